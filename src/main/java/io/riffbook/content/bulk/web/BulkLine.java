package io.riffbook.content.bulk.web;

import io.riffbook.content.bulk.BulkChange;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/// A bulk change as pages show it.
///
/// @param what was done, in words
/// @param by absent for a program
/// @param undo absent while nobody undid it
public record BulkLine(UUID id, String what, @Nullable String by, Instant at, int total, int changed, int unchanged,
        int refused, @Nullable UndoLine undo) {

    /// Its undo.
    public record UndoLine(@Nullable String by, Instant at, int undone, int notUndone) {}

    static BulkLine of(BulkChange bulk, ChangeWords words) {
        return new BulkLine(bulk.id().value(), words.of(bulk.change()), words.name(bulk.by()), bulk.at(), bulk.total(),
                bulk.changed(), bulk.unchanged(), bulk.refused(),
                bulk.undo().map(undo -> new UndoLine(words.name(undo.by()), undo.at(), undo.undone(),
                        undo.notUndone())).orElse(null));
    }

    /// How many have had their turn.
    public int done() {
        return changed + unchanged + refused;
    }
}
