package io.riffbook.content;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Arrays;
import java.util.Optional;

/// Where the newest revision of a snippet stands. A published snippet can have a newer draft: then this says draft, and the
/// snippet still has a published revision.
public enum Lifecycle {
    DRAFT("draft"), IN_REVIEW("in-review"), APPROVED("approved"), PUBLISHED("published"), RETIRED("retired");

    private final String word;

    Lifecycle(String word) {
        this.word = word;
    }

    /// As it stands in the API and in the database.
    @JsonValue
    public String word() {
        return word;
    }

    /// The lifecycle of that word, if it is one.
    public static Optional<Lifecycle> find(String word) {
        return Arrays.stream(values()).filter(lifecycle -> lifecycle.word.equals(word)).findFirst();
    }

    static Lifecycle of(String word) {
        return find(word).orElseThrow(() -> new IllegalStateException("no lifecycle " + word));
    }
}
