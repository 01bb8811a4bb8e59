package io.riffbook.search.relevance;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// How good what was found is, on the average of all queries.
///
/// @param ndcg10 of the first ten, by their grades, against the best order there could be
/// @param mrr one divided by the place of the first good one
/// @param recall100 how many of the good ones are among the first hundred
public record Measures(double ndcg10, double mrr, double recall100) {
    private static final int TEN = 10;
    public static final int HUNDRED = 100;

    /// Measures the answers to all judged queries.
    ///
    /// @param search answers a query's id with the ids of documents, the best first
    public static Measures of(Map<String, Map<String, Integer>> judgements, Function<String, List<String>> search) {
        double ndcg = 0;
        double mrr = 0;
        double recall = 0;
        for (Map.Entry<String, Map<String, Integer>> query : judgements.entrySet()) {
            List<String> found = search.apply(query.getKey());
            ndcg += ndcg(found, query.getValue());
            mrr += reciprocalRank(found, query.getValue());
            recall += recall(found, query.getValue());
        }
        int queries = judgements.size();
        return new Measures(ndcg / queries, mrr / queries, recall / queries);
    }

    static double ndcg(List<String> found, Map<String, Integer> grades) {
        double best = gain(grades.values().stream().sorted(Comparator.reverseOrder()).toList());
        return best == 0 ? 0 : gain(found.stream().map(id -> grades.getOrDefault(id, 0)).toList()) / best;
    }

    private static double gain(Collection<Integer> grades) {
        double gain = 0;
        int place = 1;
        for (int grade : grades.stream().limit(TEN).toList()) {
            gain += grade * Math.log(2) / Math.log(1.0 + place);
            place++;
        }
        return gain;
    }

    private static double reciprocalRank(List<String> found, Map<String, Integer> grades) {
        for (int i = 0; i < found.size(); i++) {
            if (grades.getOrDefault(found.get(i), 0) > 0) {
                return 1.0 / (i + 1);
            }
        }
        return 0;
    }

    private static double recall(List<String> found, Map<String, Integer> grades) {
        long good = grades.values().stream().filter(grade -> grade > 0).count();
        return (double) found.stream().limit(HUNDRED).filter(id -> grades.getOrDefault(id, 0) > 0).count() / good;
    }
}
