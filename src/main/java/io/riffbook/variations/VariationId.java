package io.riffbook.variations;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.riffbook.web.Ids;

import java.util.UUID;

/// Names a variation.
public record VariationId(@JsonValue UUID value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public VariationId {}

    static VariationId next() {
        return new VariationId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
