package io.riffbook.feedback.web;

import io.riffbook.feedback.FeedbackEvent;
import io.riffbook.web.IdempotencyKey;
import io.riffbook.web.RefusedException;

/// One event of a batch, as far as it could be read.
sealed interface BatchItem {

    /// An event that the ledger may see.
    record Read(IdempotencyKey clientId, EventBody body, FeedbackEvent event) implements BatchItem {}

    /// An event that is refused before the ledger sees it.
    ///
    /// @param clientId as sent, or empty
    record Unreadable(String clientId, RefusedException reason) implements BatchItem {}
}
