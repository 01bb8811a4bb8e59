package io.riffbook.content.bulk;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import io.riffbook.web.Ids;

import java.util.UUID;

/// Names a bulk change.
public record BulkChangeId(@JsonValue UUID value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public BulkChangeId {}

    static BulkChangeId next() {
        return new BulkChangeId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
