package io.riffbook.insight.evidence;

import io.riffbook.content.SnippetId;
import io.riffbook.deals.StageChange;
import io.riffbook.feedback.Channel;
import io.riffbook.model.ConceptId;
import io.riffbook.search.RankedResults;
import io.riffbook.search.RankedResults.Offered;
import io.riffbook.search.SnippetEvidence.Evidence;
import io.riffbook.search.SnippetEvidence.WinLift;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/// A year in which reps use what a ranking shows them first, and the ranking learns from how their deals end.
///
/// In each stage of a deal its rep searches for the deal's industry, looks at the results from the top, and uses the first that appeals, or none.
/// Each week what is over is told, and evidence is computed anew.
final class SimulatedYear {
    /// Who decides what stands first.
    enum Order {
        /// The product's ranking with the product's evidence.
        RIFFBOOK,
        /// What was used in most won deals, as other products do.
        POPULARITY,
        /// Whoever knows the truth.
        ORACLE
    }

    private static final List<ConceptId> INDUSTRIES = List.of(ConceptId.parse("industry/retail"),
            ConceptId.parse("industry/logistics"), ConceptId.parse("industry/health"));
    private static final List<ConceptId> STAGES = SimulatedSales.STAGES;
    private static final double[] ADVANCE = {0.6, 0.65, 0.65};
    private static final double[] OF_SKILL = {-0.06, 0, 0.06};
    private static final int SNIPPETS_EACH = 15;
    private static final int WEEKS = 52;
    private static final int DEALS_A_WEEK = 90;
    private static final int DAYS_A_STAGE = 14;
    private static final int NEW_IN_WEEK = 26;
    private static final double LOOKS_FURTHER = 0.75;
    private static final double APPEALS = 0.35;
    private static final Instant START = Instant.parse("2025-01-06T00:00:00Z");

    private final Random random;
    private final Order order;
    private final List<Riff> riffs = new ArrayList<>();
    private final List<ClosedDeal> closed = new ArrayList<>();
    private final Map<SnippetId, List<DealUse>> uses = new HashMap<>();
    private final Map<SnippetId, Long> impressions = new HashMap<>();
    private Map<SnippetId, Evidence> evidence = new HashMap<>();
    private final List<Open> open = new ArrayList<>();
    private double regret;
    private long searches;
    private int number;
    private final Riff late;
    private int dealsSinceLate;
    private Optional<Integer> foundAfter = Optional.empty();

    /// A snippet and what it really does.
    private record Riff(SnippetId id, int industry, double lift, Instant from) {}

    private static final class Open {
        private final int number;
        private final int industry;
        private final int skill;
        private final List<StageChange> stages = new ArrayList<>();
        private Instant next;

        Open(int number, int industry, int skill, Instant begun) {
            this.number = number;
            this.industry = industry;
            this.skill = skill;
            this.next = begun;
        }
    }

    SimulatedYear(long seed, Order order) {
        this.random = new Random(seed);
        this.order = order;
        for (int industry = 0; industry < INDUSTRIES.size(); industry++) {
            for (int i = 0; i < SNIPPETS_EACH; i++) {
                double lift = random.nextInt(3) == 0 ? random.nextGaussian() * 0.12 : 0;
                riffs.add(new Riff(id(), industry, Math.clamp(lift, -0.2, 0.2), START));
            }
        }
        this.late = new Riff(id(), 0, 0.25, START.plus(Duration.ofDays(7L * NEW_IN_WEEK)));
        riffs.add(late);
    }

    private SnippetId id() {
        return new SnippetId(new UUID(random.nextLong(), random.nextLong()));
    }

    SimulatedYear run() {
        for (int week = 0; week < WEEKS; week++) {
            Instant monday = START.plus(Duration.ofDays(7L * week));
            for (int i = 0; i < DEALS_A_WEEK; i++) {
                open.add(new Open(number++, random.nextInt(INDUSTRIES.size()), random.nextInt(OF_SKILL.length),
                        monday.plus(Duration.ofHours(random.nextInt(7 * 24)))));
            }
            goOn(monday.plus(Duration.ofDays(7)));
            learn();
            lookForTheLateOne(monday);
        }
        return this;
    }

    private void goOn(Instant until) {
        for (Open deal : List.copyOf(open)) {
            while (deal.next.isBefore(until) && open.contains(deal)) {
                advance(deal);
            }
        }
    }

    private void advance(Open deal) {
        int stage = deal.stages.size();
        Instant at = deal.next;
        Instant left = at.plus(Duration.ofHours(24L * (DAYS_A_STAGE / 2 + random.nextInt(DAYS_A_STAGE))));
        deal.stages.add(new StageChange(STAGES.get(stage), at));
        double later = IntStream.range(stage + 1, ADVANCE.length).mapToDouble(i -> ADVANCE[i]).reduce(1, (a, b) -> a * b);
        double lift = search(deal, at).map(Riff::lift).orElse(0.0);
        boolean goesOn = random.nextDouble() < ADVANCE[stage] + OF_SKILL[deal.skill] + lift / later;
        deal.next = left;
        if (!goesOn || stage == ADVANCE.length - 1) {
            open.remove(deal);
            closed.add(new ClosedDeal(deal.number, goesOn, left, deal.stages, Optional.empty(), "", "",
                    "tier-" + deal.skill, Set.of(INDUSTRIES.get(deal.industry))));
            dealsSinceLate += !at.isBefore(late.from()) && deal.industry == late.industry() ? 1 : 0;
        }
    }

    /// What the rep takes of what is shown.
    private Optional<Riff> search(Open deal, Instant at) {
        List<Riff> shown = ranked(deal.industry, at);
        double best = shown.stream().mapToDouble(Riff::lift).max().orElse(0);
        searches++;
        for (int i = 0; i < Math.min(10, shown.size()); i++) {
            impressions.merge(shown.get(i).id(), 1L, Long::sum);
        }
        for (Riff riff : shown) {
            if (random.nextDouble() < APPEALS) {
                regret += best - riff.lift();
                uses.computeIfAbsent(riff.id(), _ -> new ArrayList<>())
                        .add(new DealUse(deal.number, at.plus(Duration.ofHours(1)), Channel.CALL, OptionalInt.empty()));
                return Optional.of(riff);
            }
            if (random.nextDouble() > LOOKS_FURTHER) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private List<Riff> ranked(int industry, Instant at) {
        List<Riff> fitting = riffs.stream().filter(riff -> riff.industry() == industry && !at.isBefore(riff.from()))
                .toList();
        return switch (order) {
            case ORACLE -> fitting.stream().sorted(Comparator.comparingDouble(Riff::lift).reversed()).toList();
            case POPULARITY -> fitting.stream().sorted(
                    Comparator.<Riff>comparingLong(riff -> known(riff).wins()).reversed()
                            .thenComparing(riff -> riff.id().toString()))
                    .toList();
            case RIFFBOOK -> {
                Map<SnippetId, Riff> byId = new HashMap<>();
                fitting.forEach(riff -> byId.put(riff.id(), riff));
                yield RankedResults.of(fitting.stream().map(riff -> new Offered(riff.id(),
                        Set.of(INDUSTRIES.get(industry)), START, known(riff))).toList(),
                        Set.of(INDUSTRIES.get(industry)), at, random.nextLong()).stream()
                        .map(id -> Objects.requireNonNull(byId.get(id))).toList();
            }
        };
    }

    private Evidence known(Riff riff) {
        Evidence known = evidence.getOrDefault(riff.id(), Evidence.NONE);
        return new Evidence(known.applause(), known.believedApplause(), known.ratings(), known.uses(), known.wins(),
                impressions.getOrDefault(riff.id(), 0L), known.lift());
    }

    /// What the product computes from what is over.
    private void learn() {
        ClosedDeals deals = new ClosedDeals(
                taker -> closed.stream().sorted(Comparator.comparingLong(ClosedDeal::number)).forEach(taker),
                Set.of("industry"));
        Lifts<SnippetId> lifts = new Lifts<>(LiftSimulation.FLOOR, LiftSimulation.FALSE_CLAIMS);
        uses.forEach((id, all) -> lifts.add(id, LiftCounts.of(deals, all)));
        Map<SnippetId, Evidence> learnt = new HashMap<>();
        lifts.judged().forEach((id, judged) -> learnt.put(id, evidence(judged.stream()
                .filter(lift -> lift.segment().equals(Segment.ALL)).findFirst().orElseThrow())));
        evidence = learnt;
    }

    private static Evidence evidence(Lift lift) {
        return new Evidence(OptionalDouble.empty(), OptionalDouble.empty(), 0, lift.deals(), lift.won(), 0,
                lift.estimate().map(estimate -> new WinLift(estimate.shrunk().value(),
                        estimate.shrunk().standardError(),
                        lift.label() == Label.WINNING || lift.label() == Label.LOSING)));
    }

    private void lookForTheLateOne(Instant monday) {
        if (foundAfter.isEmpty() && !monday.isBefore(late.from())
                && ranked(late.industry(), monday.plus(Duration.ofDays(7))).subList(0, 3).contains(late)) {
            foundAfter = Optional.of(dealsSinceLate);
        }
    }

    /// By how much less probably a deal is won, on average over all searches, than with the best snippet there was.
    double meanRegret() {
        return regret / searches;
    }

    /// How many deals of its industry were over until the best snippet, which is new in the middle of the year, stood among the first
    /// three; absent if it never did.
    Optional<Integer> dealsUntilTheBestWasFound() {
        return foundAfter;
    }
}
