package io.riffbook.content;

import io.riffbook.access.PersonId;

import java.time.Instant;
import java.util.Optional;

/// Somebody's word that a revision is true.
///
/// @param revision that they looked at; it says nothing of a later one
/// @param by absent for an API key that acts for itself
public record Verified(int revision, Optional<PersonId> by, Instant at) {}
