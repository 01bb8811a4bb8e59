package io.riffbook.insight.evidence;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What may be claimed of a snippet.
public enum Label {
    /// More deals are won with it than without it.
    WINNING,
    /// Fewer deals are won with it than without it.
    LOSING,
    /// There are deals enough, and neither can be told.
    NO_CLEAR_DIFFERENCE,
    /// Whatever the numbers are, they say nothing yet.
    NOT_ENOUGH_DEALS;

    /// As it stands in the API and in the database.
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Label> of(String word) {
        return Arrays.stream(values()).filter(label -> label.word().equals(word)).findFirst();
    }
}
