package io.riffbook.feedback;

import io.riffbook.access.PersonId;
import io.riffbook.content.SnippetId;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// One line of the ledger: never changed once written.
public sealed interface LedgerEntry permits Usage, Rating {

    /// The plain value of its typed id.
    UUID entryId();

    /// Who sent it, as [io.riffbook.access.Viewer#principal] names them.
    String principal();

    SnippetId snippet();

    int revision();

    /// For whom it counts; absent when a key acted for itself.
    Optional<PersonId> person();

    Instant occurredAt();

    Instant recordedAt();

    /// Whether the event says the same as this entry, as far as it says anything: what it leaves to the ledger is not compared.
    default boolean agreesWith(FeedbackEvent event) {
        return snippet().equals(event.snippet())
                && event.revision().map(asked -> asked == revision()).orElse(true)
                && event.occurredAt().map(asked -> Times.stored(asked).equals(occurredAt())).orElse(true);
    }
}
