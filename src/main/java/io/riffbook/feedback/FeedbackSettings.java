package io.riffbook.feedback;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/// How the ledger is kept.
///
/// @param impressionsKeptFor how long it is kept who was shown which results, from a day to ten years; usages and ratings are kept for good
@ConfigurationProperties(prefix = "riffbook.feedback", ignoreUnknownFields = false)
record FeedbackSettings(@DefaultValue("400d") Duration impressionsKeptFor) {
    private static final Duration SHORTEST = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(3_660);

    FeedbackSettings {
        if (impressionsKeptFor.compareTo(SHORTEST) < 0 || impressionsKeptFor.compareTo(LONGEST) > 0) {
            throw new IllegalStateException(
                    "riffbook.feedback.impressions-kept-for must be from " + SHORTEST + " to " + LONGEST);
        }
    }
}
