package io.riffbook.reading.openxml;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Gives the parts of a package their names: by what they are and in the order they come, so that equal content gives
/// equal packages, however the source called its parts.
final class PartNames {

    private static final Map<String, String> BY_TYPE = Map.ofEntries(
            Map.entry(ContentTypes.SLIDE, "/ppt/slides/slide"),
            Map.entry(ContentTypes.LAYOUT, "/ppt/slideLayouts/slideLayout"),
            Map.entry(ContentTypes.MASTER, "/ppt/slideMasters/slideMaster"),
            Map.entry(ContentTypes.NOTES, "/ppt/notesSlides/notesSlide"),
            Map.entry(ContentTypes.NOTES_MASTER, "/ppt/notesMasters/notesMaster"),
            Map.entry(ContentTypes.THEME, "/ppt/theme/theme"), Map.entry(ContentTypes.INK, "/ppt/ink/ink"),
            Map.entry(ContentTypes.VML, "/ppt/drawings/vmlDrawing"));
    private static final Map<String, String> BY_KIND = Map.ofEntries(Map.entry("chart", "/ppt/charts/chart"),
            Map.entry("chartEx", "/ppt/charts/chartEx"), Map.entry("chartStyle", "/ppt/charts/style"),
            Map.entry("chartColorStyle", "/ppt/charts/colors"),
            Map.entry("chartUserShapes", "/ppt/drawings/drawing"),
            Map.entry("themeOverride", "/ppt/theme/themeOverride"), Map.entry("diagramData", "/ppt/diagrams/data"),
            Map.entry("diagramLayout", "/ppt/diagrams/layout"),
            Map.entry("diagramQuickStyle", "/ppt/diagrams/quickStyle"),
            Map.entry("diagramColors", "/ppt/diagrams/colors"),
            Map.entry("diagramDrawing", "/ppt/diagrams/drawing"), Map.entry("tags", "/ppt/tags/tag"),
            Map.entry("package", "/ppt/embeddings/package"), Map.entry("oleObject", "/ppt/embeddings/oleObject"),
            Map.entry("font", "/ppt/fonts/font"), Map.entry("image", "/ppt/media/image"),
            Map.entry("hdphoto", "/ppt/media/hdphoto"), Map.entry("audio", "/ppt/media/media"),
            Map.entry("video", "/ppt/media/media"), Map.entry("media", "/ppt/media/media"));

    private final Map<String, Integer> counts = new HashMap<>();

    String next(String relationshipKind, String contentType, PartName source) {
        String stem = BY_TYPE.getOrDefault(contentType, BY_KIND.getOrDefault(relationshipKind, "/ppt/parts/part"));
        return stem + counts.merge(stem, 1, Integer::sum) + "." + ending(source);
    }

    /// How many names were given.
    int count() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static String ending(PartName source) {
        String ending = source.extension().toLowerCase(Locale.ROOT);
        return ending.matches("[a-z0-9]{1,8}") && !ending.equals("rels") ? ending : "bin";
    }
}
