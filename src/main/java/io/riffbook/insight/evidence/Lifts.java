package io.riffbook.insight.evidence;

import io.riffbook.insight.evidence.Lift.Estimated;
import io.riffbook.insight.evidence.LiftCounts.Counted;
import io.riffbook.insight.statistics.FalseDiscoveries;
import io.riffbook.insight.statistics.Shrinkage;
import io.riffbook.insight.statistics.Shrinkage.Estimate;
import io.riffbook.insight.statistics.WinRateDifference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Judges all snippets together: what is believed of one depends on how much snippets differ at all, and what may be claimed on how many are
/// looked at.
///
/// @param <S> names a snippet
final class Lifts<S> {
    /// From so many deals on, something can be believed, though nothing be claimed.
    static final int FEWEST_TO_BELIEVE = 10;

    private final int floor;
    private final double falseClaims;
    private final List<Row<S>> rows = new ArrayList<>();

    private record Row<S>(S snippet, Segment segment, int used, int won, Optional<WinRateDifference> difference) {}

    /// @param floor fewer deals with a snippet, or deals like them without it, are not enough to claim anything
    /// @param falseClaims which share of all claims may be false, on average
    Lifts(int floor, double falseClaims) {
        this.floor = floor;
        this.falseClaims = falseClaims;
    }

    /// Takes one snippet's counts. Of segments that are below the floor nothing is kept, except for all deals.
    void add(S snippet, List<Counted> counts) {
        for (Counted each : counts) {
            boolean isOfAll = each.segment().equals(Segment.ALL);
            int fewest = isOfAll ? Math.min(floor, FEWEST_TO_BELIEVE) : floor;
            Optional<WinRateDifference> difference = WinRateDifference.over(each.strata().values())
                    .filter(found -> isEnough(found, fewest));
            if (difference.isPresent() || isOfAll) {
                rows.add(new Row<>(snippet, each.segment(), each.used(), each.won(), difference));
            }
        }
    }

    private static boolean isEnough(WinRateDifference difference, int deals) {
        return difference.used() >= deals && difference.others() >= deals && difference.standardError() > 0;
    }

    /// The lifts of each snippet, that of all deals among them.
    Map<S, List<Lift>> judged() {
        Map<S, List<Lift>> judged = new HashMap<>();
        Map<Segment, Shrinkage> shrinkages = shrinkages();
        judge(rows.stream().filter(row -> row.segment().equals(Segment.ALL)).toList(), shrinkages, judged);
        judge(rows.stream().filter(row -> !row.segment().equals(Segment.ALL)).toList(), shrinkages, judged);
        return judged;
    }

    private Map<Segment, Shrinkage> shrinkages() {
        Map<Segment, List<Estimate>> estimates = new HashMap<>();
        for (Row<S> row : rows) {
            row.difference().ifPresent(difference -> estimates
                    .computeIfAbsent(row.segment(), _ -> new ArrayList<>()).add(estimate(difference)));
        }
        Map<Segment, Shrinkage> shrinkages = new HashMap<>();
        estimates.forEach((segment, all) -> shrinkages.put(segment, Shrinkage.of(all)));
        return shrinkages;
    }

    /// Claims about all deals and claims about segments are two families: looking at many segments must not drown what holds for all deals.
    private void judge(List<Row<S>> family, Map<Segment, Shrinkage> shrinkages, Map<S, List<Lift>> judged) {
        List<Row<S>> tested = family.stream().filter(this::isTested).toList();
        boolean[] claimed = FalseDiscoveries.claimed(
                tested.stream().mapToDouble(row -> row.difference().orElseThrow().pValue()).toArray(), falseClaims);
        for (int i = 0; i < tested.size(); i++) {
            Row<S> row = tested.get(i);
            put(row, label(row.difference().orElseThrow(), claimed[i]), shrinkages, judged);
        }
        family.stream().filter(row -> !isTested(row))
                .forEach(row -> put(row, Label.NOT_ENOUGH_DEALS, shrinkages, judged));
    }

    private boolean isTested(Row<S> row) {
        return row.difference().filter(found -> isEnough(found, floor)).isPresent();
    }

    private void put(Row<S> row, Label label, Map<Segment, Shrinkage> shrinkages, Map<S, List<Lift>> judged) {
        Optional<Estimated> estimated = row.difference().map(difference -> new Estimated(difference,
                Objects.requireNonNull(shrinkages.get(row.segment())).shrunk(estimate(difference))));
        judged.computeIfAbsent(row.snippet(), _ -> new ArrayList<>())
                .add(new Lift(row.segment(), row.used(), row.won(), label, estimated));
    }

    private static Label label(WinRateDifference difference, boolean isClaimed) {
        if (!isClaimed) {
            return Label.NO_CLEAR_DIFFERENCE;
        }
        return difference.estimate() > 0 ? Label.WINNING : Label.LOSING;
    }

    private static Estimate estimate(WinRateDifference difference) {
        return new Estimate(difference.estimate(), difference.standardError() * difference.standardError());
    }
}
