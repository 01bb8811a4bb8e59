package io.riffbook.search.lucene;

import io.riffbook.analysis.Wording;
import io.riffbook.analysis.Wording.Alternative;
import io.riffbook.analysis.Wording.Clause;
import io.riffbook.model.ConceptId;
import io.riffbook.search.EngineQuery;
import io.riffbook.search.Filters;
import io.riffbook.search.Sight;
import io.riffbook.search.Weights;
import io.riffbook.search.Weights.Place;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/// Says an [EngineQuery] in Lucene's queries.
final class Queries {
    private Queries() {}

    /// Everything that the query asks for, but for the filters that are left out.
    ///
    /// @param without the facet whose own filter is left out
    static Query of(EngineQuery query, Facet without) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        addWords(query.wording(), Weights.searched(query.scope()), all);
        if (query.wording().isEmpty()) {
            query.favoured().forEach(concept -> addFavoured(concept, all));
        }
        addSight(query.sight(), all);
        addFacetFilters(query.filters(), without, all);
        addOtherFilters(query.filters(), all);
        return all.build();
    }

    private static void addFacetFilters(Filters filters, Facet without, BooleanQuery.Builder all) {
        filters.concepts().forEach((taxonomy, concepts) -> {
            if (!without.isTaxonomy(taxonomy)) {
                all.add(anyOf(Fields.TAG, concepts), Occur.FILTER);
            }
        });
        if (!filters.kinds().isEmpty() && !without.equals(Facet.KINDS)) {
            all.add(anyOf(Fields.KIND, filters.kinds()), Occur.FILTER);
        }
        if (!without.equals(Facet.DECKS)) {
            filters.deck().ifPresent(deck -> all.add(anyOf(Fields.DECK, Set.of(deck)), Occur.FILTER));
        }
    }

    private static void addOtherFilters(Filters filters, BooleanQuery.Builder all) {
        filters.reach().ifPresent(reach -> all.add(anyOf(Fields.REACH, Set.of(reach.word())), Occur.FILTER));
        filters.owner().ifPresent(owner -> all.add(anyOf(Fields.OWNER, Set.of(owner)), Occur.FILTER));
        filters.changedFrom().ifPresent(from -> all.add(
                LongPoint.newRangeQuery(Fields.CHANGED_AT, from.toEpochMilli(), Long.MAX_VALUE), Occur.FILTER));
        filters.changedBefore().ifPresent(end -> all.add(
                LongPoint.newRangeQuery(Fields.CHANGED_AT, Long.MIN_VALUE, end.toEpochMilli() - 1), Occur.FILTER));
        filters.verifiedOn().ifPresent(day -> all.add(
                LongPoint.newRangeQuery(Fields.VERIFIED_UNTIL, day.toEpochDay(), Long.MAX_VALUE), Occur.FILTER));
        if (!filters.notFor().isEmpty()) {
            all.add(anyOf(Fields.NOT_FOR, filters.notFor()), Occur.MUST_NOT);
        }
        if (!filters.only().isEmpty()) {
            all.add(anyOf(Fields.SNIPPET, filters.only()), Occur.FILTER);
        }
    }

    /// Only these snippets.
    static Query only(Query query, Collection<?> ids) {
        return new BooleanQuery.Builder().add(query, Occur.MUST).add(anyOf(Fields.SNIPPET, ids), Occur.FILTER).build();
    }

    private static void addSight(Sight sight, BooleanQuery.Builder all) {
        all.add(anyOf(Fields.FOUND_AS, Set.of(sight.newestRevisions() ? Fields.NEWEST : Fields.PUBLISHED)),
                Occur.FILTER);
        if (!sight.everyGroup()) {
            List<Object> groups = new ArrayList<>(sight.groups());
            groups.add(Fields.EVERYBODY);
            all.add(anyOf(Fields.GROUP, groups), Occur.FILTER);
        }
    }

    private static void addWords(Wording wording, List<Place> searched, BooleanQuery.Builder all) {
        BooleanQuery.Builder wanted = new BooleanQuery.Builder();
        for (Clause clause : wording.clauses()) {
            switch (clause.need()) {
                case WANTED -> wanted.add(anyAlternative(clause, searched), Occur.SHOULD);
                case REQUIRED -> all.add(anyAlternative(clause, searched), Occur.MUST);
                case EXCLUDED -> all.add(anyAlternative(clause, searched), Occur.MUST_NOT);
            }
        }
        if (wording.leastMatching() > 0) {
            all.add(wanted.setMinimumNumberShouldMatch(wording.leastMatching()).build(), Occur.MUST);
        }
    }

    private static Query anyAlternative(Clause clause, List<Place> searched) {
        List<Query> places = new ArrayList<>();
        int written = clause.alternatives().getFirst().words().size();
        for (Alternative alternative : clause.alternatives()) {
            float meant = Weights.of(alternative, written);
            for (Place place : searched) {
                places.add(new BoostQuery(words(place.field(), alternative), place.weight() * meant));
            }
        }
        return new DisjunctionMaxQuery(places, Weights.ELSEWHERE_TOO);
    }

    private static Query words(String field, Alternative alternative) {
        return switch (alternative.form()) {
            case STEM -> phrase(field, alternative.terms());
            case AS_WRITTEN -> phrase(Fields.exact(field), alternative.terms());
            case PREFIX -> new BoostQuery(new ConstantScoreQuery(
                    new PrefixQuery(new Term(Fields.exact(field), alternative.terms().getFirst()))),
                    Weights.UNFINISHED);
        };
    }

    private static Query phrase(String field, List<String> terms) {
        return terms.size() == 1
                ? new TermQuery(new Term(field, terms.getFirst()))
                : new PhraseQuery(field, terms.toArray(String[]::new));
    }

    private static void addFavoured(ConceptId concept, BooleanQuery.Builder all) {
        all.add(new ConstantScoreQuery(anyOf(Fields.TAG, Set.of(concept))), Occur.SHOULD);
        all.add(new BoostQuery(new ConstantScoreQuery(anyOf(Fields.IS_FOR, Set.of(concept))), Weights.FAVOURED_FOR),
                Occur.SHOULD);
    }

    private static Query anyOf(String field, Collection<?> values) {
        if (values.size() == 1) {
            return new TermQuery(new Term(field, values.iterator().next().toString()));
        }
        return new TermInSetQuery(field, values.stream().map(value -> new BytesRef(value.toString())).toList());
    }
}
