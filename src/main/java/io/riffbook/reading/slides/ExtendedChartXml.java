package io.riffbook.reading.slides;

import io.riffbook.reading.slides.ChartWords.Series;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import org.w3c.dom.Element;

/// Reads the newer kinds of chart: funnels, waterfalls, tree maps, histograms, maps.
final class ExtendedChartXml {

    private ExtendedChartXml() {}

    static ChartWords read(Element root) {
        String title = Elements.at(root, "chart", "title").map(ExtendedChartXml::words).orElse("");
        Optional<Element> plot = Elements.at(root, "chart", "plotArea");
        List<String> axes = plot.map(area -> Elements.children(area, "axis")).orElse(List.of()).stream()
                .flatMap(axis -> Elements.at(axis, "title").stream()).map(ExtendedChartXml::words)
                .filter(words -> !words.isBlank()).distinct().toList();
        List<Series> series = plot.map(area -> Elements.all(area, "series")).orElse(List.of()).stream()
                .map(one -> series(root, one)).toList();
        return new ChartWords(title, "", axes, series);
    }

    private static String words(Element title) {
        String typed = ParagraphText.all(title);
        return typed.isBlank() ? taken(title) : typed;
    }

    private static String taken(Element parent) {
        return Elements.at(parent, "tx", "txData", "v").map(Elements::text).orElse("").strip();
    }

    private static Series series(Element root, Element series) {
        String id = Elements.at(series, "dataId").map(data -> data.getAttribute("val")).orElse("");
        Optional<Element> data = Elements.at(root, "chartData").stream()
                .flatMap(all -> Elements.children(all, "data").stream())
                .filter(one -> one.getAttribute("id").equals(id)).findFirst();
        return new Series(taken(series), points(data, "strDim"), points(data, "numDim"));
    }

    private static List<String> points(Optional<Element> data, String dimension) {
        List<NavigableMap<Integer, String>> levels = data.flatMap(one -> Elements.at(one, dimension))
                .map(one -> Elements.children(one, "lvl")).orElse(List.of()).stream()
                .map(level -> ChartPoints.of(level, level.getAttribute("formatCode"))).toList();
        return levels.isEmpty() ? List.of() : ChartPoints.nested(levels);
    }
}
