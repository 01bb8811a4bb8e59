package io.riffbook.feedback;

import io.riffbook.access.PersonId;
import io.riffbook.content.SnippetId;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Somebody opened, copied or downloaded a revision of a snippet.
///
/// @param principal who sent it
/// @param search the search out of whose results, if out of one
public record Handling(EntryId entryId, String principal, SnippetId snippet, int revision, Act act,
        Optional<UUID> search, Optional<PersonId> person, Instant occurredAt, Instant recordedAt, boolean isDemo)
        implements
            PinnedEntry {}
