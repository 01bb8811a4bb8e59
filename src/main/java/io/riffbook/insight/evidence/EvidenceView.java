package io.riffbook.insight.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.riffbook.content.SnippetId;
import io.riffbook.insight.evidence.CountedEvidence.Counts;
import io.riffbook.insight.evidence.Lift.Estimated;
import io.riffbook.insight.evidence.SnippetJudgements.Judgement;
import io.riffbook.insight.evidence.SnippetLifts.Found;
import io.riffbook.insight.statistics.Interval;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// The evidence of a snippet as the API answers it. All intervals are of 90 %.
///
/// @param applause absent without ratings
/// @param countedAt when use and applause were counted; absent when there was nothing to count
/// @param lift over all deals
/// @param bySegment of segments with deals enough
/// @param version of the pass that computed lift; absent when no deal with it is over
/// @param computedAt as of when it did
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EvidenceView(SnippetId snippetId, @Nullable ApplauseView applause, UseView use,
        @Nullable Instant countedAt,
        LiftView lift, List<LiftView> bySegment, @Nullable Long version, @Nullable Instant computedAt) {

    /// Ratings.
    ///
    /// @param mean one voice a person, newer ratings more
    /// @param believed drawn towards the usual as long as there are few ratings
    public record ApplauseView(double mean, double believed, double low, double high, long ratings, long people) {}

    /// Use.
    ///
    /// @param meanPlace as which one it is played, on average; absent when nobody said
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record UseView(long uses, long people, long deals, long wonDeals, long impressions,
            @Nullable Double meanPlace) {}

    /// How much more often deals are won with it.
    ///
    /// @param segment empty for all deals
    /// @param deals that are over and in which it was used
    /// @param estimate absent when there are not enough deals
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LiftView(String segment, Label label, int deals, int won, @Nullable EstimateView estimate) {
        static LiftView of(Lift lift) {
            return new LiftView(lift.segment().name(), lift.label(), lift.deals(), lift.won(),
                    lift.estimate().filter(_ -> lift.label() != Label.NOT_ENOUGH_DEALS).map(EstimateView::of)
                            .orElse(null));
        }
    }

    /// The difference that it seems to make.
    ///
    /// @param lift the difference of the win rates, from -1 to 1
    /// @param matchedDeals those with it that have others to be compared with
    /// @param expectedWon how many of these would have been won without it
    /// @param others deals like them without it
    /// @param shrunk what is believed in the light of all snippets
    public record EstimateView(double lift, double low, double high, double pValue, int matchedDeals, int matchedWon,
            double expectedWon, int others, int othersWon, double shrunk, double shrunkLow, double shrunkHigh) {
        static EstimateView of(Estimated estimated) {
            Interval interval = estimated.interval();
            var difference = estimated.difference();
            return new EstimateView(difference.estimate(), interval.low(), interval.high(), difference.pValue(),
                    difference.used(), difference.usedWon(), difference.expectedWon(), difference.others(),
                    difference.othersWon(), estimated.shrunk().value(), estimated.shrunk().interval().low(),
                    estimated.shrunk().interval().high());
        }
    }

    static EvidenceView of(SnippetId snippet, Judgement judgement) {
        Optional<Counts> counts = judgement.counts();
        List<Lift> lifts = judgement.lift().map(Found::lifts).orElse(List.of());
        return new EvidenceView(snippet, counts.flatMap(EvidenceView::applause).orElse(null),
                counts.map(EvidenceView::use).orElse(new UseView(0, 0, 0, 0, 0, null)),
                counts.map(Counts::at).orElse(null),
                lifts.stream().filter(lift -> lift.segment().equals(Segment.ALL)).findFirst().map(LiftView::of)
                        .orElse(new LiftView("", Label.NOT_ENOUGH_DEALS, 0, 0, null)),
                lifts.stream().filter(lift -> !lift.segment().equals(Segment.ALL)).map(LiftView::of).toList(),
                judgement.lift().map(Found::version).orElse(null), judgement.lift().map(Found::at).orElse(null));
    }

    private static Optional<ApplauseView> applause(Counts counts) {
        return counts.applause().map(rated -> new ApplauseView(rated.mean(), rated.believed().mean(),
                rated.believed().interval().low(), rated.believed().interval().high(), rated.ratings(),
                rated.raters()));
    }

    private static UseView use(Counts counts) {
        OptionalDouble place = counts.meanPlace();
        return new UseView(counts.uses(), counts.people(), counts.deals(), counts.wins(), counts.impressions(),
                place.isPresent() ? place.getAsDouble() : null);
    }
}
