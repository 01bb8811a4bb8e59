package io.riffbook.feedback;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import io.riffbook.web.Ids;

import java.util.UUID;

/// Names one usage in the ledger.
public record UsageId(@JsonValue UUID value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public UsageId {}

    static UsageId next() {
        return new UsageId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
