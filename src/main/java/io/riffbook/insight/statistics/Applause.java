package io.riffbook.insight.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;

/// The mean of ratings from 1 to 5, as far as it can be known: a few are drawn towards what is usual (the posterior of a multinomial
/// distribution under Dirichlet's).
///
/// @param mean from 1 to 5
/// @param interval of 90 %
public record Applause(double mean, Interval interval) {
    public static final int SCORES = 5;
    /// How ratings are spread where nothing is known: 3.5 on average.
    private static final double[] USUAL = {6, 12, 30, 30, 22};
    /// As how many ratings the usual counts.
    private static final double WORTH_OF_USUAL = 5;

    /// What ratings say.
    ///
    /// @param weights of the ratings of each score, from 1 to 5
    public static Applause of(double[] weights) {
        return of(weights, USUAL, WORTH_OF_USUAL);
    }

    /// What ratings say.
    ///
    /// @param weights of the ratings of each score, from 1 to 5
    /// @param usual the share of each score among all ratings
    /// @param worthOfUsual as how many ratings the usual counts; more than 0
    public static Applause of(double[] weights, double[] usual, double worthOfUsual) {
        if (weights.length != SCORES || usual.length != SCORES || !(worthOfUsual > 0)) {
            throw new IllegalArgumentException("there are " + SCORES + " scores, and the usual is worth something");
        }
        double sum = Arrays.stream(usual).sum();
        double[] counts = IntStream.range(0, SCORES).mapToDouble(i -> weights[i] + worthOfUsual * usual[i] / sum)
                .toArray();
        double all = Arrays.stream(counts).sum();
        double mean = IntStream.range(0, SCORES).mapToDouble(i -> counts[i] * (i + 1)).sum() / all;
        double square = IntStream.range(0, SCORES).mapToDouble(i -> counts[i] * (i + 1) * (i + 1)).sum() / all;
        double error = Math.sqrt(Math.max(0, square - mean * mean) / (all + 1));
        return new Applause(mean, Interval.around(mean, error).within(1, SCORES));
    }
}
