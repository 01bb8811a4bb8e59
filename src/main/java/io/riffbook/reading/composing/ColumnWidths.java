package io.riffbook.reading.composing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// How wide the columns of a table are: as their words need, but none so wide that others starve.
final class ColumnWidths {

    private static final int LONGEST_COUNTED = 60;
    private static final int SHORTEST_COUNTED = 4;
    /// A word that is longer is broken anyway.
    private static final int LONGEST_WORD = 18;

    private ColumnWidths() {}

    /// One width for each column; together they are the whole.
    static List<Double> of(Block.Table table, double whole) {
        int columns = table.columns();
        List<Double> weights = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            weights.add(weight(table, column));
        }
        double all = weights.stream().mapToDouble(Double::doubleValue).sum();
        return weights.stream().map(weight -> whole * weight / all).toList();
    }

    /// Long texts break into lines: their width counts less the longer they are.
    private static double weight(Block.Table table, int column) {
        int longest = SHORTEST_COUNTED;
        int word = SHORTEST_COUNTED;
        for (List<Block.Cell> row : Stream.concat(Stream.of(table.head()), table.body().stream()).toList()) {
            String words = column < row.size() ? row.get(column).words() : "";
            longest = Math.max(longest, Math.min(LONGEST_COUNTED, words.length()));
            for (String each : words.split("\\s+", -1)) {
                word = Math.max(word, Math.min(LONGEST_WORD, each.length()));
            }
        }
        return Math.max(word, Math.sqrt(longest) * 3) + 2;
    }
}
