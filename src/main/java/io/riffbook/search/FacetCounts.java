package io.riffbook.search;

import io.riffbook.content.DeckId;
import io.riffbook.model.ConceptId;
import io.riffbook.model.Kind;

import java.util.Map;

/// How many of the matching documents have what. Each taxonomy's counts, and those of kinds and of decks, are taken as
/// if the query did not filter by that taxonomy, by kinds or by decks: they say what there would be after another
/// choice.
///
/// @param concepts with their broader concepts: a document counts once for each; the [#MOST_CONCEPTS] most frequent
/// @param decks the [#MOST_DECKS] most frequent
public record FacetCounts(Map<ConceptId, Long> concepts, Map<Kind, Long> kinds, Map<DeckId, Long> decks) {
    public static final int MOST_CONCEPTS = 500;
    public static final int MOST_DECKS = 20;
    public static final FacetCounts NONE = new FacetCounts(Map.of(), Map.of(), Map.of());

    public FacetCounts {
        concepts = Map.copyOf(concepts);
        kinds = Map.copyOf(kinds);
        decks = Map.copyOf(decks);
    }
}
