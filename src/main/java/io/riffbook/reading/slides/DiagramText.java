package io.riffbook.reading.slides;

import io.riffbook.reading.Limits;
import io.riffbook.reading.passage.MarkdownText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Element;

/// The words of a SmartArt diagram, as the nested list that its author typed: from its data, not from its drawing.
final class DiagramText {

    private static final int MOST_POINTS = 2_000;

    private final Map<String, String> words = new HashMap<>();
    private final Map<String, List<Connection>> below = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private String root = "";

    private record Connection(String target, int order) {}

    DiagramText(Element model) {
        for (Element list : Elements.children(model, "ptLst")) {
            Elements.children(list, "pt").stream().limit(MOST_POINTS).forEach(this::addPoint);
        }
        for (Element list : Elements.children(model, "cxnLst")) {
            Elements.children(list, "cxn").stream().limit(4L * MOST_POINTS).forEach(this::addConnection);
        }
        below.values().forEach(list -> list.sort(Comparator.comparingInt(Connection::order)));
    }

    void writeTo(MarkdownText text) {
        write(root, 0, text);
        text.endBlock();
    }

    private void addPoint(Element point) {
        String id = point.getAttribute("modelId");
        switch (point.getAttribute("type")) {
            case "doc" -> root = id;
            case "pres", "parTrans", "sibTrans" -> {
                // How it is laid out, and the arrows in between.
            }
            default -> words.put(id, Elements.at(point, "t").map(ParagraphText::all).orElse(""));
        }
    }

    private void addConnection(Element connection) {
        String type = connection.getAttribute("type");
        if (type.isEmpty() || type.equals("parOf")) {
            below.computeIfAbsent(connection.getAttribute("srcId"), _ -> new ArrayList<>())
                    .add(new Connection(connection.getAttribute("destId"), order(connection)));
        }
    }

    private static int order(Element connection) {
        try {
            return Integer.parseInt(connection.getAttribute("srcOrd"));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private void write(String point, int level, MarkdownText text) {
        if (level > Limits.NESTING || !seen.add(point)) {
            return;
        }
        for (Connection connection : below.getOrDefault(point, List.of())) {
            String said = words.getOrDefault(connection.target(), "");
            if (said.isBlank()) {
                write(connection.target(), level, text);
            } else if (!seen.contains(connection.target())) {
                text.item(level, false, said);
                write(connection.target(), level + 1, text);
            }
        }
    }
}
