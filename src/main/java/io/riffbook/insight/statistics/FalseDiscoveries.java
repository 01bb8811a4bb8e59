package io.riffbook.insight.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Keeps the share of false claims among all claims down when many are tested at once, after Benjamini and Hochberg.
public final class FalseDiscoveries {
    private FalseDiscoveries() {}

    /// Which of the tests may be claimed so that on average at most that share of the claims is false.
    ///
    /// @param pValues of all tests that were looked at, also of those that nobody would claim
    /// @return in the same order
    public static boolean[] claimed(double[] pValues, double share) {
        int[] order = IntStream.range(0, pValues.length).boxed().sorted(Comparator.comparingDouble(i -> pValues[i]))
                .mapToInt(Integer::intValue).toArray();
        int last = -1;
        for (int rank = 0; rank < order.length; rank++) {
            if (pValues[order[rank]] <= share * (rank + 1) / order.length) {
                last = rank;
            }
        }
        boolean[] claimed = new boolean[pValues.length];
        Arrays.stream(order, 0, last + 1).forEach(i -> claimed[i] = true);
        return claimed;
    }
}
