package io.riffbook.search;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;
import java.util.Set;

/// How search is set up.
///
/// @param engine which engine keeps the index: `lucene`, which needs nothing else, or `elasticsearch`
/// @param timeout how long one search may take, up to a minute
@ConfigurationProperties("riffbook.search")
record SearchSettings(@DefaultValue("lucene") String engine, @DefaultValue("2s") Duration timeout) {
    private static final Set<String> ENGINES = Set.of("lucene", "elasticsearch");
    private static final Duration LONGEST = Duration.ofMinutes(1);

    SearchSettings {
        if (!ENGINES.contains(engine)) {
            throw new IllegalStateException(
                    "riffbook.search.engine is \"" + engine + "\": it must be one of " + ENGINES);
        }
        if (!timeout.isPositive() || timeout.compareTo(LONGEST) > 0) {
            throw new IllegalStateException("riffbook.search.timeout must be longer than 0 and at most " + LONGEST);
        }
    }
}
