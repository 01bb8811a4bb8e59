package io.riffbook.feedback;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What somebody did with a snippet before using it. The set is closed.
public enum Act {
    OPEN, COPY, DOWNLOAD;

    /// As it stands in the API and in the database.
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The act of that word, if there is one.
    public static Optional<Act> of(String word) {
        return Arrays.stream(values()).filter(act -> act.word().equals(word)).findFirst();
    }
}
