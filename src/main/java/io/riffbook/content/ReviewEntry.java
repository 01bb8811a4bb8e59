package io.riffbook.content;

import com.fasterxml.jackson.annotation.JsonValue;

import io.riffbook.access.PersonId;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/// What somebody said or did in the review of a snippet. Never changed.
///
/// @param revision that was the newest then
/// @param by absent for an API key that acts for itself
/// @param comment may be empty
public record ReviewEntry(UUID id, int revision, Action action, Optional<PersonId> by, String comment, Instant at) {
    public static final int LONGEST_COMMENT = 4_000;

    /// What it was.
    public enum Action {
        SUBMIT("submit"), APPROVE("approve"), SEND_BACK("send-back"), COMMENT("comment");

        private final String word;

        Action(String word) {
            this.word = word;
        }

        @JsonValue
        public String word() {
            return word;
        }

        static Action of(String word) {
            return Arrays.stream(values()).filter(action -> action.word.equals(word)).findFirst()
                    .orElseThrow(() -> new IllegalStateException("no review action " + word));
        }

        static Optional<Action> of(LifecycleAction step) {
            return switch (step) {
                case SUBMIT -> Optional.of(SUBMIT);
                case APPROVE -> Optional.of(APPROVE);
                case SEND_BACK -> Optional.of(SEND_BACK);
                case PUBLISH, UNSCHEDULE, RETIRE, RESTORE -> Optional.empty();
            };
        }
    }

    /// @throws InvalidRequestException when no comment can be like this
    static void check(String comment) {
        if (comment.isBlank() || comment.length() > LONGEST_COMMENT
                || comment.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')) {
            throw InvalidRequestException.at(new FieldFault("/comment",
                    "must be text of 1 to " + LONGEST_COMMENT + " characters, without control characters"));
        }
    }
}
