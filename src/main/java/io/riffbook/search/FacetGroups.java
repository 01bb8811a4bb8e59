package io.riffbook.search;

import io.riffbook.model.ConceptId;
import io.riffbook.model.ContentType;
import io.riffbook.model.ContentTypes;
import io.riffbook.model.Kind;
import io.riffbook.model.Taxonomies;
import io.riffbook.model.Taxonomy;
import io.riffbook.model.TaxonomySnapshot;
import io.riffbook.search.SearchPage.FacetGroup;
import io.riffbook.search.SearchPage.FacetValue;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Puts the counts of facets into the words of the content model.
@Component
class FacetGroups {
    private static final Comparator<FacetValue> MOST_FREQUENT_FIRST = Comparator.comparingLong(FacetValue::count)
            .reversed()
            .thenComparing(FacetValue::label).thenComparing(FacetValue::value);

    private final ContentTypes types;
    private final Taxonomies taxonomies;

    FacetGroups(ContentTypes types, Taxonomies taxonomies) {
        this.types = types;
        this.taxonomies = taxonomies;
    }

    String label(Kind kind) {
        return types.find(kind).map(ContentType::label).orElse(kind.name());
    }

    /// Kinds first, then the taxonomies in their order; a group without values is left out, what was chosen never is.
    List<FacetGroup> of(FacetCounts counts, SnippetQuery query) {
        TaxonomySnapshot present = taxonomies.snapshot();
        List<FacetGroup> groups = new ArrayList<>();
        add("kind", "Kind", kinds(counts, query), groups);
        for (Taxonomy taxonomy : present.all()) {
            add(taxonomy.id(), taxonomy.prefLabel(), concepts(taxonomy, counts, query, present), groups);
        }
        add("deck", "Deck", decks(counts, query), groups);
        return groups;
    }

    private static void add(String name, String label, List<FacetValue> values, List<FacetGroup> groups) {
        if (!values.isEmpty()) {
            groups.add(new FacetGroup(name, label, values));
        }
    }

    private List<FacetValue> kinds(FacetCounts counts, SnippetQuery query) {
        Map<String, FacetValue> values = new TreeMap<>();
        query.kinds().forEach(kind -> values.put(kind.name(), new FacetValue(kind.name(), label(kind), 0, true)));
        counts.kinds().forEach((kind, count) -> values.put(kind.name(),
                new FacetValue(kind.name(), label(kind), count, query.kinds().contains(kind))));
        return sorted(values);
    }

    private static List<FacetValue> concepts(Taxonomy taxonomy, FacetCounts counts, SnippetQuery query,
            TaxonomySnapshot present) {
        Map<String, FacetValue> values = new TreeMap<>();
        for (ConceptId concept : query.concepts()) {
            if (concept.taxonomy().equals(taxonomy.id())) {
                values.put(concept.toString(), new FacetValue(concept.toString(), present.label(concept), 0, true));
            }
        }
        counts.concepts().forEach((concept, count) -> {
            if (concept.taxonomy().equals(taxonomy.id())) {
                values.put(concept.toString(), new FacetValue(concept.toString(), present.label(concept), count,
                        query.concepts().contains(concept)));
            }
        });
        return sorted(values);
    }

    private static List<FacetValue> decks(FacetCounts counts, SnippetQuery query) {
        Map<String, FacetValue> values = new TreeMap<>();
        counts.decks().forEach((deck, count) -> values.put(deck.toString(),
                new FacetValue(deck.toString(), deck.toString(), count,
                        query.deck().filter(deck::equals).isPresent())));
        return sorted(values);
    }

    private static List<FacetValue> sorted(Map<String, FacetValue> values) {
        return values.values().stream().sorted(MOST_FREQUENT_FIRST).toList();
    }
}
