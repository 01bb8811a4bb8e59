package io.riffbook.access;

import io.riffbook.web.Ids;

import java.util.UUID;

/// Names a person.
public record PersonId(UUID value) {
    public static PersonId next() {
        return new PersonId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
