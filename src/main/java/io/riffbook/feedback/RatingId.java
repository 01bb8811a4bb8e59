package io.riffbook.feedback;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import io.riffbook.web.Ids;

import java.util.UUID;

/// Names one rating in the ledger.
public record RatingId(@JsonValue UUID value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RatingId {}

    static RatingId next() {
        return new RatingId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
