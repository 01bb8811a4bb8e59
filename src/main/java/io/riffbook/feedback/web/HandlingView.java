package io.riffbook.feedback.web;

import io.riffbook.access.PersonId;
import io.riffbook.content.SnippetId;
import io.riffbook.feedback.Act;
import io.riffbook.feedback.EntryId;
import io.riffbook.feedback.Handling;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/// What was opened, copied or downloaded, as it stands in the ledger.
///
/// @param personId for whom it counts; absent when a key acted for itself
record HandlingView(EntryId id, Act type, SnippetId snippetId, int revision, @Nullable UUID searchId,
        @Nullable PersonId personId, Instant occurredAt, Instant recordedAt) {

    static HandlingView of(Handling handling) {
        return new HandlingView(handling.entryId(), handling.act(), handling.snippet(), handling.revision(),
                handling.search().orElse(null), handling.person().orElse(null), handling.occurredAt(),
                handling.recordedAt());
    }
}
