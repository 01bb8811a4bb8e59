package io.riffbook.feedback.web;

import io.riffbook.content.SnippetId;
import io.riffbook.feedback.FeedbackEvent;
import io.riffbook.feedback.Reaction;
import io.riffbook.feedback.UsageId;
import io.riffbook.web.FieldFault;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Somebody rated a snippet, as it is sent.
record RatingBody(@Nullable SnippetId snippetId, @Nullable Integer revision, @Nullable UsageId usageId,
        @Nullable Integer applause, @Nullable String reaction, @Nullable String comment, @Nullable Instant occurredAt,
        @Nullable String clientId, @Nullable String onBehalfOf) implements EventBody {

    /// What the ledger is told.
    ///
    /// @throws io.riffbook.web.InvalidRequestException naming the fields that are missing or out of bounds
    FeedbackEvent.Rated toEvent() {
        List<FieldFault> faults = new ArrayList<>();
        if (snippetId == null) {
            faults.add(new FieldFault("/snippetId", "is required"));
        }
        Optional<Reaction> known = Optional.ofNullable(reaction).flatMap(Reaction::of);
        if (reaction != null && known.isEmpty()) {
            faults.add(new FieldFault("/reaction", "must be one of " + Reaction.words()));
        }
        return new FeedbackEvent.Rated(EventBody.required(snippetId, faults), Optional.ofNullable(revision),
                Optional.ofNullable(usageId), Optional.ofNullable(applause), known, Optional.ofNullable(comment),
                Optional.ofNullable(occurredAt));
    }
}
