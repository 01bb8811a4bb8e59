package io.riffbook.deals;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How an opportunity ended, or that it hasn't.
public enum Outcome {
    OPEN, WON, LOST,
    /// The customer decided nothing: the deal that most deals are lost to.
    NO_DECISION;

    /// As it stands in the API and in the database.
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The outcome of that name, if there is one.
    public static Optional<Outcome> of(String word) {
        return Arrays.stream(values()).filter(outcome -> outcome.word().equals(word)).findFirst();
    }
}
