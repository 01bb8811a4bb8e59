package io.riffbook.search.elasticsearch;

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

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.QueryBuilders;

/// Says an [EngineQuery] in Elasticsearch's queries, so that the same Lucene queries become of it as in the other
/// engine.
final class Queries {
    /// Elasticsearch multiplies BM25 by one plus its k1, as Lucene once did, but no constant score.
    private static final float BM25 = 1 / 2.2f;

    private Queries() {}

    /// All that the query asks for, but for the filters that facets have.
    static BoolQuery.Builder of(EngineQuery query) {
        BoolQuery.Builder all = QueryBuilders.bool();
        addWords(query.wording(), Weights.searched(query.scope()), all);
        if (query.wording().isEmpty()) {
            query.favoured().forEach(concept -> addFavoured(concept, all));
        }
        addSight(query.sight(), all);
        addFilters(query.filters(), all);
        return all;
    }

    /// Those of these snippets that may be seen so, whatever their words are.
    static BoolQuery.Builder only(Collection<?> ids, Sight sight) {
        BoolQuery.Builder all = QueryBuilders.bool().filter(anyOf(Fields.SNIPPET, ids));
        addSight(sight, all);
        return all;
    }

    private static void addFilters(Filters filters, BoolQuery.Builder all) {
        filters.reach().ifPresent(reach -> all.filter(anyOf(Fields.REACH, Set.of(reach.word()))));
        filters.owner().ifPresent(owner -> all.filter(anyOf(Fields.OWNER, Set.of(owner))));
        filters.changedFrom().ifPresent(from -> all.filter(Query.of(query -> query.range(range -> range.number(
                number -> number.field(Fields.CHANGED_AT).gte((double) from.toEpochMilli()))))));
        filters.changedBefore().ifPresent(end -> all.filter(Query.of(query -> query.range(range -> range.number(
                number -> number.field(Fields.CHANGED_AT).lt((double) end.toEpochMilli()))))));
        filters.verifiedOn().ifPresent(day -> all.filter(Query.of(query -> query.range(range -> range.number(
                number -> number.field(Fields.VERIFIED_UNTIL).gte((double) day.toEpochDay()))))));
        if (!filters.notFor().isEmpty()) {
            all.mustNot(anyOf(Fields.NOT_FOR, filters.notFor()));
        }
        if (!filters.only().isEmpty()) {
            all.filter(anyOf(Fields.SNIPPET, filters.only()));
        }
    }

    private static void addSight(Sight sight, BoolQuery.Builder all) {
        all.filter(anyOf(Fields.FOUND_AS, Set.of(sight.newestRevisions() ? Fields.NEWEST : Fields.PUBLISHED)));
        if (!sight.everyGroup()) {
            List<Object> groups = new ArrayList<>(sight.groups());
            groups.add(Fields.EVERYBODY);
            all.filter(anyOf(Fields.GROUP, groups));
        }
    }

    private static void addWords(Wording wording, List<Place> searched, BoolQuery.Builder all) {
        BoolQuery.Builder wanted = QueryBuilders.bool();
        for (Clause clause : wording.clauses()) {
            switch (clause.need()) {
                case WANTED -> wanted.should(anyAlternative(clause, searched));
                case REQUIRED -> all.must(anyAlternative(clause, searched));
                case EXCLUDED -> all.mustNot(anyAlternative(clause, searched));
            }
        }
        if (wording.leastMatching() > 0) {
            all.must(wanted.minimumShouldMatch(String.valueOf(wording.leastMatching())).build()._toQuery());
        }
    }

    private static Query anyAlternative(Clause clause, List<Place> searched) {
        List<Query> places = new ArrayList<>();
        int written = clause.alternatives().getFirst().words().size();
        for (Alternative alternative : clause.alternatives()) {
            float meant = Weights.of(alternative, written);
            for (Place place : searched) {
                places.add(words(place.field(), alternative, place.weight() * meant));
            }
        }
        return Query.of(query -> query.disMax(any -> any.queries(places).tieBreaker((double) Weights.ELSEWHERE_TOO)));
    }

    private static Query words(String place, Alternative alternative, float weight) {
        return switch (alternative.form()) {
            case STEM -> phrase(Fields.stems(place), alternative.terms(), weight);
            case AS_WRITTEN -> phrase(Fields.exact(place), alternative.terms(), weight);
            case PREFIX -> constant(Query.of(query -> query.prefix(prefix -> prefix.field(Fields.exact(place))
                    .value(alternative.terms().getFirst()))), weight * Weights.UNFINISHED);
        };
    }

    private static Query phrase(String field, List<String> terms, float weight) {
        return terms.size() == 1
                ? Query.of(query -> query
                        .term(term -> term.field(field).value(terms.getFirst()).boost(weight * BM25)))
                : Query.of(query -> query.matchPhrase(
                        phrase -> phrase.field(field).query(String.join(" ", terms)).boost(weight * BM25)));
    }

    private static void addFavoured(ConceptId concept, BoolQuery.Builder all) {
        all.should(constant(anyOf(Fields.TAG, Set.of(concept)), 1));
        all.should(constant(anyOf(Fields.IS_FOR, Set.of(concept)), Weights.FAVOURED_FOR));
    }

    private static Query constant(Query query, float score) {
        return Query.of(any -> any.constantScore(constant -> constant.filter(query).boost(score)));
    }

    /// Documents with any of these values, which are compared as they are.
    static Query anyOf(String field, Collection<?> values) {
        List<FieldValue> all = values.stream().map(Object::toString).sorted().map(FieldValue::of).toList();
        return all.size() == 1
                ? Query.of(query -> query.term(term -> term.field(field).value(all.getFirst())))
                : Query.of(query -> query.terms(terms -> terms.field(field).terms(any -> any.value(all))));
    }
}
