package io.riffbook.search.lucene;

import io.riffbook.model.ConceptId;
import io.riffbook.search.EngineQuery;
import io.riffbook.search.Filters;
import io.riffbook.search.Sight;
import io.riffbook.search.Weights;
import io.riffbook.search.lucene.Asked.Need;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/// Says an [EngineQuery] in Lucene's queries.
final class Queries {
    private Queries() {}

    static Asked of(EngineQuery query, IndexSearcher searcher) throws IOException {
        List<Asked.Clause> clauses = new ArrayList<>(
                new WordQueries(searcher, Weights.searched(query.scope())).of(query.wording()));
        if (query.wording().isEmpty()) {
            query.favoured().forEach(concept -> addFavoured(concept, clauses));
        }
        if (!query.filters().notFor().isEmpty()) {
            clauses.add(new Asked.Clause(Need.EXCLUDED, List.of(anyOf(Fields.NOT_FOR, query.filters().notFor()))));
        }
        List<Query> filters = new ArrayList<>(sight(query.sight()));
        addFilters(query.filters(), filters);
        return new Asked(clauses, query.wording().leastMatching(), query.filledUp(), filters,
                facetFilters(query.filters()));
    }

    /// Those of these snippets that may be seen as the query asks, whatever their words are.
    static Query only(Collection<?> ids, Sight sight) {
        BooleanQuery.Builder all = new BooleanQuery.Builder().add(anyOf(Fields.SNIPPET, ids), Occur.FILTER);
        sight(sight).forEach(each -> all.add(each, Occur.FILTER));
        return all.build();
    }

    private static List<Query> sight(Sight sight) {
        Query found = anyOf(Fields.FOUND_AS, Set.of(sight.newestRevisions() ? Fields.NEWEST : Fields.PUBLISHED));
        if (sight.everyGroup()) {
            return List.of(found);
        }
        List<Object> groups = new ArrayList<>(sight.groups());
        groups.add(Fields.EVERYBODY);
        return List.of(found, anyOf(Fields.GROUP, groups));
    }

    private static Map<Facet, Query> facetFilters(Filters filters) {
        Map<Facet, Query> byFacet = new LinkedHashMap<>();
        new TreeMap<>(filters.concepts()).forEach(
                (taxonomy, concepts) -> byFacet.put(Facet.ofTaxonomy(taxonomy), anyOf(Fields.TAG, concepts)));
        if (!filters.kinds().isEmpty()) {
            byFacet.put(Facet.KINDS, anyOf(Fields.KIND, filters.kinds()));
        }
        filters.deck().ifPresent(deck -> byFacet.put(Facet.DECKS, anyOf(Fields.DECK, Set.of(deck))));
        return byFacet;
    }

    private static void addFilters(Filters filters, List<Query> all) {
        filters.reach().ifPresent(reach -> all.add(anyOf(Fields.REACH, Set.of(reach.word()))));
        filters.owner().ifPresent(owner -> all.add(anyOf(Fields.OWNER, Set.of(owner))));
        filters.changedFrom().ifPresent(
                from -> all.add(LongPoint.newRangeQuery(Fields.CHANGED_AT, from.toEpochMilli(), Long.MAX_VALUE)));
        filters.changedBefore().ifPresent(
                end -> all.add(LongPoint.newRangeQuery(Fields.CHANGED_AT, Long.MIN_VALUE, end.toEpochMilli() - 1)));
        filters.verifiedOn().ifPresent(
                day -> all.add(LongPoint.newRangeQuery(Fields.VERIFIED_UNTIL, day.toEpochDay(), Long.MAX_VALUE)));
        if (!filters.only().isEmpty()) {
            all.add(anyOf(Fields.SNIPPET, filters.only()));
        }
    }

    private static void addFavoured(ConceptId concept, List<Asked.Clause> clauses) {
        clauses.add(new Asked.Clause(Need.WELCOME,
                List.of(new ConstantScoreQuery(anyOf(Fields.TAG, Set.of(concept))))));
        clauses.add(new Asked.Clause(Need.WELCOME, List.of(new BoostQuery(
                new ConstantScoreQuery(anyOf(Fields.IS_FOR, Set.of(concept))), Weights.FAVOURED_FOR))));
    }

    private static Query anyOf(String field, Collection<?> values) {
        if (values.size() == 1) {
            return new TermQuery(new Term(field, values.iterator().next().toString()));
        }
        return new TermInSetQuery(field, values.stream().map(value -> new BytesRef(value.toString())).toList());
    }
}
