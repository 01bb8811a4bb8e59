package io.riffbook.insight.evidence;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/// How evidence is judged.
///
/// @param floorDeals fewer closed deals with a snippet, or deals like them without it, are "not enough deals"; from 10 to 10,000
/// @param matchedBy taxonomies whose concepts deals must have in common to be compared; at most five
/// @param falseClaims which share of all that is called winning or losing may be wrongly called so, on average; from 0.01 to 0.5
/// @param halfLife after which time a rating counts half; from a week to a hundred years
/// @param passEvery how often everything is computed anew, from a minute to a week
@ConfigurationProperties(prefix = "riffbook.insight.evidence", ignoreUnknownFields = false)
record EvidenceSettings(@DefaultValue("30") int floorDeals, @DefaultValue("industry") Set<String> matchedBy,
        @DefaultValue("0.1") double falseClaims, @DefaultValue("365d") Duration halfLife,
        @DefaultValue("1h") Duration passEvery) {
    private static final String PREFIX = "riffbook.insight.evidence.";
    private static final int LOWEST_FLOOR = 10;
    private static final int HIGHEST_FLOOR = 10_000;
    private static final int MOST_TAXONOMIES = 5;
    private static final double FEWEST_FALSE = 0.01;
    private static final double MOST_FALSE = 0.5;
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration LONGEST_HALF_LIFE = Duration.ofDays(36_525);

    EvidenceSettings {
        matchedBy = new TreeSet<>(matchedBy);
        if (floorDeals < LOWEST_FLOOR || floorDeals > HIGHEST_FLOOR) {
            throw new IllegalStateException(
                    PREFIX + "floor-deals must be from " + LOWEST_FLOOR + " to " + HIGHEST_FLOOR);
        }
        if (matchedBy.size() > MOST_TAXONOMIES) {
            throw new IllegalStateException(PREFIX + "matched-by names at most " + MOST_TAXONOMIES + " taxonomies");
        }
        if (!(falseClaims >= FEWEST_FALSE && falseClaims <= MOST_FALSE)) {
            throw new IllegalStateException(PREFIX + "false-claims must be from " + FEWEST_FALSE + " to " + MOST_FALSE);
        }
        if (halfLife.compareTo(WEEK) < 0 || halfLife.compareTo(LONGEST_HALF_LIFE) > 0) {
            throw new IllegalStateException(PREFIX + "half-life must be from a week to a hundred years");
        }
        if (passEvery.compareTo(Duration.ofMinutes(1)) < 0 || passEvery.compareTo(WEEK) > 0) {
            throw new IllegalStateException(PREFIX + "pass-every must be from a minute to a week");
        }
    }
}
