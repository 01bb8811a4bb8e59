package io.riffbook.feedback.web;

import io.riffbook.access.PersonId;
import io.riffbook.content.SnippetId;
import io.riffbook.feedback.Correction;
import io.riffbook.feedback.EntryId;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// A correction as it stands in the ledger.
///
/// @param replacedBy the entry that counts instead, if any
/// @param personId who corrected; absent for a key that acted for itself
record CorrectionView(EntryId id, EntryId corrects, @Nullable EntryId replacedBy, SnippetId snippetId,
        @Nullable PersonId personId, Instant occurredAt, Instant recordedAt) {

    static CorrectionView of(Correction correction) {
        return new CorrectionView(correction.entryId(), correction.corrects(), correction.instead().orElse(null),
                correction.snippet(), correction.person().orElse(null), correction.occurredAt(),
                correction.recordedAt());
    }
}
