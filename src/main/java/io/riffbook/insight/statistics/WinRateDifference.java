package io.riffbook.insight.statistics;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// By how much more often deals were won in which a snippet was used than deals like them, in which it was not.
///
/// The estimate is the mean of the strata's differences, weighted after Mantel and Haenszel. Its variance is Sato's, which holds for few
/// large strata and for many small ones alike. The p-value is that of the test of Cochran, Mantel and Haenszel (two-sided, without
/// correction for continuity): whether use and winning have to do with each other at all.
///
/// @param estimate from -1 to 1
/// @param standardError of the estimate
/// @param pValue how probable a difference at least as large is if use makes none
/// @param used deals with it, in strata that compare
/// @param usedWon how many of these were won
/// @param others deals without it, in strata that compare
/// @param othersWon how many of these were won
/// @param expectedWon how many of the deals with it would have been won at the win rates of the deals without it
public record WinRateDifference(double estimate, double standardError, double pValue, int used, int usedWon,
        int others, int othersWon, double expectedWon) {

    /// The difference over all strata; absent when no stratum compares anything.
    public static Optional<WinRateDifference> over(Collection<Stratum> strata) {
        List<Stratum> comparing = strata.stream().filter(Stratum::compares).toList();
        if (comparing.isEmpty()) {
            return Optional.empty();
        }
        double weight = comparing.stream().mapToDouble(Stratum::weight).sum();
        double estimate = comparing.stream().mapToDouble(each -> each.weight() * each.difference()).sum() / weight;
        return Optional.of(new WinRateDifference(estimate, Math.sqrt(variance(comparing, estimate, weight)),
                pValue(comparing), comparing.stream().mapToInt(Stratum::used).sum(),
                comparing.stream().mapToInt(Stratum::usedWon).sum(), comparing.stream().mapToInt(Stratum::others).sum(),
                comparing.stream().mapToInt(Stratum::othersWon).sum(),
                comparing.stream().mapToDouble(each -> (double) each.used() * each.othersWon() / each.others()).sum()));
    }

    /// Of 90 %.
    public Interval interval() {
        return Interval.around(estimate, standardError).within(-1, 1);
    }

    private static double variance(List<Stratum> strata, double estimate, double weight) {
        double sum = 0;
        for (Stratum each : strata) {
            double a = each.usedWon();
            double b = each.othersWon();
            double used = each.used();
            double others = each.others();
            double size = each.size();
            double p = (used * used * b - others * others * a + used * others * (others - used) / 2) / (size * size);
            double q = (a * (others - b) + b * (used - a)) / (2 * size);
            sum += estimate * p + q;
        }
        return Math.max(0, sum) / (weight * weight);
    }

    private static double pValue(List<Stratum> strata) {
        double excess = 0;
        double variance = 0;
        for (Stratum each : strata) {
            double size = each.size();
            excess += each.usedWon() - each.used() * (each.won() / size);
            variance += (double) each.used() * each.others() * each.won() * (size - each.won())
                    / (size * size * (size - 1));
        }
        return variance == 0 ? 1 : Interval.twoSidedTail(excess / Math.sqrt(variance));
    }
}
