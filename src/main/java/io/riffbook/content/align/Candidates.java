package io.riffbook.content.align;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// The passages that have no equal in the other revision, and which of them may be each other's counterparts.
final class Candidates {
    /// With how many each later passage is compared: those with which it has the most rare words in common, and its neighbours.
    static final int MOST = 32;

    private static final int NEIGHBOURS = 3;
    private static final int MOST_BY_WORDS = MOST - 2 * (2 * NEIGHBOURS + 1);
    /// By how many of its words an earlier passage can be found: the rarest.
    private static final int LOOKED_UP = 200;
    /// Words that more passages have than this find none.
    private static final int MOST_PER_WORD = 50;
    private static final int[] NOBODY = {};
    /// Those that are less alike have nothing to do with each other; the place included.
    private static final double LEAST = 0.3;
    /// What the same place adds to how alike two are.
    private static final double PLACE = 0.1;
    /// What it is worth to have a counterpart at all, however little the two are alike.
    private static final double ANY = 0.001;

    private final List<Wording> before;
    private final List<Wording> after;
    private final EqualContent equal;
    private final Gaps gaps;

    Candidates(List<Wording> before, List<Wording> after, EqualContent equal) {
        this.before = before;
        this.after = after;
        this.equal = equal;
        this.gaps = Gaps.of(equal.anchors(), before.size());
    }

    /// Adds the best counterparts to those that are known.
    void match(int[] counterparts) {
        int[] came = IntStream.range(0, after.size()).filter(at -> counterparts[at] < 0).toArray();
        boolean[] isTaken = new boolean[before.size()];
        IntStream.of(counterparts).filter(at -> at >= 0).forEach(at -> isTaken[at] = true);
        int[] went = IntStream.range(0, before.size()).filter(at -> !isTaken[at]).toArray();
        if (came.length == 0 || went.length == 0) {
            return;
        }
        Words words = new Words(went, came);
        Assignment assignment = new Assignment(came.length, before.size());
        for (int row = 0; row < came.length; row++) {
            for (int was : words.candidates(came[row])) {
                double score = words.score(was, came[row]);
                if (score >= LEAST) {
                    assignment.offer(row, was, score - LEAST + ANY);
                }
            }
        }
        int[] best = assignment.best();
        for (int row = 0; row < came.length; row++) {
            counterparts[came[row]] = best[row];
        }
    }

    /// What all of them say, and who says the same rare thing.
    private final class Words {
        private final Map<Integer, Likeness.Weighed> earlier = new HashMap<>();
        private final Map<Integer, Likeness.Weighed> later = new HashMap<>();
        private final List<Features> features;
        private final Likeness likeness;
        private final Map<Long, int[]> sayers = new HashMap<>();

        Words(int[] went, int[] came) {
            List<Features> old = before.stream().map(Features::new).toList();
            int[] counterparts = equal.counterparts();
            features = IntStream.range(0, after.size())
                    .mapToObj(at -> counterparts[at] >= 0 ? old.get(counterparts[at]) : new Features(after.get(at)))
                    .toList();
            likeness = new Likeness(before, old, after, features);
            for (int was : went) {
                earlier.put(was, likeness.weighed(before.get(was), old.get(was)));
                rarest(old.get(was)).forEach(feature -> sayers.merge(feature, new int[]{was}, Words::joined));
            }
            for (int now : came) {
                later.put(now, likeness.weighed(after.get(now), features.get(now)));
            }
        }

        private LongStream rarest(Features of) {
            double[] rarities = of.all().mapToDouble(likeness::rarity).sorted().toArray();
            double least = rarities.length <= LOOKED_UP ? 0 : rarities[rarities.length - LOOKED_UP];
            return of.all().filter(feature -> likeness.rarity(feature) >= least).limit(LOOKED_UP);
        }

        private static int[] joined(int[] known, int[] one) {
            if (known.length > MOST_PER_WORD) {
                return known;
            }
            int[] more = Arrays.copyOf(known, known.length + 1);
            more[known.length] = one[0];
            return more;
        }

        Set<Integer> candidates(int now) {
            double[] common = new double[before.size()];
            features.get(now).all().forEach(feature -> {
                int[] saying = sayers.getOrDefault(feature, NOBODY);
                double rarity = saying.length <= MOST_PER_WORD ? likeness.rarity(feature) : 0;
                for (int was : saying) {
                    common[was] += rarity;
                }
            });
            Set<Integer> found = new LinkedHashSet<>();
            double least = nthLargest(common);
            IntStream.range(0, common.length).filter(was -> common[was] > least).forEach(found::add);
            IntStream.range(0, common.length).filter(was -> common[was] > 0 && common[was] == least)
                    .limit(MOST_BY_WORDS - found.size()).forEach(found::add);
            gaps.near(now, NEIGHBOURS).filter(earlier::containsKey).forEach(found::add);
            return found;
        }

        private static double nthLargest(double[] numbers) {
            double[] sorted = numbers.clone();
            Arrays.sort(sorted);
            return sorted[Math.max(0, sorted.length - MOST_BY_WORDS)];
        }

        double score(int was, int now) {
            double closeness = gaps.closeness(was, now);
            // Two pictures without a word in the same gap: only their places can tell.
            boolean arePictures = before.get(was).isWordless() && after.get(now).isWordless() && closeness > 0;
            double alike = arePictures ? LEAST : Likeness.between(of(earlier, was), of(later, now));
            return alike + PLACE * closeness;
        }

        private static Likeness.Weighed of(Map<Integer, Likeness.Weighed> weighed, int at) {
            return Objects.requireNonNull(weighed.get(at));
        }
    }
}
