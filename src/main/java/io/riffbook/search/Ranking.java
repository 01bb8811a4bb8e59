package io.riffbook.search;

import io.riffbook.content.SnippetId;
import io.riffbook.model.ConceptId;
import io.riffbook.search.EngineResult.Candidate;
import io.riffbook.search.Reason.Cause;
import io.riffbook.search.SnippetEvidence.Evidence;
import io.riffbook.search.SnippetEvidence.WinLift;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.UUID;

/// Orders what an engine found, the same way for every engine: by words, by fit to the moment, by evidence, by freshness; and leaves
/// room for the untried.
///
/// The order depends on the candidates, the moment, what was seen, the seed and the time alone, not on the order in which the candidates come; ties break
/// by id. Points are counted in ten-thousandths, so that the last digits of an engine's scores decide nothing.
final class Ranking {
    private static final double PARTS = 10_000;
    private static final double USUAL_APPLAUSE = 3.5;
    private static final double MOST_APPLAUSE = 5;
    private static final double FULL_LIFT = 0.1;
    /// How much lifts differ, as far as nothing is known: one standard deviation.
    private static final double USUAL_LIFT = 0.05;
    /// Below this part of its weight, freshness is no reason that is worth a word.
    private static final double WORTH_A_WORD = 2.0 / 3;
    private static final Comparator<Ranked> ORDER = Comparator.comparingDouble(Ranked::points).reversed()
            .thenComparing(ranked -> ranked.candidate().id().toString());

    private final RankingWeights weights;
    private final Vocabulary vocabulary;
    private final Moment moment;
    private final Instant now;
    private final LocalDate today;

    Ranking(RankingWeights weights, Vocabulary vocabulary, Moment moment, Instant now) {
        this.weights = weights;
        this.vocabulary = vocabulary;
        this.moment = moment;
        this.now = now;
        this.today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    /// A candidate with what it is worth.
    ///
    /// @param points the sum of its reasons' points
    record Ranked(Candidate candidate, double points, List<Reason> reasons) {
        Ranked {
            reasons = List.copyOf(reasons);
        }

        static Ranked of(Candidate candidate, List<Reason> reasons) {
            return new Ranked(candidate, rounded(reasons.stream().mapToDouble(Reason::points).sum()), reasons);
        }

        boolean isBecause(Cause cause) {
            return reasons.stream().anyMatch(reason -> reason.cause() == cause);
        }
    }

    /// All candidates, the best first.
    ///
    /// @param best the highest text score of the search, by which all are measured; 0: words don't count
    /// @param seen what the account has seen already
    List<Ranked> rank(List<Candidate> candidates, float best, Set<SnippetId> seen) {
        return candidates.stream().map(candidate -> Ranked.of(candidate, reasons(candidate, best, seen))).sorted(ORDER)
                .toList();
    }

    /// The same, with something left to chance where little is known, so that more gets known.
    ///
    /// @param seed of what is left to chance: the same seed, the same order
    List<Ranked> rank(List<Candidate> candidates, float best, Set<SnippetId> seen, long seed) {
        return candidates.stream().map(candidate -> {
            List<Reason> reasons = reasons(candidate, best, seen);
            addChance(candidate, seed, reasons);
            return Ranked.of(candidate, reasons);
        }).sorted(ORDER).toList();
    }

    /// The candidates in their order, without points: only what people should know before they use one.
    List<Ranked> marked(List<Candidate> candidates, Set<SnippetId> seen) {
        return candidates.stream().map(candidate -> new Ranked(candidate, 0, reasons(candidate, 0, seen)
                .stream().filter(reason -> reason.cause() == Cause.NOT_FOR || reason.cause() == Cause.SEEN)
                .map(reason -> new Reason(reason.cause(), reason.words(), 0)).toList())).toList();
    }

    /// The same snippets, of which one that hardly anybody was shown yet perhaps stands further up, behind the first three.
    ///
    /// @param ranked the first ones that were found, the best first
    /// @param seed of what is left to chance: the same seed, the same order
    List<Ranked> withRoomForUntried(List<Ranked> ranked, long seed) {
        return new Untried(weights).givenRoom(ranked, seed);
    }

    static double rounded(double points) {
        return Math.round(points * PARTS) / PARTS;
    }

    private List<Reason> reasons(Candidate candidate, float best, Set<SnippetId> seen) {
        List<Reason> reasons = new ArrayList<>();
        if (best > 0) {
            double match = candidate.score() / best;
            add(Cause.WORDS, match == 1 ? "Matches your words best" : "Matches your words", weights.words() * match,
                    reasons);
        }
        addFit(candidate, reasons);
        addEvidence(candidate.evidence(), reasons);
        addFreshness(candidate, reasons);
        if (candidate.verifiedUntil().filter(day -> !day.isBefore(today)).isPresent()) {
            add(Cause.VERIFIED, "Verified", weights.verified(), reasons);
        }
        if (seen.contains(candidate.id())) {
            add(Cause.SEEN, "Seen by this account", -weights.seen(), reasons);
        }
        return reasons;
    }

    /// Draws what the win lift may be beside what is believed of it: further off the less is known (Thompson sampling, held back).
    private void addChance(Candidate candidate, long seed, List<Reason> reasons) {
        double error = candidate.evidence().lift().map(WinLift::error).orElse(USUAL_LIFT);
        UUID id = candidate.id().value();
        double drawn = new SplittableRandom(seed ^ id.getMostSignificantBits() ^ id.getLeastSignificantBits())
                .nextGaussian() * error * weights.explore();
        double points = rounded(weights.lift() * Math.clamp(drawn / FULL_LIFT, -1, 1));
        if (points != 0) {
            add(Cause.CHANCE, "Left to chance, to learn more of it", points, reasons);
        }
    }

    private void addFit(Candidate candidate, List<Reason> reasons) {
        Set<ConceptId> isFor = common(candidate.audience().isFor());
        if (!isFor.isEmpty()) {
            add(Cause.FOR, "For " + labels(isFor), Math.min(weights.forMost(), weights.forEach() * isFor.size()),
                    reasons);
        }
        Set<ConceptId> tags = common(candidate.tags());
        if (!tags.isEmpty()) {
            add(Cause.TAGGED, "About " + labels(tags), Math.min(weights.tagMost(), weights.tagEach() * tags.size()),
                    reasons);
        }
        ConceptId stage = moment.usualKinds().get(candidate.kind());
        if (stage != null) {
            add(Cause.USUAL_KIND, "Usual at the stage " + vocabulary.label(stage), weights.usualKind(), reasons);
        }
        Set<ConceptId> notFor = common(candidate.audience().notFor());
        if (!notFor.isEmpty()) {
            add(Cause.NOT_FOR, "Not for " + labels(notFor), -weights.notFor(), reasons);
        }
    }

    /// Few ratings and few deals say little: both are drawn towards what is usual. How many deals were won counts nothing: what is used
    /// often is used in many.
    private void addEvidence(Evidence evidence, List<Reason> reasons) {
        if (evidence.applause().isPresent()) {
            add(Cause.APPLAUSE,
                    "Applause " + Math.round(evidence.applause().getAsDouble() * 10) / 10.0 + " of 5 ("
                            + evidence.ratings() + ")",
                    weights.applause() * (evidence.applauseForOrder() - USUAL_APPLAUSE)
                            / (MOST_APPLAUSE - USUAL_APPLAUSE),
                    reasons);
        }
        if (evidence.lift().isPresent()) {
            WinLift lift = evidence.lift().get();
            add(Cause.LIFT, said(lift), weights.lift() * Math.clamp(lift.value() / FULL_LIFT, -1, 1), reasons);
        } else if (evidence.wins() > 0) {
            add(Cause.WINS, evidence.wins() == 1
                    ? "Used in a deal that was won"
                    : "Used in " + evidence.wins() + " deals that were won", 0, reasons);
        }
    }

    private static String said(WinLift lift) {
        if (!lift.isClaimed()) {
            return "Deals are won about as often with it as without it";
        }
        long points = Math.round(Math.abs(lift.value()) * 100);
        return "Deals are won " + (lift.value() > 0 ? "more" : "less") + " often with it, by about " + points
                + (points == 1 ? " point" : " points");
    }

    private void addFreshness(Candidate candidate, List<Reason> reasons) {
        double age = Math.max(0, Duration.between(candidate.changedAt(), now).toMillis());
        double part = Math.pow(0.5, age / weights.halfAsFresh().toMillis());
        add(Cause.FRESH, part >= WORTH_A_WORD ? "Changed lately" : "Changed some time ago", weights.fresh() * part,
                reasons);
    }

    private static void add(Cause cause, String words, double points, List<Reason> reasons) {
        reasons.add(new Reason(cause, words, rounded(points)));
    }

    private Set<ConceptId> common(Set<ConceptId> concepts) {
        if (concepts.isEmpty() || moment.concepts().isEmpty()) {
            return Set.of();
        }
        Set<ConceptId> common = new TreeSet<>(concepts);
        common.retainAll(moment.concepts());
        return common;
    }

    private String labels(Set<ConceptId> concepts) {
        return String.join(", ", concepts.stream().map(vocabulary::label).toList());
    }
}
