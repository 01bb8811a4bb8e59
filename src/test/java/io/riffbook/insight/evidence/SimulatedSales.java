package io.riffbook.insight.evidence;

import io.riffbook.deals.Money;
import io.riffbook.deals.StageChange;
import io.riffbook.feedback.Channel;
import io.riffbook.model.ConceptId;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/// A year of a sales organisation of which the truth is known.
///
/// A deal goes from stage to stage, each time with a probability that depends on its rep's skill, its industry, its size and on what
/// is used in that stage. Who uses what depends on skill, industry, size and stage, too, and on where the snippet stands in results: so
/// what good reps like looks good, and what is used late looks best of all. Most snippets have no effect.
final class SimulatedSales {
    static final List<ConceptId> STAGES = concepts("buying-stage/need", "buying-stage/options",
            "buying-stage/decision");
    private static final double[] ADVANCE = {0.55, 0.60, 0.65};
    private static final double[] OF_SKILL = {-0.06, 0, 0.06};
    private static final double[] OF_SIZE = {0.02, 0, -0.02};
    private static final double[] OF_INDUSTRY = {-0.03, -0.01, 0.01, 0.03};
    private static final List<ConceptId> INDUSTRIES = concepts("industry/retail", "industry/logistics",
            "industry/health",
            "industry/energy");
    private static final int[] AMOUNTS = {10_000, 50_000, 250_000};
    private static final int REPS = 60;
    private static final double WITHOUT_EFFECT = 0.7;
    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

    private final Random random;
    private final double[][] effects;
    private final double[] appeal;
    private final double[][] likedBy;
    private final List<SimulatedDeal> deals = new ArrayList<>();
    private final Map<Integer, List<DealUse>> uses = new TreeMap<>();
    private long clamped;
    private long advances;

    /// What is true of a deal.
    ///
    /// @param skill of its rep: 0, 1 or 2
    record SimulatedDeal(ClosedDeal told, int skill, int industry, int size) {}

    /// @param first the effect of the first snippet on the probability of winning, where it is used
    /// @param firstAppeal with which probability the first snippet is used in a stage
    SimulatedSales(long seed, int snippets, int deals, double first, double firstAppeal) {
        this.random = new Random(seed);
        this.effects = new double[snippets][];
        this.appeal = new double[snippets];
        this.likedBy = new double[snippets][OF_SKILL.length + INDUSTRIES.size() + STAGES.size()];
        for (int snippet = 0; snippet < snippets; snippet++) {
            effects[snippet] = atEachStage(snippet == 0 ? first : effect());
            // the further down it stands in results, the more seldom it is taken
            appeal[snippet] = snippet == 0 ? firstAppeal : 0.12 / (1 + random.nextInt(10)) + 0.01;
            for (int i = 0; i < likedBy[snippet].length; i++) {
                likedBy[snippet][i] = Math.exp(random.nextGaussian() * 0.5);
            }
            // what good reps like: one of three is theirs
            if (random.nextInt(3) == 0) {
                likedBy[snippet][2] *= 2;
                likedBy[snippet][0] /= 2;
            }
        }
        for (int number = 0; number < deals; number++) {
            sell(number);
        }
    }

    private double effect() {
        if (random.nextDouble() < WITHOUT_EFFECT) {
            return 0;
        }
        return (random.nextInt(3) == 0 ? -1 : 1) * (0.02 + random.nextDouble() * 0.05);
    }

    /// An early stage has to be moved more, for the deal to be won as much more often.
    private static double[] atEachStage(double effect) {
        double[] at = new double[ADVANCE.length];
        double later = 1;
        for (int stage = at.length - 1; stage >= 0; stage--) {
            at[stage] = effect / later;
            later *= ADVANCE[stage];
        }
        return at;
    }

    private void sell(int number) {
        int rep = random.nextInt(REPS);
        int skill = rep % OF_SKILL.length;
        int industry = random.nextInt(OF_INDUSTRY.length);
        int size = number % AMOUNTS.length;
        Instant at = START.plus(Duration.ofMinutes(random.nextInt(365 * 24 * 60)));
        List<StageChange> stages = new ArrayList<>();
        boolean goesOn = true;
        for (int stage = 0; stage < ADVANCE.length && goesOn; stage++) {
            Instant left = at
                    .plus(Duration.ofMinutes((long) (Math.exp(random.nextGaussian() * 0.5) * 20 * 24 * 60) + 2));
            stages.add(new StageChange(STAGES.get(stage), at));
            goesOn = random.nextDouble() < kept(advance(stage, skill, industry, size)
                    + use(number, stage, skill, industry, at, left));
            at = left;
        }
        deals.add(new SimulatedDeal(new ClosedDeal(number, goesOn, at, stages,
                Optional.of(new Money(BigDecimal.valueOf(AMOUNTS[size]), Currency.getInstance("EUR"))), "rep-" + rep,
                "",
                "tier-" + skill, Set.of(INDUSTRIES.get(industry))), skill, industry, size));
    }

    /// What is used in a stage of a deal; the sum of its effects.
    private double use(int deal, int stage, int skill, int industry, Instant from, Instant to) {
        double sum = 0;
        for (int snippet = 0; snippet < effects.length; snippet++) {
            if (random.nextDouble() < propensity(snippet, stage, skill, industry)) {
                sum += effects[snippet][stage];
                Instant at = from
                        .plusMillis((long) (random.nextDouble() * (Duration.between(from, to).toMillis() - 1)));
                uses.computeIfAbsent(snippet, _ -> new ArrayList<>())
                        .add(new DealUse(deal, at, Channel.CALL, OptionalInt.empty()));
            }
        }
        return sum;
    }

    private double propensity(int snippet, int stage, int skill, int industry) {
        double[] liked = likedBy[snippet];
        return Math.min(0.6, appeal[snippet] * liked[skill] * liked[OF_SKILL.length + industry]
                * liked[OF_SKILL.length + OF_INDUSTRY.length + stage]);
    }

    private static double advance(int stage, int skill, int industry, int size) {
        return ADVANCE[stage] + OF_SKILL[skill] + OF_INDUSTRY[industry] + OF_SIZE[size];
    }

    private double kept(double probability) {
        advances++;
        if (probability < 0.01 || probability > 0.99) {
            clamped++;
        }
        return Math.clamp(probability, 0.01, 0.99);
    }

    /// How much more probably a deal like that is won if the snippet is used in the stage than if it is not, whatever is used later.
    double trueLift(int snippet, SimulatedDeal deal, int stage) {
        double later = 1;
        for (int next = stage + 1; next < ADVANCE.length; next++) {
            later *= expectedAdvance(deal, next);
        }
        return effects[snippet][stage] * later;
    }

    private double expectedAdvance(SimulatedDeal deal, int stage) {
        double sum = advance(stage, deal.skill(), deal.industry(), deal.size());
        for (int snippet = 0; snippet < effects.length; snippet++) {
            sum += propensity(snippet, stage, deal.skill(), deal.industry()) * effects[snippet][stage];
        }
        return sum;
    }

    boolean hasEffect(int snippet) {
        return effects[snippet][0] != 0;
    }

    /// Effects that could not unfold, because the probability was near 0 or 1 already: the truth is not quite exact.
    double partClamped() {
        return (double) clamped / advances;
    }

    int snippets() {
        return effects.length;
    }

    List<SimulatedDeal> deals() {
        return deals;
    }

    List<DealUse> uses(int snippet) {
        return uses.getOrDefault(snippet, List.of());
    }

    private static List<ConceptId> concepts(String... names) {
        return List.of(names).stream().map(ConceptId::parse).toList();
    }
}
