package io.riffbook.feedback.web;

import io.riffbook.content.SnippetId;
import io.riffbook.feedback.Act;
import io.riffbook.feedback.FeedbackEvent;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Somebody opened, copied or downloaded a snippet, as it is sent.
///
/// @param searchId the search out of whose results, if out of one
record HandlingBody(@Nullable SnippetId snippetId, @Nullable Integer revision, @Nullable UUID searchId,
        @Nullable Instant occurredAt, @Nullable String clientId, @Nullable String onBehalfOf) implements EventBody {

    /// @throws InvalidRequestException naming the fields that are missing or out of bounds
    FeedbackEvent.Handled toEvent(Act act) {
        if (snippetId == null) {
            throw InvalidRequestException.at(List.of(new FieldFault("/snippetId", "is required")));
        }
        return new FeedbackEvent.Handled(snippetId, Optional.ofNullable(revision), act, Optional.ofNullable(searchId),
                Optional.ofNullable(occurredAt));
    }
}
