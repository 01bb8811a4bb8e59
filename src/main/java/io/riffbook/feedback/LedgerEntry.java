package io.riffbook.feedback;

import io.riffbook.access.PersonId;
import io.riffbook.content.SnippetId;

import java.time.Instant;
import java.util.Optional;

/// One line of the ledger: never changed once written.
public sealed interface LedgerEntry permits PinnedEntry, Correction {

    EntryId entryId();

    /// Who sent it, as [io.riffbook.access.Viewer#principal] names them.
    String principal();

    SnippetId snippet();

    /// For whom it counts; absent when a key acted for itself.
    Optional<PersonId> person();

    Instant occurredAt();

    Instant recordedAt();

    /// Whether it belongs to the demo, because its snippet does.
    boolean isDemo();

    /// Whether an event that says when it happened says so of this one.
    default boolean agreesOnTime(FeedbackEvent event) {
        return event.occurredAt().map(asked -> Times.stored(asked).equals(occurredAt())).orElse(true);
    }
}
