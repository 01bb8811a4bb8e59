package io.riffbook.reading.slides;

import io.riffbook.reading.slides.ChartWords.Series;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// Reads the words of a chart from its part: of the usual charts here, of the newer ones (funnels, waterfalls, maps) by
/// [ExtendedChartXml]. Values are those that the chart itself keeps; its workbook is not opened.
final class ChartXml {

    private ChartXml() {}

    /// @param root of the chart's part
    static ChartWords read(Element root) {
        return String.valueOf(root.getNamespaceURI()).contains("chartex")
                ? ExtendedChartXml.read(root)
                : usual(root);
    }

    private static ChartWords usual(Element root) {
        String title = Elements.at(root, "chart", "title").map(ChartXml::title).orElse("");
        Optional<Element> plot = Elements.at(root, "chart", "plotArea");
        List<Element> parts = plot.map(Elements::children).orElse(List.of());
        String categories = parts.stream().filter(ChartXml::hasCategories).map(ChartXml::axisTitle)
                .filter(words -> !words.isBlank()).findFirst().orElse("");
        List<String> axes = parts.stream().filter(part -> part.getLocalName().endsWith("Ax") && !hasCategories(part))
                .map(ChartXml::axisTitle).filter(words -> !words.isBlank()).distinct().toList();
        List<Series> series = parts.stream().filter(part -> part.getLocalName().endsWith("Chart"))
                .flatMap(chart -> Elements.children(chart, "ser").stream()).map(ChartXml::series).toList();
        return new ChartWords(title, categories, axes, series);
    }

    private static boolean hasCategories(Element part) {
        return Elements.is(part, "catAx") || Elements.is(part, "dateAx");
    }

    private static String axisTitle(Element axis) {
        return Elements.at(axis, "title").map(ChartXml::title).orElse("");
    }

    /// Typed in the chart, or taken from a cell.
    private static String title(Element title) {
        String typed = ParagraphText.all(title);
        return typed.isBlank() ? reference(title) : typed;
    }

    private static String reference(Node parent) {
        return Elements.all(parent, "v").stream().findFirst().map(Elements::text).orElse("").strip();
    }

    private static Series series(Element series) {
        String name = Elements.at(series, "tx").map(ChartXml::reference).orElse("");
        List<String> categories = points(series, "cat", "xVal");
        List<String> values = points(series, "val", "yVal");
        List<String> sizes = points(series, "bubbleSize");
        return new Series(name, categories, sizes.isEmpty() ? values : joined(values, sizes));
    }

    private static List<String> joined(List<String> values, List<String> sizes) {
        return IntStream.range(0, values.size())
                .mapToObj(i -> i < sizes.size() ? values.get(i) + " (" + sizes.get(i) + ")" : values.get(i)).toList();
    }

    private static List<String> points(Element series, String... names) {
        Optional<Element> data = Stream.of(names).flatMap(name -> Elements.at(series, name).stream()).findFirst();
        List<Element> levels = data.map(element -> Elements.all(element, "lvl")).orElse(List.of());
        if (!levels.isEmpty()) {
            return ChartPoints.nested(levels.stream().map(level -> ChartPoints.of(level, "")).toList());
        }
        return data.flatMap(element -> Stream.of("strCache", "numCache", "strLit", "numLit")
                .flatMap(cache -> Elements.all(element, cache).stream()).findFirst()).map(ChartXml::cached)
                .orElse(List.of());
    }

    private static List<String> cached(Element cache) {
        String format = Elements.at(cache, "formatCode").map(Elements::text).orElse("");
        Map<Integer, String> points = ChartPoints.of(cache, Elements.is(cache, "strCache") ? "" : format);
        return ChartPoints.inOrder(points);
    }
}
