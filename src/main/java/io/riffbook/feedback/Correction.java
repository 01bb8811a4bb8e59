package io.riffbook.feedback;

import io.riffbook.access.PersonId;
import io.riffbook.content.SnippetId;

import java.time.Instant;
import java.util.Optional;

/// Somebody took back an entry, which stays in the ledger and counts no more.
///
/// @param principal who sent it
/// @param corrects the entry that counts no more
/// @param instead the entry that counts in its place, if any
/// @param snippet of the entry that counts no more
public record Correction(EntryId entryId, String principal, EntryId corrects, Optional<EntryId> instead,
        SnippetId snippet, Optional<PersonId> person, Instant occurredAt, Instant recordedAt, boolean isDemo)
        implements
            LedgerEntry {}
