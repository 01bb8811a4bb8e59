package io.riffbook.access;

import io.riffbook.web.Ids;

import java.util.UUID;

/// Names a group of people.
public record GroupId(UUID value) {
    public static GroupId next() {
        return new GroupId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
