package io.riffbook.content;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import io.riffbook.web.Ids;

import java.util.UUID;

/// Names a passage of one deck revision.
public record PassageId(@JsonValue UUID value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PassageId {}

    public static PassageId next() {
        return new PassageId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
