package io.riffbook.search.lucene;

import io.riffbook.analysis.Wording;
import io.riffbook.analysis.Wording.Alternative;
import io.riffbook.analysis.Wording.Clause;
import io.riffbook.model.ConceptId;
import io.riffbook.search.EngineQuery;
import io.riffbook.search.EngineQuery.Scope;
import io.riffbook.search.Filters;
import io.riffbook.search.Sight;

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
    /// A word that was not written, only meant, must not beat the one that was.
    private static final float SYNONYM = 0.6f;
    /// Of the other fields where a word also stands.
    private static final float ELSEWHERE_TOO = 0.15f;
    private static final float UNFINISHED = 0.3f;
    private static final float FAVOURED_FOR = 2f;

    private Queries() {}

    /// Everything that the query asks for, but for the filters that are left out.
    ///
    /// @param without the facet whose own filter is left out
    static Query of(EngineQuery query, Facet without) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        addWords(query.wording(), searched(query.scope()), all);
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

    private static List<String> searched(Scope scope) {
        return scope == Scope.TITLE ? List.of(Fields.TITLE) : Fields.SEARCHED;
    }

    private static void addWords(Wording wording, List<String> fields, BooleanQuery.Builder all) {
        BooleanQuery.Builder wanted = new BooleanQuery.Builder();
        for (Clause clause : wording.clauses()) {
            switch (clause.need()) {
                case WANTED -> wanted.add(anyAlternative(clause, fields), Occur.SHOULD);
                case REQUIRED -> all.add(anyAlternative(clause, fields), Occur.MUST);
                case EXCLUDED -> all.add(anyAlternative(clause, fields), Occur.MUST_NOT);
            }
        }
        if (wording.leastMatching() > 0) {
            all.add(wanted.setMinimumNumberShouldMatch(wording.leastMatching()).build(), Occur.MUST);
        }
    }

    private static Query anyAlternative(Clause clause, List<String> fields) {
        List<Query> places = new ArrayList<>();
        int written = clause.alternatives().getFirst().words().size();
        for (Alternative alternative : clause.alternatives()) {
            // a phrase scores for each of its words, so one that is longer than what was written would come first
            float meant = SYNONYM * Math.min(1f, (float) written / alternative.words().size());
            for (String field : fields) {
                float weight = Fields.WEIGHTS.getOrDefault(field, 1f) * (alternative.isSynonym() ? meant : 1f);
                places.add(new BoostQuery(words(field, alternative), weight));
            }
        }
        return new DisjunctionMaxQuery(places, ELSEWHERE_TOO);
    }

    private static Query words(String field, Alternative alternative) {
        return switch (alternative.form()) {
            case STEM -> phrase(field, alternative.terms());
            case AS_WRITTEN -> phrase(Fields.exact(field), alternative.terms());
            case PREFIX -> new BoostQuery(new ConstantScoreQuery(
                    new PrefixQuery(new Term(Fields.exact(field), alternative.terms().getFirst()))), UNFINISHED);
        };
    }

    private static Query phrase(String field, List<String> terms) {
        return terms.size() == 1
                ? new TermQuery(new Term(field, terms.getFirst()))
                : new PhraseQuery(field, terms.toArray(String[]::new));
    }

    /// A tag says less of whom a snippet is for than its audience does.
    private static void addFavoured(ConceptId concept, BooleanQuery.Builder all) {
        all.add(new ConstantScoreQuery(anyOf(Fields.TAG, Set.of(concept))), Occur.SHOULD);
        all.add(new BoostQuery(new ConstantScoreQuery(anyOf(Fields.IS_FOR, Set.of(concept))), FAVOURED_FOR),
                Occur.SHOULD);
    }

    private static Query anyOf(String field, Collection<?> values) {
        if (values.size() == 1) {
            return new TermQuery(new Term(field, values.iterator().next().toString()));
        }
        return new TermInSetQuery(field, values.stream().map(value -> new BytesRef(value.toString())).toList());
    }
}
