package io.riffbook.content.align;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// Gives each row at most one column and each column to at most one row, so that the sum of what that is worth is the largest there
/// is: shortest augmenting paths with potentials, on the offers there are alone.
///
/// With r rows and m offers it takes at most O(r m log m); where few rows want the same column, little more than O(m).
final class Assignment {
    private static final double NOISE = 1e-12;
    private static final int NONE = -1;

    private record Offer(int column, double worth) {}

    private record Reached(double distance, int column) {}

    private final List<List<Offer>> offers = new ArrayList<>();
    private final int columns;
    private double dearest;

    Assignment(int rows, int columns) {
        this.columns = columns;
        for (int row = 0; row < rows; row++) {
            offers.add(new ArrayList<>());
        }
    }

    /// Says what it is worth to give this row that column; more than nothing.
    void offer(int row, int column, double worth) {
        offers.get(row).add(new Offer(column, worth));
        dearest = Math.max(dearest, worth);
    }

    /// The column of each row, or -1 where it gets none.
    int[] best() {
        return new Search().columns();
    }

    /// Each row has one more column of its own, that is worth nothing: to get none.
    private final class Search {
        private final int all = columns + offers.size();
        private final double[] rowPotential = new double[offers.size()];
        private final double[] columnPotential = new double[all];
        private final int[] owner = new int[all];
        private final double[] distance = new double[all];
        private final int[] reachedFrom = new int[all];
        private final boolean[] settled = new boolean[all];
        private final int[] given = new int[offers.size()];

        int[] columns() {
            Arrays.fill(owner, NONE);
            Arrays.fill(given, NONE);
            Arrays.fill(distance, Double.POSITIVE_INFINITY);
            for (int row = 0; row < offers.size(); row++) {
                place(row);
            }
            return Arrays.stream(given).map(column -> column < columns ? column : NONE).toArray();
        }

        private void place(int first) {
            PriorityQueue<Reached> queue = new PriorityQueue<>(
                    Comparator.comparingDouble(Reached::distance).thenComparingInt(Reached::column));
            List<Integer> touched = new ArrayList<>();
            List<Integer> done = new ArrayList<>();
            reach(first, 0, queue, touched);
            int end = NONE;
            while (end == NONE) {
                Reached next = queue.remove();
                int column = next.column();
                if (settled[column]) {
                    continue;
                }
                settled[column] = true;
                if (owner[column] == NONE) {
                    end = column;
                } else {
                    done.add(column);
                    reach(owner[column], distance[column], queue, touched);
                }
            }
            rowPotential[first] += distance[end];
            for (int column : done) {
                double gain = distance[end] - distance[column];
                rowPotential[owner[column]] += gain;
                columnPotential[column] -= gain;
            }
            hand(end);
            touched.forEach(column -> {
                distance[column] = Double.POSITIVE_INFINITY;
                settled[column] = false;
            });
        }

        private void reach(int row, double so, PriorityQueue<Reached> queue, List<Integer> touched) {
            for (Offer offer : offers.get(row)) {
                reach(row, offer.column(), so + dearest - offer.worth(), queue, touched);
            }
            reach(row, columns + row, so + dearest, queue, touched);
        }

        private void reach(int row, int column, double cost, PriorityQueue<Reached> queue, List<Integer> touched) {
            double reduced = cost - rowPotential[row] - columnPotential[column];
            if (!settled[column] && reduced < distance[column] - NOISE) {
                if (distance[column] == Double.POSITIVE_INFINITY) {
                    touched.add(column);
                }
                distance[column] = reduced;
                reachedFrom[column] = row;
                queue.add(new Reached(reduced, column));
            }
        }

        /// Gives the last column to the row that reached it, that row's column to the one that reached that, and so on.
        private void hand(int end) {
            int column = end;
            while (column != NONE) {
                int row = reachedFrom[column];
                int before = given[row];
                owner[column] = row;
                given[row] = column;
                column = before;
            }
        }
    }
}
