package io.riffbook.search;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;
import java.util.Set;

/// How search is set up.
///
/// @param engine which engine keeps the index
/// @param timeout how long one search may take, up to a minute
/// @param driftCheck how often record and index are compared, from a second to a week; 0: never
@ConfigurationProperties(prefix = "riffbook.search", ignoreUnknownFields = false)
record SearchSettings(@DefaultValue("lucene") String engine, @DefaultValue("2s") Duration timeout,
        @DefaultValue("10m") Duration driftCheck) {
    private static final Set<String> ENGINES = Set.of("lucene");
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration MOST_OFTEN = Duration.ofSeconds(1);
    private static final Duration MOST_SELDOM = Duration.ofDays(7);

    SearchSettings {
        if (!ENGINES.contains(engine)) {
            throw new IllegalStateException(
                    "riffbook.search.engine is \"" + engine + "\": it must be one of " + ENGINES);
        }
        if (!timeout.isPositive() || timeout.compareTo(LONGEST) > 0) {
            throw new IllegalStateException("riffbook.search.timeout must be longer than 0 and at most " + LONGEST);
        }
        if (!driftCheck.isZero()
                && (driftCheck.compareTo(MOST_OFTEN) < 0 || driftCheck.compareTo(MOST_SELDOM) > 0)) {
            throw new IllegalStateException("riffbook.search.drift-check must be from " + MOST_OFTEN + " to "
                    + MOST_SELDOM + ", or 0 for never");
        }
    }
}
