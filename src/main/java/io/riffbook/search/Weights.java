package io.riffbook.search;

import io.riffbook.analysis.Wording.Alternative;

import java.util.List;

/// How much a match counts, where and of which form. The same in every engine, so that all of them order alike. Chosen on
/// judged collections: see docs/benchmarks.md.
public final class Weights {
    /// What a document's words stand in: the title says what a snippet is about, tags were chosen with care, notes are an
    /// aside. In this order, so that equal queries are equal objects.
    public static final List<Place> PLACES = List.of(new Place("title", 1.25f), new Place("labels", 1.25f),
            new Place("text", 1f), new Place("notes", 0.5f));
    /// A word that was not written, only meant, must not beat the one that was.
    private static final float SYNONYM = 0.6f;
    /// The stems of another language may be those of other words.
    private static final float OTHER_LANGUAGE = 0.7f;
    /// Two words as one count for each of the two.
    private static final float JOINED = 0.4f;
    /// Of the other places where a word also stands.
    public static final float ELSEWHERE_TOO = 0.2f;
    /// The score of a word that only begins as the one that was asked for.
    public static final float UNFINISHED = 0.3f;
    /// A tag says less of whom a snippet is for than its audience does.
    public static final float FAVOURED_FOR = 2f;

    private Weights() {}

    /// A field with words.
    ///
    /// @param weight of a match in it
    public record Place(String field, float weight) {}

    /// Where a query's words are looked for.
    public static List<Place> searched(EngineQuery.Scope scope) {
        return scope == EngineQuery.Scope.TITLE ? List.of(PLACES.getFirst()) : PLACES;
    }

    /// The weight of an alternative, whatever the place.
    ///
    /// @param written how many words were written
    public static float of(Alternative alternative, int written) {
        return switch (alternative.origin()) {
            case WRITTEN -> 1f;
            case OTHER_LANGUAGE -> OTHER_LANGUAGE;
            case JOINED -> JOINED;
            // a phrase scores for each of its words, so one that is longer than what was written would come first
            case SYNONYM -> SYNONYM * Math.min(1f, (float) written / alternative.words().size());
        };
    }
}
