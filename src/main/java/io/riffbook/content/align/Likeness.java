package io.riffbook.content.align;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How alike two passages are in their words, from 0 to 1.
///
/// Titles, bodies and notes are compared each with each, by the cosine of their words and pairs of words, of which those that many
/// passages have count less. A title that several passages of a revision share counts by that much less beside the rest.
final class Likeness {
    private static final double TITLE = 0.4;
    private static final double BODY = 0.5;
    private static final double NOTES = 0.15;

    private final Rarity before;
    private final Rarity after;
    private final Map<String, Integer> titles = new HashMap<>();

    /// With the features of all passages of both revisions, by which it knows what is rare.
    Likeness(List<Wording> before, List<Features> beforeFeatures, List<Wording> after, List<Features> afterFeatures) {
        this.before = Rarity.in(beforeFeatures);
        this.after = Rarity.in(afterFeatures);
        count(before);
        count(after);
    }

    private void count(List<Wording> passages) {
        Map<String, Integer> here = new HashMap<>();
        passages.forEach(each -> here.merge(each.title(), 1, Integer::sum));
        here.forEach((title, count) -> titles.merge(title, count, Math::max));
    }

    /// What a passage says, ready to be compared.
    ///
    /// @param sharing how many passages of one revision have its title
    record Weighed(int sharing, Part title, Part body, Part notes) {}

    /// Weighs what a passage says.
    Weighed weighed(Wording passage, Features features) {
        return new Weighed(titles.getOrDefault(passage.title(), 1), part(features.title()), part(features.body()),
                part(features.notes()));
    }

    private Part part(long[] features) {
        double[] weights = new double[features.length];
        for (int i = 0; i < features.length; i++) {
            double rarity = rarity(features[i]);
            weights[i] = rarity * rarity;
        }
        return new Part(features, weights);
    }

    /// How much it says that a passage has this feature.
    double rarity(long feature) {
        return before.of(feature, after);
    }

    /// Compares two passages.
    static double between(Weighed one, Weighed other) {
        double title = one.title.weight(other.title, TITLE / Math.max(one.sharing, other.sharing));
        double body = one.body.weight(other.body, BODY);
        double notes = one.notes.weight(other.notes, NOTES);
        double all = title + body + notes;
        return all == 0
                ? 0
                : (title * one.title.cosine(other.title) + body * one.body.cosine(other.body)
                        + notes * one.notes.cosine(other.notes)) / all;
    }

    /// The features of a title, a body or notes, with the square of what each weighs.
    static final class Part {
        private final long[] features;
        private final double[] weights;
        private final double sum;

        Part(long[] features, double[] weights) {
            this.features = features;
            this.weights = weights;
            double all = 0;
            for (double weight : weights) {
                all += weight;
            }
            this.sum = all;
        }

        /// Nothing where neither says anything.
        private double weight(Part other, double weight) {
            return features.length == 0 && other.features.length == 0 ? 0 : weight;
        }

        private double cosine(Part other) {
            double common = 0;
            int i = 0;
            int j = 0;
            while (i < features.length && j < other.features.length) {
                int order = Long.compare(features[i], other.features[j]);
                if (order == 0) {
                    common += weights[i];
                }
                i += order <= 0 ? 1 : 0;
                j += order >= 0 ? 1 : 0;
            }
            return common == 0 ? 0 : common / Math.sqrt(sum * other.sum);
        }
    }
}
