package io.riffbook.content.align;

import java.util.Collection;

/// How much it says of a passage that it has a feature: the less, the more passages have it.
final class Rarity {
    /// Two features in one bucket count as more common than they are: with the bounds of [Features] that is rare and does little harm.
    private static final int BITS = 20;

    private final int[] counts = new int[1 << BITS];
    private final int passages;

    private Rarity(int passages) {
        this.passages = Math.max(1, passages);
    }

    /// Counts in which of the passages of a revision each feature is.
    static Rarity in(Collection<Features> revision) {
        Rarity rarity = new Rarity(revision.size());
        for (Features each : revision) {
            each.all().forEach(feature -> rarity.counts[bucket(feature)]++);
        }
        return rarity;
    }

    /// Where it is more common counts.
    double of(long feature, Rarity other) {
        double share = Math.max(share(feature), other.share(feature));
        return Math.log(1 + 1 / share);
    }

    /// The part of the passages that have it.
    private double share(long feature) {
        return (double) Math.max(1, counts[bucket(feature)]) / passages;
    }

    private static int bucket(long feature) {
        return (int) (feature >>> (Long.SIZE - BITS));
    }
}
