package io.riffbook.insight.reports.web;

import io.riffbook.insight.reports.SnippetReport.Segment;
import io.riffbook.model.Concept;
import io.riffbook.model.ConceptId;
import io.riffbook.model.Taxonomy;
import io.riffbook.model.TaxonomySnapshot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// The segments of one sort, with how the deals ended.
public record Dimension(String label, List<Row> rows) {

    /// One segment.
    public record Row(String label, Outcomes outcomes) {}

    static List<Dimension> of(List<Segment> segments, TaxonomySnapshot words) {
        Map<String, List<Segment>> byDimension = segments.stream()
                .collect(Collectors.groupingBy(Segment::dimension, LinkedHashMap::new, Collectors.toList()));
        return byDimension.entrySet().stream().map(some -> new Dimension(dimension(some.getKey(), words),
                some.getValue().stream().map(segment -> new Row(label(segment, words),
                        new Outcomes(segment.won(), segment.lost(), segment.noDecision()))).toList()))
                .toList();
    }

    private static String dimension(String word, TaxonomySnapshot words) {
        return switch (word) {
            case "stage" -> "Stage when it was used first";
            case "channel" -> "Channel";
            case "audience" -> "Size of the audience";
            default -> words.taxonomy(word).map(Taxonomy::prefLabel).orElse(capitalised(word));
        };
    }

    private static String label(Segment segment, TaxonomySnapshot words) {
        return switch (segment.dimension()) {
            case "channel" -> capitalised(segment.segment());
            case "audience" -> segment.segment().replace("over-", "over ");
            default -> words.find(ConceptId.parse(segment.segment())).map(Concept::prefLabel)
                    .orElse(segment.segment());
        };
    }

    private static String capitalised(String word) {
        return word.isEmpty()
                ? word
                : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1).replace('-', ' ');
    }
}
