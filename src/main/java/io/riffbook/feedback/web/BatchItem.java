package io.riffbook.feedback.web;

import io.riffbook.feedback.FeedbackEvent;
import io.riffbook.web.IdempotencyKey;
import io.riffbook.web.RefusedException;

import java.util.Optional;

/// One event of a batch, as far as it could be read.
sealed interface BatchItem {

    /// An event that the ledger may see.
    ///
    /// @param onBehalfOf the person for whom it counts, as sent
    record Read(IdempotencyKey clientId, Optional<String> onBehalfOf, FeedbackEvent event) implements BatchItem {}

    /// An event that is refused before the ledger sees it.
    ///
    /// @param clientId as sent, or empty
    record Unreadable(String clientId, RefusedException reason) implements BatchItem {}
}
