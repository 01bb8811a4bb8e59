package io.riffbook.audit;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/// Who did something: a person, an API key (perhaps for a person), or Riffbook itself.
///
/// @param id of the person or key; absent for the system
/// @param onBehalfOf the person for whom a key acted
public record Actor(Kind kind, @Nullable UUID id, @Nullable UUID onBehalfOf) {
    public static final Actor SYSTEM = new Actor(Kind.SYSTEM, null, null);

    /// What sort of actor it is.
    public enum Kind { PERSON, API_KEY, SYSTEM }

    public Actor {
        if ((kind == Kind.SYSTEM) != (id == null)) {
            throw new IllegalArgumentException("an actor other than the system has an id");
        }
    }
}
