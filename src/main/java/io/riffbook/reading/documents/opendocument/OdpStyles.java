package io.riffbook.reading.documents.opendocument;

import io.riffbook.reading.documents.XmlNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What the automatic styles say: which pages are hidden, which levels of which lists are numbered.
final class OdpStyles {

    private final Set<String> hidden = new HashSet<>();
    private final Map<String, Set<String>> numbered = new HashMap<>();

    /// @param node `automatic-styles` or `styles`
    void add(XmlNode node) {
        node.all("style").forEach(style -> {
            boolean isHidden = style.all("drawing-page-properties")
                    .anyMatch(page -> page.attribute("visibility").equals("hidden"));
            if (isHidden) {
                hidden.add(style.attribute("name"));
            }
        });
        node.all("list-style").forEach(list -> {
            Set<String> levels = numbered.computeIfAbsent(list.attribute("name"), _ -> new HashSet<>());
            list.all("list-level-style-number").filter(level -> !level.attribute("num-format").isEmpty())
                    .forEach(level -> levels.add(level.attribute("level")));
        });
    }

    boolean isHidden(XmlNode page) {
        return hidden.contains(page.attribute("drawing", "style-name"));
    }

    /// @param level from 0
    boolean isNumbered(String list, int level) {
        return numbered.getOrDefault(list, Set.of()).contains(Integer.toString(level + 1));
    }
}
