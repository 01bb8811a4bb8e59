package io.riffbook.feedback;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import io.riffbook.web.Ids;

import java.util.UUID;

/// Names one entry of the ledger, of whichever kind it is.
public record EntryId(@JsonValue UUID value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EntryId {}

    static EntryId next() {
        return new EntryId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
