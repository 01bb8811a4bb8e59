package io.riffbook.feedback;

import io.riffbook.access.PersonId;
import io.riffbook.content.SnippetId;

import java.time.Instant;
import java.util.Optional;

/// Somebody rated a revision of a snippet.
///
/// @param principal who sent it
/// @param usage the usage that was rated, if it was a particular one
/// @param applause from 1 to 5
public record Rating(RatingId id, String principal, SnippetId snippet, int revision, Optional<UsageId> usage,
        Optional<Integer> applause, Optional<Reaction> reaction, Optional<String> comment, Optional<PersonId> person,
        Instant occurredAt,
        Instant recordedAt, boolean isDemo) implements PinnedEntry {

    @Override
    public EntryId entryId() {
        return new EntryId(id.value());
    }
}
