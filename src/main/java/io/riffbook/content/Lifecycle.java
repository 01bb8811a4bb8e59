package io.riffbook.content;

import com.fasterxml.jackson.annotation.JsonValue;

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

    static Lifecycle of(String word) {
        for (Lifecycle lifecycle : values()) {
            if (lifecycle.word.equals(word)) {
                return lifecycle;
            }
        }
        throw new IllegalStateException("no lifecycle " + word);
    }
}
