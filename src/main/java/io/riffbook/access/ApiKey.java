package io.riffbook.access;

import io.riffbook.audit.Actor;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// What a program signs in with.
///
/// @param prefix the first characters of the secret, to recognise it by
/// @param mayActFor whether it can act for people, who then bound what it may
/// @param createdBy absent for a key that Riffbook itself made
/// @param lastUsedAt to the minute
public record ApiKey(ApiKeyId id, String name, String prefix, Set<Scope> scopes, boolean mayActFor,
        Optional<PersonId> createdBy, Instant createdAt, Instant expiresAt, Optional<Instant> revokedAt,
        Optional<Instant> lastUsedAt) {
    public ApiKey {
        scopes = Set.copyOf(scopes);
    }

    /// This key, acting for itself.
    public Viewer viewer() {
        return new Viewer(new Actor(Actor.Kind.API_KEY, id.value(), null), Optional.empty(), Set.of(Role.INTEGRATION),
                Set.of(), scopes.contains(Scope.CONTENT_WRITE));
    }

    boolean worksAt(Instant now) {
        return revokedAt.isEmpty() && now.isBefore(expiresAt);
    }
}
