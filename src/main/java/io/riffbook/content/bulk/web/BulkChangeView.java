package io.riffbook.content.bulk.web;

import io.riffbook.access.PersonId;
import io.riffbook.content.SnippetId;
import io.riffbook.content.bulk.BulkChange;
import io.riffbook.content.bulk.BulkChangeId;
import io.riffbook.content.bulk.BulkItem;
import io.riffbook.content.bulk.Change;
import io.riffbook.jobs.JobId;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/// A bulk change as the API shows it.
///
/// @param personId who wanted it; absent for a key that acts for itself
/// @param jobId follow it at `/api/v1/jobs/{id}`
/// @param undo absent while nobody undid it
record BulkChangeView(BulkChangeId id, Change change, @Nullable UUID personId, Instant at, JobId jobId, int total,
        int changed, int unchanged, int refused, @Nullable UndoView undo) {

    /// An undo.
    record UndoView(@Nullable UUID personId, Instant at, JobId jobId, int undone, int notUndone) {
        static UndoView of(BulkChange.Undo undo) {
            return new UndoView(undo.by().map(PersonId::value).orElse(null), undo.at(), undo.job(), undo.undone(),
                    undo.notUndone());
        }
    }

    /// What became of one snippet.
    ///
    /// @param problem why it was refused, or not undone
    record ItemView(SnippetId snippetId, BulkItem.Outcome outcome, BulkItem.@Nullable Refusal problem) {
        static ItemView of(BulkItem item) {
            return new ItemView(item.snippet(), item.outcome(), item.refusal().orElse(null));
        }
    }

    /// A change or an undo that was taken, and the job that does it.
    record Taken(BulkChangeId bulkChangeId, JobId jobId) {}

    static BulkChangeView of(BulkChange bulk) {
        return new BulkChangeView(bulk.id(), bulk.change(), bulk.by().map(PersonId::value).orElse(null), bulk.at(),
                bulk.job(), bulk.total(), bulk.changed(), bulk.unchanged(), bulk.refused(),
                bulk.undo().map(UndoView::of).orElse(null));
    }
}
