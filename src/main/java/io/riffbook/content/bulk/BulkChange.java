package io.riffbook.content.bulk;

import io.riffbook.access.PersonId;
import io.riffbook.jobs.JobId;

import java.time.Instant;
import java.util.Optional;

/// One change of many snippets, as far as it has come.
///
/// @param by absent for an API key that acts for itself
/// @param total how many snippets were selected
/// @param changed of these, so far; with `unchanged` and `refused` as many as `total` once it is over
/// @param undo its undo, if somebody asked for that
public record BulkChange(BulkChangeId id, Change change, Optional<PersonId> by, Instant at, JobId job, int total,
        int changed, int unchanged, int refused, Optional<Undo> undo) {

    /// How many it has been through.
    int done() {
        return changed + unchanged + refused;
    }

    /// The undo of a bulk change.
    ///
    /// @param undone snippets on which the change was put back, so far
    /// @param notUndone changed snippets that were left as they are, because somebody changed them since or for another reason
    public record Undo(Optional<PersonId> by, Instant at, JobId job, int undone, int notUndone) {
        int done() {
            return undone + notUndone;
        }
    }
}
