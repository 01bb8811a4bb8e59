package io.riffbook.content.bulk;

import com.fasterxml.jackson.annotation.JsonValue;

import io.riffbook.content.SnippetId;

import java.util.Arrays;
import java.util.Optional;

/// What became of one snippet of a bulk change.
///
/// @param refusal why it was refused, or not undone
public record BulkItem(SnippetId snippet, Outcome outcome, Optional<Refusal> refusal) {

    /// Why.
    ///
    /// @param type the problem's slug
    /// @param detail for people
    public record Refusal(String type, String detail) {}

    /// What became of it. The last two follow on CHANGED, by an undo.
    public enum Outcome {
        WAITING("waiting"), CHANGED("changed"), UNCHANGED("unchanged"), REFUSED("refused"), UNDONE("undone"),
        NOT_UNDONE("not-undone");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }

        /// As it stands in the API and in the database.
        @JsonValue
        public String word() {
            return word;
        }

        /// The outcome of that word, if it is one.
        public static Optional<Outcome> find(String word) {
            return Arrays.stream(values()).filter(outcome -> outcome.word.equals(word)).findFirst();
        }
    }
}
