package io.riffbook.search;

import io.riffbook.analysis.Language;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// How search is set up.
///
/// @param engine which engine keeps the index: `lucene`, which needs nothing else, or `elasticsearch`
/// @param timeout how long one search may take, up to a minute
/// @param driftCheck how often record and index are compared, from a second to a week; 0: never
/// @param languages whose stems words of queries are looked up with, by their primary tags; English is always among them
/// @param few a search that finds fewer than this many tries other spellings; up to 20
/// @param ranking how much each reason counts
/// @param elasticsearch of that engine's own, which checks it; named here so that a setting that nobody knows is noticed
@ConfigurationProperties(prefix = "riffbook.search", ignoreUnknownFields = false)
record SearchSettings(@DefaultValue("lucene") String engine, @DefaultValue("2s") Duration timeout,
        @DefaultValue("10m") Duration driftCheck, @DefaultValue( {
                "en", "de", "fr", "es"}) List<String> languages,
        @DefaultValue("3") int few, @DefaultValue RankingWeights ranking,
        @DefaultValue Map<String, Object> elasticsearch){
    private static final Set<String> ENGINES = Set.of("lucene", "elasticsearch");
    private static final int MOST_FEW = 20;
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
        languages = List.copyOf(languages);
        for (String tag : languages) {
            if (Language.of(tag) == Language.OTHER) {
                throw new IllegalStateException("riffbook.search.languages has \"" + tag + "\": it must be some of "
                        + Arrays.stream(Language.values()).filter(each -> each != Language.OTHER).map(Language::tag)
                                .toList());
            }
        }
        if (few < 0 || few > MOST_FEW) {
            throw new IllegalStateException("riffbook.search.few must be 0 to " + MOST_FEW);
        }
    }

    /// English first, and at last words as they are written, for what is in any other language.
    List<Language> spoken() {
        return Stream.of(Stream.of(Language.ENGLISH), languages.stream().map(Language::of), Stream.of(Language.OTHER))
                .flatMap(each -> each).distinct().toList();
    }

    /// Without the engine's settings, among which are secrets.
    @Override
    public String toString() {
        return "SearchSettings[engine=" + engine + "]";
    }
}
