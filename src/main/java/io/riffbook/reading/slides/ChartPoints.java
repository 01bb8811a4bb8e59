package io.riffbook.reading.slides;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.w3c.dom.Element;

/// The points that a chart keeps, by their index, as text.
final class ChartPoints {

    /// Far more than anybody reads.
    private static final int MOST = 500;
    private static final DataFormatter FORMATS = new DataFormatter(Locale.US);

    private ChartPoints() {}

    /// @param format of numbers, as in a workbook; blank for text
    static NavigableMap<Integer, String> of(Element parent, String format) {
        NavigableMap<Integer, String> points = new TreeMap<>();
        for (Element point : Elements.children(parent, "pt")) {
            String value = Elements.at(point, "v").map(Elements::text).orElseGet(() -> Elements.text(point)).strip();
            String own = point.getAttribute("formatCode");
            points.put(index(point, points.size()), formatted(value, own == null || own.isBlank() ? format : own));
            if (points.size() >= MOST) {
                break;
            }
        }
        return points;
    }

    /// As a list, with blanks where there is none.
    static List<String> inOrder(Map<Integer, String> points) {
        int size = points.keySet().stream().mapToInt(index -> index + 1).max().orElse(0);
        return IntStream.range(0, Math.min(size, MOST)).mapToObj(index -> points.getOrDefault(index, "")).toList();
    }

    /// Categories in several levels: an outer one counts until the next one begins.
    ///
    /// @param levels the innermost first
    static List<String> nested(List<NavigableMap<Integer, String>> levels) {
        List<String> inner = inOrder(levels.getFirst());
        return IntStream.range(0, inner.size())
                .mapToObj(index -> levels.reversed().stream()
                        .map(level -> level.equals(levels.getFirst()) ? level.get(index) : last(level, index))
                        .filter(words -> words != null && !words.isBlank()).collect(Collectors.joining(" – ")))
                .toList();
    }

    private static String last(NavigableMap<Integer, String> level, int index) {
        Map.Entry<Integer, String> entry = level.floorEntry(index);
        return entry == null ? "" : entry.getValue();
    }

    private static int index(Element point, int otherwise) {
        try {
            return Math.clamp(Integer.parseInt(point.getAttribute("idx")), 0, MOST);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    private static String formatted(String value, String format) {
        if (format.isBlank()) {
            return value;
        }
        try {
            return FORMATS.formatRawCellContents(Double.parseDouble(value), -1, format).strip();
        } catch (RuntimeException e) {
            // A number or a format that none is, is shown as it stands.
            return value;
        }
    }
}
