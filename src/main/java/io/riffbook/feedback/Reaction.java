package io.riffbook.feedback;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// What happened when a snippet was played.
public enum Reaction {
    LANDED("landed"), FELL_FLAT("fell-flat"), DREW_OBJECTION("drew-objection");

    private final String word;

    Reaction(String word) {
        this.word = word;
    }

    /// As it stands in the API and in the database.
    @JsonValue
    public String word() {
        return word;
    }

    /// The reaction of that word, if there is one.
    public static Optional<Reaction> of(String word) {
        return Arrays.stream(values()).filter(reaction -> reaction.word.equals(word)).findFirst();
    }

    /// All words, for messages.
    public static String words() {
        return Arrays.stream(values()).map(Reaction::word).collect(Collectors.joining(", "));
    }
}
