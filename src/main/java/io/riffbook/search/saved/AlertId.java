package io.riffbook.search.saved;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import io.riffbook.web.Ids;

import java.util.UUID;

/// Names an alert.
public record AlertId(@JsonValue UUID value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AlertId {}

    static AlertId next() {
        return new AlertId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
