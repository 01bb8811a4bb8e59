package io.riffbook.insight.statistics;

import org.apache.commons.math3.special.Erf;

/// Within which a number lies in nine of ten cases.
public record Interval(double low, double high) {
    private static final double STANDARD_ERRORS_OF_90_PERCENT = 1.6448536269514722;

    /// Checks that it isn't turned round.
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("no interval: from " + low + " to " + high);
        }
    }

    /// Of 90 %, for an estimate that errs as the normal distribution does.
    public static Interval around(double estimate, double standardError) {
        double half = STANDARD_ERRORS_OF_90_PERCENT * standardError;
        return new Interval(estimate - half, estimate + half);
    }

    /// The same, cut off at what is possible.
    public Interval within(double least, double most) {
        return new Interval(Math.clamp(low, least, most), Math.clamp(high, least, most));
    }

    public boolean contains(double number) {
        return low <= number && number <= high;
    }

    /// How probable it is that a standard normal number is at least that far from 0.
    static double twoSidedTail(double z) {
        return Erf.erfc(Math.abs(z) / Math.sqrt(2));
    }
}
