package io.riffbook.insight.evidence;

import io.riffbook.deals.StageChange;
import io.riffbook.model.ConceptId;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// All deals that are over, with the strata in which they are compared: those that are alike and reached the same stage. Some 200 bytes a deal.
final class ClosedDeals {
    /// What a deal without stages was in.
    private static final String NO_STAGE = "";

    private long[] numbers = new long[1 << 10];
    private long[] closedAt = new long[1 << 10];
    private int size;
    private final BitSet won = new BitSet();
    private final List<int[]> strata = new ArrayList<>();
    private final List<long[]> reachedAt = new ArrayList<>();
    private final List<int[]> segments = new ArrayList<>();
    private final Interned<Segment> allSegments = new Interned<>();
    private final Interned<StratumName> allStrata = new Interned<>();
    private final Map<SegmentStratum, int[]> totals = new HashMap<>();

    /// @param alike what the deals of it have in common besides the stage
    record StratumName(String stage, String alike) {}

    private record SegmentStratum(int segment, int stratum) {}

    /// Gives numbers to values, from 0.
    private static final class Interned<T> {
        private final Map<T, Integer> numbers = new HashMap<>();
        private final List<T> values = new ArrayList<>();

        int of(T value) {
            return numbers.computeIfAbsent(value, added -> {
                values.add(added);
                return values.size() - 1;
            });
        }
    }

    /// Reads the deals twice: once to know what is alike.
    ///
    /// @param deals in the order of their numbers
    /// @param matchedBy taxonomies whose concepts make the segment that deals have to have in common
    ClosedDeals(ClosedDealSource deals, Set<String> matchedBy) {
        Likeness likeness = Likeness.learnt(deals, matchedBy);
        allSegments.of(Segment.ALL);
        deals.forEach(deal -> add(deal, likeness.of(deal)));
        numbers = Arrays.copyOf(numbers, size);
    }

    private void add(ClosedDeal deal, String alike) {
        if (size > 0 && numbers[size - 1] >= deal.number()) {
            throw new IllegalArgumentException("deals come in the order of their numbers");
        }
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size * 2);
            closedAt = Arrays.copyOf(closedAt, size * 2);
        }
        numbers[size] = deal.number();
        closedAt[size] = deal.closedAt().toEpochMilli();
        won.set(size, deal.isWon());
        segments.add(deal.concepts().stream().mapToInt(concept -> allSegments.of(Segment.of(concept))).sorted()
                .toArray());
        addStages(deal, alike);
        count(size);
        size++;
    }

    private void addStages(ClosedDeal deal, String alike) {
        List<StageChange> first = firstOfEach(deal.stages());
        strata.add(first.isEmpty()
                ? new int[]{allStrata.of(new StratumName(NO_STAGE, alike))}
                : first.stream().mapToInt(change -> allStrata.of(new StratumName(change.stage().toString(), alike)))
                        .toArray());
        reachedAt.add(first.stream().mapToLong(change -> change.at().toEpochMilli()).toArray());
    }

    private static List<StageChange> firstOfEach(List<StageChange> stages) {
        Set<ConceptId> seen = new LinkedHashSet<>();
        return stages.stream().sorted().filter(change -> seen.add(change.stage())).toList();
    }

    private void count(int deal) {
        int win = isWon(deal) ? 1 : 0;
        for (int stratum : strata.get(deal)) {
            count(0, stratum, win);
            for (int segment : segments.get(deal)) {
                count(segment, stratum, win);
            }
        }
    }

    private void count(int segment, int stratum, int win) {
        int[] total = totals.computeIfAbsent(new SegmentStratum(segment, stratum), _ -> new int[2]);
        total[0]++;
        total[1] += win;
    }

    int size() {
        return size;
    }

    /// Negative when there is no closed deal of that number.
    int indexOf(long number) {
        return Arrays.binarySearch(numbers, number);
    }

    boolean isWon(int deal) {
        return won.get(deal);
    }

    long closedAt(int deal) {
        return closedAt[deal];
    }

    /// The strata of the stages that it reached, in the order in which it did.
    int[] strata(int deal) {
        return strata.get(deal);
    }

    /// Which of [#strata] it had reached by then: the furthest.
    int reachedBy(int deal, long time) {
        long[] reached = reachedAt.get(deal);
        return (int) IntStream.range(1, reached.length).takeWhile(i -> reached[i] <= time).count();
    }

    /// The concepts of its customer, as numbers of segments.
    int[] segments(int deal) {
        return segments.get(deal);
    }

    /// The number of a segment; one that no deal has is new.
    int numberOf(Segment segment) {
        return allSegments.of(segment);
    }

    Segment segment(int number) {
        return allSegments.values.get(number);
    }

    StratumName name(int stratum) {
        return allStrata.values.get(stratum);
    }

    /// How many deals of the segment reached the stage of the stratum, and how many of these were won.
    int[] totals(int segment, int stratum) {
        return totals.getOrDefault(new SegmentStratum(segment, stratum), new int[2]);
    }
}
