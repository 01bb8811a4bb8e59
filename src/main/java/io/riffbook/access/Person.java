package io.riffbook.access;

import io.riffbook.audit.Actor;
import io.riffbook.web.Version;

import java.time.Instant;
import java.util.Optional;

/// Somebody who works with Riffbook.
///
/// @param active whether they may sign in, and keys may act for them
/// @param version moves on with every change that an administrator makes
public record Person(PersonId id, PersonDetails details, boolean active, Version version, Instant createdAt) {
    /// This person, asking for themselves.
    public Viewer viewer() {
        return viewer(new Actor(Actor.Kind.PERSON, id.value(), null));
    }

    Viewer viewer(Actor actor) {
        return new Viewer(actor, Optional.of(id), details.roles(), details.groups());
    }

    boolean isActiveAdmin() {
        return active && details.roles().contains(Role.ADMIN);
    }
}
