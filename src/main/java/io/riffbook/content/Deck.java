package io.riffbook.content;

import io.riffbook.access.PersonId;
import io.riffbook.web.Version;

import java.time.Instant;
import java.util.Optional;

/// A document that marketing composes or uploads.
///
/// @param currentRevision the newest that could be read
/// @param passages of that revision
/// @param snippets that came from any revision of it
public record Deck(DeckId id, Version version, String title, Optional<PersonId> owner, int currentRevision,
        String fileName, String mediaType, int passages, long snippets, boolean isDemo, Instant createdAt,
        Instant changedAt) {
    public static final int LONGEST_TITLE = 200;
}
