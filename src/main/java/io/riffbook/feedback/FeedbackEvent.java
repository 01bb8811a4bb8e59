package io.riffbook.feedback;

import io.riffbook.content.SnippetId;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Something that happened with a snippet, as it is told to the ledger.
public sealed interface FeedbackEvent {
    int LARGEST_AUDIENCE = 1_000_000;
    int MOST_APPLAUSE = 5;
    int LONGEST_COMMENT = 2_000;

    SnippetId snippet();

    /// Which revision it was; absent: the one that is published when the event arrives.
    Optional<Integer> revision();

    /// When it happened; absent: when the event arrives. However late is fine.
    Optional<Instant> occurredAt();

    /// Somebody used a snippet.
    ///
    /// @param audienceSize how many people saw or heard it, if known
    record Used(SnippetId snippet, Optional<Integer> revision, Channel channel, Optional<Integer> audienceSize,
            Optional<NamedOpportunity> opportunity, Optional<Instant> occurredAt) implements FeedbackEvent {

        /// @throws InvalidRequestException naming every field that is out of bounds
        public Used {
            List<FieldFault> faults = new ArrayList<>();
            checkRevision(revision, faults);
            if (audienceSize.filter(size -> size < 1 || size > LARGEST_AUDIENCE).isPresent()) {
                faults.add(new FieldFault("/audienceSize", "must be from 1 to " + LARGEST_AUDIENCE));
            }
            refuse(faults);
        }
    }

    /// Somebody rated a snippet: with applause, with what happened, or both.
    ///
    /// @param usage the usage that is rated, if it is a particular one
    /// @param comment plain text; a blank one is none
    record Rated(SnippetId snippet, Optional<Integer> revision, Optional<UsageId> usage, Optional<Integer> applause,
            Optional<Reaction> reaction, Optional<String> comment, Optional<Instant> occurredAt)
            implements
                FeedbackEvent {

        /// @throws InvalidRequestException naming every field that is out of bounds
        public Rated {
            comment = comment.map(String::strip).filter(text -> !text.isEmpty());
            List<FieldFault> faults = new ArrayList<>();
            checkRevision(revision, faults);
            if (applause.isEmpty() && reaction.isEmpty()) {
                faults.add(new FieldFault("/applause", "applause or a reaction is required"));
            }
            if (applause.filter(claps -> claps < 1 || claps > MOST_APPLAUSE).isPresent()) {
                faults.add(new FieldFault("/applause", "must be from 1 to " + MOST_APPLAUSE));
            }
            comment.ifPresent(text -> checkComment(text, faults));
            refuse(faults);
        }
    }

    private static void checkRevision(Optional<Integer> revision, List<FieldFault> faults) {
        if (revision.filter(number -> number < 1).isPresent()) {
            faults.add(new FieldFault("/revision", "revisions are numbered from 1"));
        }
    }

    private static void checkComment(String text, List<FieldFault> faults) {
        if (text.length() > LONGEST_COMMENT) {
            faults.add(new FieldFault("/comment", "has at most " + LONGEST_COMMENT + " characters"));
        }
        if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')) {
            faults.add(new FieldFault("/comment", "holds control characters"));
        }
    }

    private static void refuse(List<FieldFault> faults) {
        if (!faults.isEmpty()) {
            throw InvalidRequestException.at(faults);
        }
    }
}
