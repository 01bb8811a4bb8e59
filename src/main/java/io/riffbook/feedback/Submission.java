package io.riffbook.feedback;

import io.riffbook.access.Viewer;
import io.riffbook.web.IdempotencyKey;

import java.util.Optional;

/// An event on its way into the ledger.
///
/// @param viewer who sends it, and for whom it counts
/// @param clientId the sender's own name for the event: of all entries of one kind that one principal sends with the same
///        one, the ledger keeps the first; absent: every sending counts
public record Submission(Viewer viewer, Optional<IdempotencyKey> clientId, FeedbackEvent event) {}
