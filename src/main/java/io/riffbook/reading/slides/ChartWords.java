package io.riffbook.reading.slides;

import io.riffbook.reading.passage.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What a chart says: its title, what its axes measure, and its values as a table, with a row for each category and a column for
/// each series, as far as people would read it.
///
/// @param categories what the axis of the categories is called; may be blank
/// @param axes what the other axes are called
record ChartWords(String title, String categories, List<String> axes, List<Series> series) {

    private static final int MOST_ROWS = 60;
    private static final int MOST_SERIES = 12;

    /// One row of bars, one line, one pie.
    ///
    /// @param values as people read them, one for each category; may be fewer
    record Series(String name, List<String> categories, List<String> values) {

        Series {
            categories = List.copyOf(categories);
            values = List.copyOf(values);
        }
    }

    ChartWords {
        axes = List.copyOf(axes);
        series = List.copyOf(series);
    }

    void writeTo(MarkdownText text) {
        Stream.of(title, String.join(" · ", axes)).filter(words -> !words.isBlank()).forEach(text::paragraph);
        List<Series> shown = series.stream().limit(MOST_SERIES).toList();
        if (shown.stream().map(Series::categories).distinct().count() <= 1) {
            writeTable(shown, text);
        } else {
            // Points with places of their own, as in a scatter chart.
            shown.forEach(one -> writeTable(List.of(one), text));
        }
    }

    private void writeTable(List<Series> columns, MarkdownText text) {
        int rows = Math.min(MOST_ROWS, columns.stream()
                .mapToInt(one -> Math.max(one.categories().size(), one.values().size())).max().orElse(0));
        List<List<String>> table = new ArrayList<>();
        table.add(row(categories, columns.stream().map(Series::name)));
        IntStream.range(0, rows).forEach(row -> table.add(row(category(columns.getFirst(), row),
                columns.stream().map(one -> at(one.values(), row)))));
        text.table(table);
    }

    private static String category(Series series, int row) {
        return series.categories().isEmpty() ? Integer.toString(row + 1) : at(series.categories(), row);
    }

    private static List<String> row(String first, Stream<String> others) {
        return Stream.concat(Stream.of(first), others).toList();
    }

    private static String at(List<String> list, int index) {
        return index < list.size() ? list.get(index) : "";
    }
}
