package io.riffbook.insight.evidence;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// How well somebody sold before a deal began: what came of the deal itself, or after it, says nothing of them then.
final class PastWins {
    /// Fewer closed deals say nothing.
    private static final int FEWEST = 10;

    private final Map<String, Closed> bySeller = new HashMap<>();

    /// A seller's closed deals in the order of time, and how many of those before each were won.
    private static final class Closed {
        private final long[] at;
        private final int[] wonBefore;

        /// @param times twice as large as they are, and one more for a deal that was won
        Closed(LongStream times) {
            long[] sorted = times.sorted().toArray();
            this.at = Arrays.stream(sorted).map(time -> time >> 1).toArray();
            this.wonBefore = new int[sorted.length + 1];
            for (int i = 0; i < sorted.length; i++) {
                wonBefore[i + 1] = wonBefore[i] + (int) (sorted[i] & 1);
            }
        }

        /// How many were closed earlier.
        int before(long time) {
            int found = Arrays.binarySearch(at, time);
            int until = found < 0 ? -found - 1 : found;
            while (until > 0 && at[until - 1] >= time) {
                until--;
            }
            return until;
        }

        double rate(int until) {
            return (double) wonBefore[until] / until;
        }
    }

    /// Takes deals in any order.
    static final class Builder {
        private final Map<String, LongStream.Builder> times = new HashMap<>();

        /// @param seller empty: nobody knows who
        void add(String seller, ClosedDeal deal) {
            if (!seller.isEmpty()) {
                times.computeIfAbsent(seller, _ -> LongStream.builder())
                        .add(deal.closedAt().toEpochMilli() << 1 | (deal.isWon() ? 1 : 0));
            }
        }

        PastWins build() {
            PastWins past = new PastWins();
            times.forEach((seller, all) -> past.bySeller.put(seller, new Closed(all.build())));
            return past;
        }
    }

    /// The win rate of what they had closed by then; absent when that was too little.
    OptionalDouble before(String seller, Instant time) {
        Closed closed = bySeller.get(seller);
        if (closed == null) {
            return OptionalDouble.empty();
        }
        int until = closed.before(time.toEpochMilli());
        return until < FEWEST ? OptionalDouble.empty() : OptionalDouble.of(closed.rate(until));
    }

    /// The win rates that all sellers had at any time.
    DoubleStream rates() {
        return bySeller.values().stream()
                .flatMapToDouble(closed -> IntStream.rangeClosed(FEWEST, closed.at.length).mapToDouble(closed::rate));
    }
}
