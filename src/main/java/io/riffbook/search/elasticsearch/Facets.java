package io.riffbook.search.elasticsearch;

import io.riffbook.content.DeckId;
import io.riffbook.model.ConceptId;
import io.riffbook.model.Kind;
import io.riffbook.search.FacetCounts;
import io.riffbook.search.Filters;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;
import co.elastic.clients.elasticsearch._types.aggregations.TermsAggregation;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.QueryBuilders;

/// Counts how many of the found documents have which concept, kind and deck. Each facet is counted with the filters of
/// all others, so none of these filters can be part of the query itself.
///
/// @param filters the filter of each facet that has one, by the facet's name
record Facets(Map<String, Query> filters) {
    private static final String KINDS = "kinds";
    private static final String DECKS = "decks";
    private static final String CONCEPTS = "concepts";
    private static final String OF_TAXONOMY = "concepts:";
    private static final String VALUES = "values";
    private static final int MOST_KINDS = 200;
    /// How many more each shard counts than are asked for, so that the sums over shards are right.
    private static final int MORE_OF_A_SHARD = 5;

    static Facets of(Filters filters) {
        Map<String, Query> byFacet = new TreeMap<>();
        filters.concepts().forEach(
                (taxonomy, concepts) -> byFacet.put(OF_TAXONOMY + taxonomy, Queries.anyOf(Fields.TAG, concepts)));
        if (!filters.kinds().isEmpty()) {
            byFacet.put(KINDS, Queries.anyOf(Fields.KIND, filters.kinds()));
        }
        filters.deck().ifPresent(deck -> byFacet.put(DECKS, Queries.anyOf(Fields.DECK, Set.of(deck))));
        return new Facets(byFacet);
    }

    /// What a document passes that passes all of them.
    List<Query> all() {
        return List.copyOf(filters.values());
    }

    /// What is to be counted.
    Map<String, Aggregation> asked() {
        Map<String, Aggregation> asked = new HashMap<>();
        asked.put(KINDS, counted(KINDS, terms(Fields.KIND, MOST_KINDS)));
        asked.put(DECKS, counted(DECKS, terms(Fields.DECK, FacetCounts.MOST_DECKS)));
        asked.put(CONCEPTS, counted(CONCEPTS, terms(Fields.TAG_OR_BROADER, FacetCounts.MOST_CONCEPTS)));
        filters.keySet().stream().filter(name -> name.startsWith(OF_TAXONOMY)).forEach(name -> {
            String itsConcepts = literally(taxonomy(name) + "/") + ".*";
            asked.put(name, counted(name, terms(Fields.TAG_OR_BROADER, FacetCounts.MOST_CONCEPTS)
                    .include(values -> values.regexp(itsConcepts))));
        });
        return asked;
    }

    private static String taxonomy(String facet) {
        return facet.substring(OF_TAXONOMY.length());
    }

    private static String literally(String text) {
        return text.replaceAll("[^a-zA-Z0-9]", "\\\\$0");
    }

    private static TermsAggregation.Builder terms(String field, int most) {
        return new TermsAggregation.Builder().field(field).size(most).shardSize(most * MORE_OF_A_SHARD);
    }

    private Aggregation counted(String facet, TermsAggregation.Builder values) {
        List<Query> others = new ArrayList<>();
        filters.forEach((name, filter) -> {
            if (!name.equals(facet)) {
                others.add(filter);
            }
        });
        Query ofOthers = QueryBuilders.bool().filter(others).build()._toQuery();
        return Aggregation.of(
                all -> all.filter(ofOthers).aggregations(VALUES, values.build()._toAggregation()));
    }

    FacetCounts counts(Map<String, Aggregate> counted) {
        Map<Kind, Long> kinds = new HashMap<>();
        values(counted, KINDS).forEach((kind, count) -> kinds.put(new Kind(kind), count));
        Map<DeckId, Long> decks = new HashMap<>();
        values(counted, DECKS).forEach((deck, count) -> decks.put(new DeckId(UUID.fromString(deck)), count));
        Map<ConceptId, Long> concepts = new HashMap<>();
        values(counted, CONCEPTS).forEach((value, count) -> {
            ConceptId concept = ConceptId.parse(value);
            if (!filters.containsKey(OF_TAXONOMY + concept.taxonomy())) {
                concepts.put(concept, count);
            }
        });
        filters.keySet().stream().filter(name -> name.startsWith(OF_TAXONOMY)).forEach(name -> values(counted, name)
                .forEach((value, count) -> concepts.put(ConceptId.parse(value), count)));
        return new FacetCounts(concepts, kinds, decks);
    }

    private static Map<String, Long> values(Map<String, Aggregate> counted, String facet) {
        Map<String, Long> values = new HashMap<>();
        Aggregate terms = of(of(counted, facet).filter().aggregations(), VALUES);
        for (StringTermsBucket each : terms.sterms().buckets().array()) {
            values.put(each.key().stringValue(), each.docCount());
        }
        return values;
    }

    /// What was asked for by this name.
    static Aggregate of(Map<String, Aggregate> answer, String name) {
        Aggregate found = answer.get(name);
        if (found == null) {
            throw new IllegalStateException("Elasticsearch did not count " + name);
        }
        return found;
    }
}
