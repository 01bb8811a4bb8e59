package io.riffbook.feedback.web;

import io.riffbook.feedback.EntryId;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

import tools.jackson.databind.node.ObjectNode;

/// Somebody takes back what they sent, as it is sent.
///
/// @param corrects the id of a usage, a rating, or what was opened, copied or downloaded
/// @param replacement what is to stand instead: an event as in a batch, without clientId and onBehalfOf
record CorrectionBody(@Nullable EntryId corrects,
        @Schema(type = "object", description = "What is to stand instead: an event of the same type, with type, as in a batch") @Nullable ObjectNode replacement,
        @Nullable Instant occurredAt, @Nullable String clientId, @Nullable String onBehalfOf) implements EventBody {}
