package io.riffbook.deals;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import io.riffbook.web.Ids;

import java.util.UUID;

/// Names an opportunity.
public record OpportunityId(@JsonValue UUID value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OpportunityId {}

    public static OpportunityId next() {
        return new OpportunityId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
