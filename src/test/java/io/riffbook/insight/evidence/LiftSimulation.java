package io.riffbook.insight.evidence;

import io.riffbook.insight.evidence.ClosedDeals.StratumName;
import io.riffbook.insight.evidence.LiftCounts.Counted;
import io.riffbook.insight.evidence.SimulatedSales.SimulatedDeal;
import io.riffbook.insight.statistics.Stratum;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Estimates the lift of all snippets of many simulated organisations, and compares it with the truth.
final class LiftSimulation {
    static final int FLOOR = 30;
    static final double FALSE_CLAIMS = 0.1;
    private static final int SNIPPETS = 40;
    private static final int DEALS = 3_000;
    private static final double LIFT = 0.1;
    private static final double APPEAL = 0.02;

    private final UnaryOperator<ClosedDeal> measured;
    private long intervals;
    private long covered;
    private long shrunkCovered;
    private double bias;
    private double naiveError;
    private double error;
    private double falseShare;
    private int organisations;
    private long claims;
    private int powerful;
    private int tested;
    private long testedDeals;
    private double clamped;

    /// @param measured what of each deal is known to whoever estimates
    LiftSimulation(UnaryOperator<ClosedDeal> measured) {
        this.measured = measured;
    }

    /// All confounders are known.
    static ClosedDeal everything(ClosedDeal deal) {
        return deal;
    }

    /// Nobody says how good reps are: it has to be told from what they sold before.
    static ClosedDeal withoutTier(ClosedDeal deal) {
        return sold(deal, deal.owner());
    }

    /// Nobody even knows who sold what.
    static ClosedDeal withoutRep(ClosedDeal deal) {
        return sold(deal, "");
    }

    private static ClosedDeal sold(ClosedDeal deal, String owner) {
        return new ClosedDeal(deal.number(), deal.isWon(), deal.closedAt(), deal.stages(), deal.amount(), owner, "", "",
                deal.concepts());
    }

    void run(int count) {
        for (int seed = 0; seed < count; seed++) {
            look(new SimulatedSales(seed, SNIPPETS, DEALS, LIFT, APPEAL));
        }
    }

    private void look(SimulatedSales sales) {
        ClosedDeals deals = new ClosedDeals(
                taker -> sales.deals().forEach(deal -> taker.accept(measured.apply(deal.told()))), Set.of("industry"));
        Lifts<Integer> lifts = new Lifts<>(FLOOR, FALSE_CLAIMS);
        Map<Integer, Counted> counts = new HashMap<>();
        for (int snippet = 0; snippet < sales.snippets(); snippet++) {
            List<Counted> counted = LiftCounts.of(deals, sales.uses(snippet)).stream()
                    .filter(each -> each.segment().equals(Segment.ALL)).toList();
            lifts.add(snippet, counted);
            for (Counted each : counted) {
                counts.put(snippet, each);
            }
        }
        int claimed = 0;
        int wrong = 0;
        double winRate = (double) sales.deals().stream().filter(deal -> deal.told().isWon()).count()
                / sales.deals().size();
        for (Map.Entry<Integer, List<Lift>> each : lifts.judged().entrySet()) {
            Lift lift = each.getValue().getFirst();
            int snippet = each.getKey();
            if (lift.estimate().isEmpty() || lift.label() == Label.NOT_ENOUGH_DEALS) {
                continue;
            }
            double truth = truth(sales, deals, snippet, Objects.requireNonNull(counts.get(snippet)).strata());
            take(lift.estimate().get(), truth, (double) lift.won() / lift.deals() - winRate);
            boolean isClaimed = lift.label() == Label.WINNING || lift.label() == Label.LOSING;
            if (isClaimed) {
                claimed++;
                boolean rightly = sales.hasEffect(snippet) && (truth > 0) == (lift.label() == Label.WINNING);
                wrong += rightly ? 0 : 1;
            }
            if (snippet == 0) {
                tested++;
                testedDeals += lift.deals();
                powerful += lift.label() == Label.WINNING ? 1 : 0;
            }
        }
        organisations++;
        claims += claimed;
        falseShare += claimed == 0 ? 0 : (double) wrong / claimed;
        clamped += sales.partClamped();
    }

    private void take(Lift.Estimated estimated, double truth, double naive) {
        intervals++;
        covered += estimated.interval().contains(truth) ? 1 : 0;
        shrunkCovered += estimated.shrunk().interval().contains(truth) ? 1 : 0;
        bias += estimated.difference().estimate() - truth;
        error += Math.pow(estimated.difference().estimate() - truth, 2);
        naiveError += Math.pow(naive - truth, 2);
    }

    /// The mean of the true differences, weighted as the estimate weights its strata.
    private static double truth(SimulatedSales sales, ClosedDeals deals, int snippet,
            Map<StratumName, Stratum> strata) {
        Map<Integer, DealUse> first = new HashMap<>();
        for (DealUse use : sales.uses(snippet)) {
            first.merge((int) use.deal(), use, (one, other) -> other.at().isBefore(one.at()) ? other : one);
        }
        Map<StratumName, double[]> sums = new HashMap<>();
        first.forEach((number, use) -> {
            SimulatedDeal deal = sales.deals().get(number);
            int index = deals.indexOf(number);
            int stage = deals.reachedBy(index, use.at().toEpochMilli());
            double[] sum = sums.computeIfAbsent(deals.name(deals.strata(index)[stage]), _ -> new double[2]);
            sum[0] += sales.trueLift(snippet, deal, stage);
            sum[1]++;
        });
        double weighted = 0;
        double weights = 0;
        for (Map.Entry<StratumName, Stratum> each : strata.entrySet()) {
            Stratum stratum = each.getValue();
            double weight = (double) stratum.used() * stratum.others() / (stratum.used() + stratum.others());
            double[] sum = Objects.requireNonNull(sums.get(each.getKey()));
            weighted += weight * sum[0] / sum[1];
            weights += weight;
        }
        return weighted / weights;
    }

    double coverage() {
        return (double) covered / intervals;
    }

    double shrunkCoverage() {
        return (double) shrunkCovered / intervals;
    }

    /// The share of false claims among an organisation's claims, on average.
    double falseDiscoveries() {
        return falseShare / organisations;
    }

    double meanBias() {
        return bias / intervals;
    }

    /// The root of the mean squared error.
    double error() {
        return Math.sqrt(error / intervals);
    }

    double naiveError() {
        return Math.sqrt(naiveError / intervals);
    }

    double partClamped() {
        return clamped / organisations;
    }

    /// How often the snippet with a lift of ten points is called winning.
    double power() {
        return (double) powerful / tested;
    }

    String row(String name) {
        return String.format(Locale.ROOT,
                "| %s | %d | %.1f %% | %.1f %% | %+.1f | %.1f | %.1f | %d | %.1f %% | %.0f %% (%d deals) |", name,
                intervals, 100 * coverage(), 100 * shrunkCoverage(), 100 * meanBias(), 100 * error(),
                100 * naiveError(),
                claims, 100 * falseDiscoveries(), 100 * power(), testedDeals / Math.max(1, tested));
    }
}
