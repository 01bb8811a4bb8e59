package io.riffbook.feedback.web;

import io.riffbook.content.SnippetId;
import io.riffbook.feedback.Channel;
import io.riffbook.feedback.Usage;
import io.riffbook.feedback.UsageId;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/// A usage as it stands in the ledger.
///
/// @param personId for whom it counts; absent when a key acted for itself
record UsageView(UsageId id, SnippetId snippetId, int revision, Channel channel, @Nullable Integer audienceSize,
        @Nullable Opportunity opportunity, @Nullable String venue, @Nullable Integer place, @Nullable UUID personId,
        Instant occurredAt, Instant recordedAt) {

    record Opportunity(String source, String externalId) {}

    static UsageView of(Usage usage) {
        return new UsageView(usage.id(), usage.snippet(), usage.revision(), usage.channel(),
                usage.audienceSize().orElse(null),
                usage.opportunity().map(ref -> new Opportunity(ref.source(), ref.externalId())).orElse(null),
                usage.venue().orElse(null), usage.place().orElse(null),
                usage.person().map(person -> person.value()).orElse(null), usage.occurredAt(), usage.recordedAt());
    }
}
