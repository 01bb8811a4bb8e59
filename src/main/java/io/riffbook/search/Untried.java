package io.riffbook.search;

import io.riffbook.search.Ranking.Ranked;
import io.riffbook.search.Reason.Cause;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Gives what hardly anybody was shown yet a fair chance to be seen: if there is no such snippet among the first ten, one that fits
/// well enough is drawn, and gets a place there behind the first three.
final class Untried {
    private static final int FIRST_PAGE = 10;
    private static final int LEFT_ALONE = 3;
    private static final int MOST_DRAWN_FROM = 20;

    private final RankingWeights weights;

    Untried(RankingWeights weights) {
        this.weights = weights;
    }

    /// The same snippets, one of them perhaps further up.
    ///
    /// @param ranked the best first
    List<Ranked> givenRoom(List<Ranked> ranked, long seed) {
        if (ranked.size() <= FIRST_PAGE || ranked.subList(0, FIRST_PAGE).stream().anyMatch(this::isUntried)) {
            return ranked;
        }
        double enough = weights.untriedFrom() * ranked.getFirst().points();
        List<Integer> eligible = IntStream.range(FIRST_PAGE, ranked.size())
                .filter(at -> isEligible(ranked.get(at), enough)).limit(MOST_DRAWN_FROM).boxed().toList();
        if (eligible.isEmpty()) {
            return ranked;
        }
        SplittableRandom chance = new SplittableRandom(seed);
        int from = eligible.get(chance.nextInt(eligible.size()));
        int to = LEFT_ALONE + chance.nextInt(FIRST_PAGE - LEFT_ALONE);
        List<Ranked> moved = new ArrayList<>(ranked);
        moved.add(to, lifted(moved.remove(from), ranked.get(to).points()));
        return List.copyOf(moved);
    }

    private boolean isUntried(Ranked ranked) {
        return ranked.candidate().evidence().impressions() < weights.untriedBelow();
    }

    private boolean isEligible(Ranked ranked, double enough) {
        return isUntried(ranked) && !ranked.candidate().isDraft() && ranked.points() >= enough && enough > 0
                && !ranked.isBecause(Cause.NOT_FOR) && !ranked.isBecause(Cause.SEEN);
    }

    /// What it is given counts, too, so that the order stays one of points.
    private static Ranked lifted(Ranked ranked, double points) {
        List<Reason> reasons = new ArrayList<>(ranked.reasons());
        reasons.add(new Reason(Cause.UNTRIED, "Hardly anybody was shown it yet",
                Ranking.rounded(points - ranked.points())));
        return Ranked.of(ranked.candidate(), reasons);
    }
}
