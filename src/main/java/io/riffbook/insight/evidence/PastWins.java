package io.riffbook.insight.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// How well somebody sold before a deal began: what came of the deal itself, or after it, says nothing of them then.
final class PastWins {
    /// Fewer closed deals say nothing.
    private static final int FEWEST = 10;

    private final Map<String, Closed> bySeller = new HashMap<>();

    private record Closed(long[] at, int[] wonBefore) {}

    PastWins(Map<String, List<ClosedDeal>> bySeller) {
        bySeller.forEach((seller, deals) -> this.bySeller.put(seller, closed(deals)));
    }

    private static Closed closed(Collection<ClosedDeal> deals) {
        List<ClosedDeal> inOrder = new ArrayList<>(deals);
        inOrder.sort((one, other) -> one.closedAt().compareTo(other.closedAt()));
        int[] wonBefore = new int[inOrder.size() + 1];
        for (int i = 0; i < inOrder.size(); i++) {
            wonBefore[i + 1] = wonBefore[i] + (inOrder.get(i).isWon() ? 1 : 0);
        }
        return new Closed(inOrder.stream().mapToLong(deal -> deal.closedAt().toEpochMilli()).toArray(), wonBefore);
    }

    /// The win rate of what they had closed by then; absent when that was too little.
    OptionalDouble before(String seller, Instant time) {
        Closed closed = bySeller.get(seller);
        if (closed == null) {
            return OptionalDouble.empty();
        }
        int found = Arrays.binarySearch(closed.at(), time.toEpochMilli());
        int until = found < 0 ? -found - 1 : firstOf(closed.at(), found);
        return until < FEWEST
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) closed.wonBefore()[until] / until);
    }

    private static int firstOf(long[] times, int at) {
        int first = at;
        while (first > 0 && times[first - 1] == times[at]) {
            first--;
        }
        return first;
    }
}
