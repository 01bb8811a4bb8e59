package io.riffbook.insight.evidence;

import io.riffbook.insight.evidence.ClosedDeals.StratumName;
import io.riffbook.insight.statistics.Stratum;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Counts the deals in which one snippet was used, and the deals like them in which it was not, stratum by stratum.
///
/// A deal counts once as one with it: in the stage that it had reached when the snippet was used in it first. In the stages before, it
/// is one without it, as are all deals that reached a stage and in which it was not used until they left it; in the stages after, it is neither.
/// Uses after a deal was closed don't count.
final class LiftCounts {
    private final ClosedDeals deals;
    private final Map<Integer, Map<Integer, Cell>> bySegment = new HashMap<>();
    private final Map<Integer, int[]> used = new HashMap<>();
    private final Set<Integer> ofUses = new HashSet<>();

    /// Of the deals that reached a stratum: those that are not without it.
    private static final class Cell {
        private int used;
        private int usedWon;
        private int neither;
        private int neitherWon;
    }

    /// What is counted of a segment.
    ///
    /// @param used deals with the snippet, those in strata that don't compare included
    /// @param won how many of these were won
    record Counted(Segment segment, int used, int won, Map<StratumName, Stratum> strata) {}

    private LiftCounts(ClosedDeals deals) {
        this.deals = deals;
    }

    /// Counts for every segment that has a deal with the snippet.
    static List<Counted> of(ClosedDeals deals, Collection<DealUse> uses) {
        LiftCounts counts = new LiftCounts(deals);
        Map<Integer, DealUse> first = new HashMap<>();
        for (DealUse use : uses) {
            int deal = deals.indexOf(use.deal());
            if (deal >= 0 && use.at().toEpochMilli() <= deals.closedAt(deal)) {
                first.merge(deal, use, (one, other) -> other.at().isBefore(one.at()) ? other : one);
            }
        }
        counts.addSegmentsOf(first.values());
        first.forEach(counts::add);
        return counts.counted();
    }

    /// Every use counts in each of them, as use or as neither.
    private void addSegmentsOf(Collection<DealUse> uses) {
        for (DealUse use : uses) {
            ofUses.add(deals.numberOf(Segment.of(use.channel())));
            audience(use).ifPresent(segment -> ofUses.add(deals.numberOf(segment)));
        }
    }

    private static Optional<Segment> audience(DealUse use) {
        return use.audienceSize().isPresent()
                ? Optional.of(Segment.ofAudience(use.audienceSize().getAsInt()))
                : Optional.empty();
    }

    private void add(int deal, DealUse use) {
        int reached = deals.reachedBy(deal, use.at().toEpochMilli());
        add(0, deal, reached, true);
        for (int segment : deals.segments(deal)) {
            add(segment, deal, reached, true);
        }
        int channel = deals.numberOf(Segment.of(use.channel()));
        int audience = audience(use).map(deals::numberOf).orElse(-1);
        for (int segment : ofUses) {
            add(segment, deal, reached, segment == channel || segment == audience);
        }
    }

    private void add(int segment, int deal, int reached, boolean counts) {
        int win = deals.isWon(deal) ? 1 : 0;
        int[] strata = deals.strata(deal);
        Map<Integer, Cell> cells = bySegment.computeIfAbsent(segment, _ -> new HashMap<>());
        if (counts) {
            int[] all = used.computeIfAbsent(segment, _ -> new int[2]);
            all[0]++;
            all[1] += win;
        }
        for (int i = reached; i < strata.length; i++) {
            Cell cell = cells.computeIfAbsent(strata[i], _ -> new Cell());
            if (i == reached && counts) {
                cell.used++;
                cell.usedWon += win;
            } else {
                cell.neither++;
                cell.neitherWon += win;
            }
        }
    }

    private List<Counted> counted() {
        List<Counted> all = new ArrayList<>();
        used.forEach((segment, sum) -> {
            Map<StratumName, Stratum> strata = strata(segment, bySegment.getOrDefault(segment, Map.of()));
            all.add(new Counted(deals.segment(segment), sum[0], sum[1], strata));
            if (segment == 0) {
                addStages(all, strata);
            }
        });
        return all;
    }

    private Map<StratumName, Stratum> strata(int segment, Map<Integer, Cell> cells) {
        int comparedWith = ofUses.contains(segment) ? 0 : segment;
        Map<StratumName, Stratum> strata = new HashMap<>();
        cells.forEach((stratum, cell) -> {
            if (cell.used > 0) {
                strata.put(deals.name(stratum), stratum(cell, deals.totals(comparedWith, stratum)));
            }
        });
        return strata;
    }

    private static Stratum stratum(Cell cell, int[] total) {
        return new Stratum(cell.used, cell.usedWon, total[0] - cell.used - cell.neither,
                total[1] - cell.usedWon - cell.neitherWon);
    }

    private static void addStages(List<Counted> all, Map<StratumName, Stratum> ofAll) {
        Map<String, Map<StratumName, Stratum>> byStage = new HashMap<>();
        ofAll.forEach((name, stratum) -> {
            if (!name.stage().isEmpty()) {
                byStage.computeIfAbsent(name.stage(), _ -> new HashMap<>()).put(name, stratum);
            }
        });
        byStage.forEach((stage, strata) -> all.add(new Counted(new Segment(stage),
                strata.values().stream().mapToInt(Stratum::used).sum(),
                strata.values().stream().mapToInt(Stratum::usedWon).sum(), strata)));
    }
}
