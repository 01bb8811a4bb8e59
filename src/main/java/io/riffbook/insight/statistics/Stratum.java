package io.riffbook.insight.statistics;

/// Deals that are alike but for whether the snippet was used in them.
///
/// @param used how many of them it was used in
/// @param usedWon how many of these were won
/// @param others how many it was not used in
/// @param othersWon how many of these were won
public record Stratum(int used, int usedWon, int others, int othersWon) {

    /// Checks that no more were won than there are.
    public Stratum {
        if (usedWon < 0 || usedWon > used || othersWon < 0 || othersWon > others) {
            throw new IllegalArgumentException(
                    "no stratum: " + usedWon + " of " + used + ", " + othersWon + " of " + others);
        }
    }

    /// Whether it says anything of the difference that use makes: a stratum of one kind of deals only does not.
    public boolean compares() {
        return used > 0 && others > 0;
    }

    int size() {
        return used + others;
    }

    int won() {
        return usedWon + othersWon;
    }

    /// What it counts in the mean over all strata, after Mantel and Haenszel.
    double weight() {
        return (double) used * others / size();
    }

    double difference() {
        return (double) usedWon / used - (double) othersWon / others;
    }
}
