package io.riffbook.content.exchange;

import com.fasterxml.jackson.annotation.JsonValue;

import io.riffbook.web.Problem;
import io.riffbook.web.RefusedException;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What became of one row of an import.
///
/// @param number of the row, from 1
/// @param place where it stood: a line, or a file of the archive
/// @param type `snippet`, `deck`, `taxonomy` or `file`; `row` for what could not be read
/// @param id of what is here now, if it has a UUID
/// @param notes what was taken otherwise than it was written
/// @param problem why it was refused
public record ImportResult(int number, String place, String type, @Nullable UUID id, Outcome outcome,
        List<String> notes, Optional<Problem> problem) {
    static final int MOST_NOTES = 50;
    static final int LONGEST_NOTE = 300;
    private static final int LONGEST_PLACE = 300;

    public ImportResult {
        notes = List.copyOf(notes);
        place = place.length() <= LONGEST_PLACE ? place : "…" + place.substring(place.length() - LONGEST_PLACE + 1);
    }

    /// How it came out.
    public enum Outcome {
        /// It was not here, and is now.
        CREATED("created"),
        /// It was here with the same content.
        UNCHANGED("unchanged"),
        /// It was here with other content, which was left alone.
        EXISTS("exists"),
        /// It can't be taken.
        REFUSED("refused");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }

        /// As it stands in the API.
        @JsonValue
        public String word() {
            return word;
        }

        /// The outcome of that word, if there is one.
        public static Optional<Outcome> find(String word) {
            return Arrays.stream(values()).filter(outcome -> outcome.word.equals(word)).findFirst();
        }
    }

    static ImportResult of(int number, String place, String type, @Nullable UUID id, Outcome outcome,
            List<String> notes) {
        return new ImportResult(number, place, type, id, outcome, notes, Optional.empty());
    }

    static ImportResult refused(int number, String place, String type, RefusedException reason) {
        return new ImportResult(number, place, type, null, Outcome.REFUSED, List.of(), Optional.of(reason.problem()));
    }
}
