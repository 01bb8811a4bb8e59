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
///
/// @param venue where it was, in a line of text
/// @param place as which one in a call or a pitch it was played, from 1
record UsageBody(@Nullable SnippetId snippetId, @Nullable Integer revision, @Nullable String channel,
        @Nullable Integer audienceSize, @Nullable NamedOpportunityBody opportunity, @Nullable String venue,
        @Nullable Integer place,
        @Nullable Instant occurredAt, @Nullable String clientId, @Nullable String onBehalfOf) implements EventBody {

    /// What the ledger is told.
    ///
    /// @throws io.riffbook.web.InvalidRequestException naming the fields that are missing or out of bounds
    FeedbackEvent.Used toEvent() {
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
                Optional.ofNullable(opportunity).map(NamedOpportunityBody::named), Optional.ofNullable(venue),
                Optional.ofNullable(place), Optional.ofNullable(occurredAt));
    }
}
