package io.riffbook.feedback.web;

import io.riffbook.content.SnippetId;
import io.riffbook.feedback.Channel;
import io.riffbook.feedback.FeedbackEvent;
import io.riffbook.web.FieldFault;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Somebody used a snippet, as it is sent.
record UsageBody(@Nullable SnippetId snippetId, @Nullable Integer revision, @Nullable String channel,
        @Nullable Integer audienceSize, @Nullable OpportunityBody opportunity, @Nullable Instant occurredAt,
        @Nullable String clientId, @Nullable String onBehalfOf) implements EventBody {

    @Override
    public FeedbackEvent toEvent() {
        List<FieldFault> faults = new ArrayList<>();
        if (snippetId == null) {
            faults.add(new FieldFault("/snippetId", "is required"));
        }
        Channel known = channel == null ? null : Channel.of(channel).orElse(null);
        if (known == null) {
            faults.add(new FieldFault("/channel", "must be one of " + Channel.words()));
        }
        return new FeedbackEvent.Used(EventBody.required(snippetId, faults), Optional.ofNullable(revision),
                EventBody.required(known, faults), Optional.ofNullable(audienceSize),
                Optional.ofNullable(opportunity).map(OpportunityBody::named), Optional.ofNullable(occurredAt));
    }
}
