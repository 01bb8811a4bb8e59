package io.riffbook.insight.statistics;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How much more often people look at what stands first, learnt from snippets that stood at several positions.
///
/// Each snippet has an appeal and each position an attention, and how often it is opened there is their product times how often it stood
/// there (the position-based model). Both are found in turns, each given the other: the most likely values if counts follow Poisson's
/// distribution.
public final class PositionBias {
    /// Positions further down count as this one.
    public static final int LAST = 20;
    private static final int MOST_STEPS = 200;
    private static final double CLOSE = 1e-6;
    /// As if each position had been shown so often to people with as much attention as at the position before it: a position
    /// that was hardly ever shown says little.
    private static final double WORTH_OF_USUAL = 20;

    private final double[] attention;

    private PositionBias(double[] attention) {
        this.attention = attention;
    }

    /// How a snippet did at a position.
    ///
    /// @param snippet any name, the same for the same snippet
    /// @param position from 1
    public record Shown(int snippet, int position, long impressions, long opens) {}

    /// Learns from all that was shown. Without anything opened, every position has the same attention.
    public static PositionBias of(List<Shown> all) {
        List<Shown> shown = all.stream().filter(each -> each.impressions() > 0).toList();
        double[] attention = new double[LAST];
        Arrays.fill(attention, 1);
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] before = attention;
            attention = attention(shown, appeal(shown, before), before);
            if (distance(before, attention) < CLOSE) {
                break;
            }
        }
        return new PositionBias(attention);
    }

    /// From 0 to 1 or more; 1 at the first position.
    public double attentionAt(int position) {
        return attention[index(position)];
    }

    private static Map<Integer, Double> appeal(List<Shown> shown, double[] attention) {
        Map<Integer, double[]> sums = new HashMap<>();
        for (Shown each : shown) {
            double[] sum = sums.computeIfAbsent(each.snippet(), _ -> new double[2]);
            sum[0] += each.opens();
            sum[1] += each.impressions() * attention[index(each.position())];
        }
        Map<Integer, Double> appeal = new HashMap<>();
        sums.forEach((snippet, sum) -> appeal.put(snippet, sum[0] / sum[1]));
        return appeal;
    }

    private static double[] attention(List<Shown> shown, Map<Integer, Double> appeal, double[] before) {
        double[] opens = new double[LAST];
        double[] expected = new double[LAST];
        for (Shown each : shown) {
            opens[index(each.position())] += each.opens();
            expected[index(each.position())] += each.impressions() * appeal.getOrDefault(each.snippet(), 0.0);
        }
        double usual = (double) shown.stream().mapToLong(Shown::opens).sum()
                / Math.max(1, shown.stream().mapToLong(Shown::impressions).sum());
        double[] attention = new double[LAST];
        attention[0] = 1;
        double first = expected[0] > 0
                ? (opens[0] + WORTH_OF_USUAL * usual) / (expected[0] + WORTH_OF_USUAL * usual)
                : 1;
        for (int i = 1; i < LAST; i++) {
            double prior = WORTH_OF_USUAL * usual;
            double raw = expected[i] + prior > 0
                    ? (opens[i] + prior * before[i - 1]) / (expected[i] + prior)
                    : before[i - 1];
            attention[i] = raw / first;
        }
        return attention;
    }

    private static double distance(double[] before, double[] after) {
        double most = 0;
        for (int i = 0; i < LAST; i++) {
            most = Math.max(most, Math.abs(before[i] - after[i]));
        }
        return most;
    }

    private static int index(int position) {
        return Math.clamp(position, 1, LAST) - 1;
    }
}
