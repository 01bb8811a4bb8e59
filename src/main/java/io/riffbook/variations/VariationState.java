package io.riffbook.variations;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Where a variation stands.
public enum VariationState {
    /// It waits for those who author.
    PROPOSED,
    /// It became a revision, or a snippet of its own.
    ADOPTED,
    /// It did not; a word says why.
    ANSWERED;

    /// As it stands in the API and in the database.
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The state of that name, if there is one.
    public static Optional<VariationState> of(String word) {
        return Arrays.stream(values()).filter(state -> state.word().equals(word)).findFirst();
    }
}
