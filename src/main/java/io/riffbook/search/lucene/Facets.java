package io.riffbook.search.lucene;

import io.riffbook.content.DeckId;
import io.riffbook.model.ConceptId;
import io.riffbook.model.Kind;
import io.riffbook.search.FacetCounts;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.LabelAndValue;
import org.apache.lucene.facet.StringValueFacetCounts;
import org.apache.lucene.index.IndexReader;

/// Counts how many of the found documents have which concept, kind and deck.
final class Facets {
    private static final int MOST_KINDS = 200;

    private final IndexReader reader;
    private final Map<ConceptId, Long> concepts = new HashMap<>();
    private final Map<Kind, Long> kinds = new HashMap<>();
    private final Map<DeckId, Long> decks = new HashMap<>();

    Facets(IndexReader reader) {
        this.reader = reader;
    }

    /// Takes the counts of what was found without that facet's own filter; without any facet, all counts.
    void count(Facet facet, FacetsCollector found) throws IOException {
        if (facet.equals(Facet.NONE) || facet.equals(Facet.KINDS)) {
            kinds.clear();
            values(Fields.KIND, MOST_KINDS, found).forEach((kind, count) -> kinds.put(new Kind(kind), count));
        }
        if (facet.equals(Facet.NONE) || facet.equals(Facet.DECKS)) {
            decks.clear();
            values(Fields.DECK, FacetCounts.MOST_DECKS, found)
                    .forEach((deck, count) -> decks.put(new DeckId(UUID.fromString(deck)), count));
        }
        if (!facet.equals(Facet.KINDS) && !facet.equals(Facet.DECKS)) {
            concepts.keySet().removeIf(concept -> facet.isTaxonomy(concept.taxonomy()));
            values(Fields.TAG_OR_BROADER, FacetCounts.MOST_CONCEPTS, found).forEach((value, count) -> {
                ConceptId concept = ConceptId.parse(value);
                if (facet.equals(Facet.NONE) || facet.isTaxonomy(concept.taxonomy())) {
                    concepts.put(concept, count);
                }
            });
        }
    }

    FacetCounts counts() {
        return new FacetCounts(concepts, kinds, decks);
    }

    private Map<String, Long> values(String field, int most, FacetsCollector found) throws IOException {
        Map<String, Long> values = new HashMap<>();
        FacetResult counted = new StringValueFacetCounts(FacetStates.of(reader, field), found)
                .getTopChildren(most, field);
        if (counted != null) {
            for (LabelAndValue each : counted.labelValues) {
                values.put(each.label, each.value.longValue());
            }
        }
        return values;
    }
}
