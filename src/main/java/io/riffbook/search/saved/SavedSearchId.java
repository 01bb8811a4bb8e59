package io.riffbook.search.saved;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import io.riffbook.web.Ids;

import java.util.UUID;

/// Names a saved search.
public record SavedSearchId(@JsonValue UUID value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SavedSearchId {}

    static SavedSearchId next() {
        return new SavedSearchId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
