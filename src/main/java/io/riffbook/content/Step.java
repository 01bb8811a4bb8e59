package io.riffbook.content;

import static io.riffbook.content.LifecycleAction.PUBLISH;
import static io.riffbook.content.LifecycleAction.SEND_BACK;

import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;
import io.riffbook.web.Times;

import java.time.Instant;
import java.util.Optional;

/// A step of the lifecycle with what is said about it.
///
/// @param comment for whoever takes part in the review; whoever sends back must say why
/// @param at when to publish, if not now
public record Step(LifecycleAction action, Optional<String> comment, Optional<Instant> at) {

    /// Checks what belongs to which step.
    ///
    /// @throws InvalidRequestException when it has what it can't, or lacks what it needs
    public Step {
        comment = comment.map(String::strip).filter(text -> !text.isEmpty());
        comment.ifPresent(ReviewEntry::check);
        if (action == SEND_BACK && comment.isEmpty()) {
            throw InvalidRequestException
                    .at(new FieldFault("/comment", "is required: say what should change"));
        }
        at.ifPresent(time -> Times.check(time, "/at"));
        if (action != PUBLISH && at.isPresent()) {
            throw InvalidRequestException.at(new FieldFault("/at", "only publish can be planned"));
        }
    }

    /// Without a word, and now.
    public static Step of(LifecycleAction action) {
        return new Step(action, Optional.empty(), Optional.empty());
    }
}
