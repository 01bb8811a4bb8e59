package io.riffbook.insight.statistics;

import java.util.Collection;
import java.util.List;

/// How much the effects of snippets differ, as far as it can be told from all of them together, and what that says of a single one:
/// an estimate that is sure of little is drawn towards the mean of all (empirical Bayes, both distributions normal).
///
/// The spread is estimated after Paule and Mandel; intervals are widened after Morris for not knowing mean and spread for sure.
///
/// @param mean of the effects
/// @param spread their variance, beyond what chance makes of estimates
/// @param meanVariance how sure we are of the mean
/// @param estimates from how many it was learnt
public record Shrinkage(double mean, double spread, double meanVariance, int estimates) {
    /// Below this, nothing is known of how effects are spread, and everything is drawn to no effect.
    public static final int FEWEST = 5;
    private static final int MOST_STEPS = 100;
    private static final double CLOSE = 1e-10;
    /// Of a spread of five points: what is believed as long as there are too few estimates to tell.
    private static final Shrinkage UNKNOWN = new Shrinkage(0, 0.05 * 0.05, 0, 0);

    /// An estimate and how it errs.
    public record Estimate(double value, double variance) {
        /// Checks that it errs.
        public Estimate {
            if (!(variance > 0) || !Double.isFinite(value)) {
                throw new IllegalArgumentException("no estimate: " + value + ", variance " + variance);
            }
        }
    }

    /// What is believed of one effect after all.
    ///
    /// @param interval of 90 %
    public record Shrunk(double value, double standardError, Interval interval) {}

    /// Learns from all estimates; of fewer than [#FEWEST], that effects are small.
    public static Shrinkage of(Collection<Estimate> all) {
        List<Estimate> estimates = List.copyOf(all);
        if (estimates.size() < FEWEST) {
            return UNKNOWN;
        }
        double spread = spread(estimates);
        double weight = estimates.stream().mapToDouble(each -> 1 / (each.variance() + spread)).sum();
        return new Shrinkage(mean(estimates, spread), spread, 1 / weight, estimates.size());
    }

    /// What is believed of the effect behind an estimate.
    public Shrunk shrunk(Estimate estimate) {
        double towardsMean = estimate.variance() / (estimate.variance() + spread);
        double value = estimate.value() + towardsMean * (mean - estimate.value());
        double variance = estimate.variance() * (1 - towardsMean) + towardsMean * towardsMean * meanVariance
                + unsureOfSpread(towardsMean, estimate.value());
        double error = Math.sqrt(variance);
        return new Shrunk(value, error, Interval.around(value, error));
    }

    private double unsureOfSpread(double towardsMean, double value) {
        return estimates < FEWEST
                ? 0
                : 2.0 / (estimates - 3) * towardsMean * towardsMean * (value - mean) * (value - mean);
    }

    /// Where the weighted squares are as many as they should be; they fall as the spread grows.
    private static double spread(List<Estimate> estimates) {
        double low = 0;
        if (squares(estimates, low) <= estimates.size() - 1) {
            return low;
        }
        double high = 1;
        for (int step = 0; step < MOST_STEPS && high - low > CLOSE; step++) {
            double middle = (low + high) / 2;
            if (squares(estimates, middle) > estimates.size() - 1) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private static double squares(List<Estimate> estimates, double spread) {
        double mean = mean(estimates, spread);
        return estimates.stream()
                .mapToDouble(each -> (each.value() - mean) * (each.value() - mean) / (each.variance() + spread)).sum();
    }

    private static double mean(List<Estimate> estimates, double spread) {
        double weighted = estimates.stream().mapToDouble(each -> each.value() / (each.variance() + spread)).sum();
        return weighted / estimates.stream().mapToDouble(each -> 1 / (each.variance() + spread)).sum();
    }
}
