package io.riffbook.feedback.web;

import io.riffbook.content.SnippetId;
import io.riffbook.feedback.Rating;
import io.riffbook.feedback.RatingId;
import io.riffbook.feedback.Reaction;
import io.riffbook.feedback.UsageId;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// A rating as it stands in the ledger. Who gave it is not shown: applause that is signed is polite.
record RatingView(RatingId id, SnippetId snippetId, int revision, @Nullable UsageId usageId, @Nullable Integer applause,
        @Nullable Reaction reaction, @Nullable String comment, Instant occurredAt, Instant recordedAt) {

    static RatingView of(Rating rating) {
        return new RatingView(rating.id(), rating.snippet(), rating.revision(), rating.usage().orElse(null),
                rating.applause().orElse(null), rating.reaction().orElse(null), rating.comment().orElse(null),
                rating.occurredAt(), rating.recordedAt());
    }
}
