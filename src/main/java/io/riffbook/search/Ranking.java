package io.riffbook.search;

import io.riffbook.model.ConceptId;
import io.riffbook.search.EngineResult.Candidate;
import io.riffbook.search.Reason.Cause;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Orders what an engine found, the same way for every engine: by words, by fit to the context, by freshness.
///
/// The order depends on the candidates, the context and the time alone, not on the order in which the candidates come;
/// ties break by id.
final class Ranking {
    private static final double WORDS = 1.0;
    private static final double EACH_FOR = 0.3;
    private static final double MOST_FOR = 0.6;
    private static final double EACH_TAG = 0.1;
    private static final double MOST_TAGS = 0.3;
    /// More than everything else together: whom a snippet is not for should not meet it by accident.
    private static final double NOT_FOR = -3.0;
    private static final double FRESH = 0.15;
    private static final Duration HALF_AS_FRESH = Duration.ofDays(180);
    /// Below this, freshness is no reason that is worth a word.
    private static final double WORTH_A_WORD = 0.1;
    private static final Comparator<Ranked> ORDER = Comparator.comparingDouble(Ranked::points).reversed()
            .thenComparing(ranked -> ranked.candidate().id().toString());

    private final Vocabulary vocabulary;
    private final Set<ConceptId> context;
    private final Instant now;

    /// @param context the concepts of the moment, as they were named
    Ranking(Vocabulary vocabulary, Collection<ConceptId> context, Instant now) {
        this.vocabulary = vocabulary;
        this.context = vocabulary.broaderOrSelf(context);
        this.now = now;
    }

    /// A candidate with what it is worth.
    ///
    /// @param points the sum of its reasons' points
    record Ranked(Candidate candidate, double points, List<Reason> reasons) {}

    /// All candidates, the best first.
    ///
    /// @param best the highest text score of the search, by which all are measured; 0: words don't count
    List<Ranked> rank(List<Candidate> candidates, float best) {
        return candidates.stream().map(candidate -> ranked(candidate, best)).sorted(ORDER).toList();
    }

    private Ranked ranked(Candidate candidate, float best) {
        List<Reason> reasons = new ArrayList<>();
        if (best > 0) {
            double match = candidate.score() / best;
            reasons.add(new Reason(Cause.WORDS, match == 1 ? "Matches your words best" : "Matches your words",
                    WORDS * match));
        }
        addFit(candidate, reasons);
        addFreshness(candidate, reasons);
        double points = reasons.stream().mapToDouble(Reason::points).sum();
        return new Ranked(candidate, points, List.copyOf(reasons));
    }

    private void addFit(Candidate candidate, List<Reason> reasons) {
        add(Cause.FOR, "For ", common(candidate.audience().isFor()), EACH_FOR, MOST_FOR, reasons);
        add(Cause.TAGGED, "About ", common(candidate.tags()), EACH_TAG, MOST_TAGS, reasons);
        Set<ConceptId> notFor = common(candidate.audience().notFor());
        if (!notFor.isEmpty()) {
            reasons.add(new Reason(Cause.NOT_FOR, "Not for " + labels(notFor), NOT_FOR));
        }
    }

    private void add(Cause cause, String words, Set<ConceptId> concepts, double each, double most,
            List<Reason> reasons) {
        if (!concepts.isEmpty()) {
            reasons.add(new Reason(cause, words + labels(concepts), Math.min(most, each * concepts.size())));
        }
    }

    private void addFreshness(Candidate candidate, List<Reason> reasons) {
        double age = Math.max(0, Duration.between(candidate.changedAt(), now).toMillis());
        double points = FRESH * Math.pow(0.5, age / HALF_AS_FRESH.toMillis());
        reasons.add(
                new Reason(Cause.FRESH, points >= WORTH_A_WORD ? "Changed lately" : "Changed some time ago", points));
    }

    private Set<ConceptId> common(Set<ConceptId> concepts) {
        Set<ConceptId> common = new TreeSet<>(concepts);
        common.retainAll(context);
        return common;
    }

    private String labels(Set<ConceptId> concepts) {
        return String.join(", ", concepts.stream().map(vocabulary::label).toList());
    }
}
