package io.riffbook.reading.documents.word;

import io.riffbook.reading.documents.XmlNode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What styles make of a paragraph. Their ids are in the language of the program, their names and outline levels are
/// not.
final class WordStyles {

    private static final int MOST_STEPS = 30;
    private static final Pattern HEADING = Pattern.compile("heading ([1-9])");

    private record Style(String name, String basedOn, Optional<XmlNode> properties) {}

    private final Map<String, Style> styles = new HashMap<>();

    /// @param part empty if the document has no styles
    WordStyles(Optional<XmlNode> part) {
        part.stream().flatMap(styled -> styled.all("style")).forEach(style -> styles.putIfAbsent(
                style.attribute("styleId"), new Style(style.value("name").toLowerCase(Locale.ROOT),
                        style.value("basedOn"), style.first("pPr"))));
    }

    /// The level of a heading in such a style from 1; 0 if it makes none.
    int headingLevel(String id) {
        String at = id;
        for (int step = 0; step < MOST_STEPS; step++) {
            Style style = styles.get(at);
            if (style == null) {
                return 0;
            }
            Matcher named = HEADING.matcher(style.name());
            if (named.matches()) {
                return Integer.parseInt(named.group(1));
            }
            String outline = style.properties().map(properties -> properties.value("outlineLvl")).orElse("");
            if (!outline.isEmpty()) {
                return headingLevelOf(outline);
            }
            at = style.basedOn();
        }
        return 0;
    }

    /// 9 and all else that is no level stand for plain text.
    static int headingLevelOf(String outline) {
        return outline.matches("[0-8]") ? Integer.parseInt(outline) + 1 : 0;
    }

    boolean isTitle(String id) {
        return name(id).equals("title");
    }

    /// A line of the table of contents.
    boolean isContents(String id) {
        return name(id).matches("toc (?:\\d|heading)");
    }

    /// The list that the style puts a paragraph into.
    Optional<XmlNode> list(String id) {
        String at = id;
        for (int step = 0; step < MOST_STEPS; step++) {
            Style style = styles.get(at);
            if (style == null) {
                return Optional.empty();
            }
            Optional<XmlNode> list = style.properties().flatMap(properties -> properties.first("numPr"));
            if (list.isPresent()) {
                return list;
            }
            at = style.basedOn();
        }
        return Optional.empty();
    }

    private String name(String id) {
        Style style = styles.get(id);
        return style == null ? "" : style.name();
    }
}
