package io.riffbook.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.riffbook.web.Ids;

import java.util.UUID;

/// Names an API key; no secret.
public record ApiKeyId(@JsonValue UUID value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ApiKeyId {}

    static ApiKeyId next() {
        return new ApiKeyId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
