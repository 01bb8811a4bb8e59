package io.riffbook.insight.reports;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// How one snippet does: from being shown to deals won, by segment, over time, wins and losses side by side.
///
/// @param before the same in the period before, which is as long
/// @param people who used it in the period
/// @param openDeals in which it has been used, as of now
/// @param steps every month of the period in turn, or every day of a short one
/// @param revisions those written in the period, the oldest first
/// @param segments how the deals ended that closed in the period and in which it had been used
/// @param reasons of the losses among them, the most frequent first
/// @param scores how many ratings of the period gave one, two, … five
/// @param asOf what the ledger said by then is counted; absent before anything is
public record SnippetReport(@JsonUnwrapped Period period, @JsonUnwrapped SnippetLine line, Tally before, long people,
        long openDeals, List<Step> steps, List<Written> revisions, List<Segment> segments, List<Reason> reasons,
        List<Long> scores, @Nullable Instant asOf) {
    public SnippetReport {
        steps = List.copyOf(steps);
        revisions = List.copyOf(revisions);
        segments = List.copyOf(segments);
        reasons = List.copyOf(reasons);
        scores = List.copyOf(scores);
    }

    /// A revision, and since when it is there.
    public record Written(int number, String title, Instant at) {}

    /// How the deals of a segment ended; a deal can belong to several, also of one dimension.
    ///
    /// @param dimension a taxonomy of the CRM's concepts (such as industry); `stage` in which the deal was when it was used first there;
    /// `channel` and `audience`, by which and before how many it was used there
    /// @param segment a concept, a channel, or a size
    public record Segment(String dimension, String segment, long won, long lost, long noDecision) {}

    /// Why deals were lost, as the CRM says.
    public record Reason(String reason, long deals) {}
}
