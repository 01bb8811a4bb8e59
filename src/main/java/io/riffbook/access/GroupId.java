package io.riffbook.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.riffbook.web.Ids;

import java.util.UUID;

/// Names a group of people.
public record GroupId(@JsonValue UUID value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public GroupId {}

    public static GroupId next() {
        return new GroupId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
