package io.riffbook.demo;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/// Makes up what could have been. The same seed always gives the same: the algorithm of [Random] is fixed by its contract.
final class Chance {
    private final Random random;

    Chance(long seed) {
        random = new Random(seed);
    }

    boolean hits(double probability) {
        return random.nextDouble() < probability;
    }

    /// From 0 inclusive to `bound` exclusive.
    double below(double bound) {
        return random.nextDouble() * bound;
    }

    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    /// Half of what comes is below the median.
    double logNormal(double median, double sigma) {
        return median * Math.exp(sigma * random.nextGaussian());
    }

    <T> T oneOf(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    <T> T oneOf(List<T> some, ToDoubleFunction<T> weight) {
        double left = below(some.stream().mapToDouble(weight).sum());
        for (T one : some) {
            left -= weight.applyAsDouble(one);
            if (left < 0) {
                return one;
            }
        }
        // only rounding leads here
        return some.getLast();
    }

    /// @param weights in an order that is always the same
    String oneOf(Map<String, Double> weights) {
        return oneOf(List.copyOf(weights.entrySet()), Map.Entry::getValue).getKey();
    }
}
