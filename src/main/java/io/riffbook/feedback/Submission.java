package io.riffbook.feedback;

import io.riffbook.web.IdempotencyKey;

import java.util.Optional;

/// An event on its way into the ledger.
///
/// @param clientId the sender's own name for the event: of all usages (and of all ratings) that one principal sends with the
///        same one, the ledger keeps the first; absent: every sending counts
public record Submission(Optional<IdempotencyKey> clientId, FeedbackEvent event) {}
