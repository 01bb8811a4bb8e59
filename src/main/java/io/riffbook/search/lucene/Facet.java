package io.riffbook.search.lucene;

import io.riffbook.search.EngineQuery;

import java.util.ArrayList;
import java.util.List;

/// One of the facets: those of a taxonomy, of kinds, of decks; or none of them.
record Facet(String name) {
    static final Facet NONE = new Facet("");
    static final Facet KINDS = new Facet(Fields.KIND);
    static final Facet DECKS = new Facet(Fields.DECK);
    private static final String OF_TAXONOMY = Fields.TAG + ":";

    static Facet ofTaxonomy(String taxonomy) {
        return new Facet(OF_TAXONOMY + taxonomy);
    }

    /// Those that have a filter in this query, and so must be counted apart.
    static List<Facet> filteredBy(EngineQuery query) {
        List<Facet> filtered = new ArrayList<>();
        query.filters().concepts().keySet().stream().sorted().map(Facet::ofTaxonomy).forEach(filtered::add);
        if (!query.filters().kinds().isEmpty()) {
            filtered.add(KINDS);
        }
        if (query.filters().deck().isPresent()) {
            filtered.add(DECKS);
        }
        return filtered;
    }

    boolean isTaxonomy(String taxonomy) {
        return name.equals(OF_TAXONOMY + taxonomy);
    }
}
