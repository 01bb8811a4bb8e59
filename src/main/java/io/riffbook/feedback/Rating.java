package io.riffbook.feedback;

import io.riffbook.access.PersonId;
import io.riffbook.content.SnippetId;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Somebody rated a revision of a snippet.
///
/// @param principal who sent it
/// @param usage the usage that was rated, if it was a particular one
/// @param applause from 1 to 5
/// @param isDemo whether it belongs to the demo, because its snippet does
public record Rating(RatingId id, String principal, SnippetId snippet, int revision, Optional<UsageId> usage,
        Optional<Integer> applause,
        Optional<Reaction> reaction, Optional<String> comment, Optional<PersonId> person, Instant occurredAt,
        Instant recordedAt, boolean isDemo) implements LedgerEntry {

    @Override
    public UUID entryId() {
        return id.value();
    }
}
