package io.riffbook.search;

import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;
import java.util.stream.DoubleStream;

/// How much each reason counts. All are points; the best match of the words has [#words] of them.
///
/// @param words for the words, in proportion to the best match
/// @param forEach for each concept of the moment that it is for
/// @param forMost for all of these together at most
/// @param tagEach for each concept of the moment among its tags
/// @param tagMost for all of these together at most
/// @param usualKind for a kind that is usually played in the stage
/// @param notFor taken off what is not for the moment; at least as much as everything else together
/// @param seen taken off what the account has seen already
/// @param applause for applause of 5, as far as there are ratings enough to be sure; the same is taken off below 3.5
/// @param lift for a win lift of ten points; the same is taken off for ten points less
/// @param explore how much of what is not known of a snippet's win lift is left to chance, so that it gets known; from 0 (nothing) to 1
/// @param fresh for what changed right now
/// @param halfAsFresh after which time freshness counts half
/// @param verified for what somebody's word stands for
/// @param untriedBelow what stood in fewer pages of results counts as untried; 0: nothing does
/// @param untriedFrom how many of the first one's points an untried one needs to be given a place among the first ten, from 0 to 1
public record RankingWeights(@DefaultValue("1") double words, @DefaultValue("0.3") double forEach,
        @DefaultValue("0.6") double forMost, @DefaultValue("0.1") double tagEach, @DefaultValue("0.3") double tagMost,
        @DefaultValue("0.1") double usualKind, @DefaultValue("3") double notFor, @DefaultValue("1") double seen,
        @DefaultValue("0.15") double applause, @DefaultValue("0.3") double lift, @DefaultValue("0.3") double explore,
        @DefaultValue("0.15") double fresh,
        @DefaultValue("180d") Duration halfAsFresh, @DefaultValue("0.05") double verified,
        @DefaultValue("20") int untriedBelow, @DefaultValue("0.5") double untriedFrom) {
    private static final double HEAVIEST = 100;
    private static final int MOST_IMPRESSIONS = 1_000_000;
    private static final String PREFIX = "riffbook.search.ranking.";
    /// What counts if nothing is set.
    static final RankingWeights USUAL = new RankingWeights(1, 0.3, 0.6, 0.1, 0.3, 0.1, 3, 1, 0.15, 0.3, 0.3, 0.15,
            Duration.ofDays(180), 0.05, 20, 0.5);

    /// Checks them; a value out of bounds stops the start.
    public RankingWeights {
        if (DoubleStream.of(words, forEach, forMost, tagEach, tagMost, usualKind, notFor, seen, applause, lift, fresh,
                verified).anyMatch(weight -> !(weight >= 0 && weight <= HEAVIEST))) {
            throw new IllegalStateException(PREFIX + "*: each weight must be from 0 to " + HEAVIEST);
        }
        if (notFor < words + forMost + tagMost + usualKind + applause + lift + fresh + verified) {
            throw new IllegalStateException(
                    PREFIX + "not-for must be at least as much as all that speaks for a snippet together");
        }
        if (!(explore >= 0 && explore <= 1)) {
            throw new IllegalStateException(PREFIX + "explore must be from 0 to 1");
        }
        if (!halfAsFresh.isPositive()) {
            throw new IllegalStateException(PREFIX + "half-as-fresh must be longer than 0");
        }
        if (untriedBelow < 0 || untriedBelow > MOST_IMPRESSIONS || !(untriedFrom >= 0 && untriedFrom <= 1)) {
            throw new IllegalStateException(PREFIX + "untried-below must be from 0 to " + MOST_IMPRESSIONS
                    + ", and untried-from from 0 to 1");
        }
    }
}
