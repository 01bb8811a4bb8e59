package io.riffbook.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;

/// What a query asks of a document, in Lucene's queries.
///
/// @param least how many of the wanted clauses have to match
/// @param filledUp whether one of them is enough to be looked at
/// @param filters all of them have to match
/// @param facets those of the filters that their own facet's counts ignore
record Asked(List<Clause> clauses, int least, boolean filledUp, List<Query> filters, Map<Facet, Query> facets) {

    /// How much a clause is needed.
    enum Need {
        /// Enough of these have to match.
        WANTED,
        /// Has to match.
        REQUIRED,
        /// Must not match.
        EXCLUDED,
        /// Nobody needs it: it only gives a better score.
        WELCOME
    }

    /// Something to be found in any of several places.
    record Clause(Need need, List<Query> places) {}

    /// The same for all segments of the searcher's index.
    Weighed weighed(IndexSearcher searcher) throws IOException {
        List<Weighed.WeighedClause> weighed = new ArrayList<>();
        for (Clause clause : clauses) {
            ScoreMode mode = clause.need() == Need.EXCLUDED ? ScoreMode.COMPLETE_NO_SCORES : ScoreMode.COMPLETE;
            weighed.add(new Weighed.WeighedClause(clause.need(), weights(clause.places(), mode, searcher)));
        }
        return new Weighed(weighed, least, filledUp, weights(filters, ScoreMode.COMPLETE_NO_SCORES, searcher),
                List.copyOf(facets.keySet()),
                weights(List.copyOf(facets.values()), ScoreMode.COMPLETE_NO_SCORES, searcher));
    }

    private static List<Weight> weights(List<Query> queries, ScoreMode mode, IndexSearcher searcher)
            throws IOException {
        List<Weight> weights = new ArrayList<>();
        for (Query query : queries) {
            weights.add(searcher.createWeight(searcher.rewrite(query), mode, 1));
        }
        return weights;
    }

    /// What is asked, with what scores depend on in the whole index.
    record Weighed(List<WeighedClause> clauses, int least, boolean filledUp, List<Weight> filters, List<Facet> facets,
            List<Weight> facetFilters) {

        record WeighedClause(Need need, List<Weight> places) {}
    }
}
