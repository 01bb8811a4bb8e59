package io.riffbook.reading.openxml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// One level of a style of lists: how its paragraphs and their letters look. Each property fills a slot, whatever its
/// value is called: no bullet and a picture as bullet fill the same.
final class TextLevel {

    private static final List<String> OF_PARAGRAPHS = List.of("lnSpc", "spcBef", "spcAft", "buClr", "buSz", "buFont",
            "bullet", "tabLst", "defRPr");
    private static final List<String> OF_LETTERS = List.of("ln", "fill", "effect", "highlight", "uLn", "uFill", "latin",
            "ea", "cs", "sym");
    private static final Set<String> COLOUR_AND_FONTS = Set.of("fill", "latin", "ea", "cs");
    /// What spelling goes by.
    private static final Set<String> UNSEEN = Set.of("lang", "altLang", "dirty", "noProof", "err", "smtClean");
    private static final String LETTERS = "defRPr";

    /// By slot; attributes begin with an `@`.
    private final Map<String, Node> paragraph;
    private final Map<String, Node> letters;

    private TextLevel(Map<String, Node> paragraph, Map<String, Node> letters) {
        this.paragraph = paragraph;
        this.letters = letters;
    }

    static TextLevel of(Element level) {
        Map<String, Node> paragraph = properties(level);
        return new TextLevel(paragraph, paragraph.remove(LETTERS) instanceof Element own
                ? properties(own)
                : new TreeMap<>());
    }

    private static Map<String, Node> properties(Element element) {
        Map<String, Node> properties = new TreeMap<>();
        for (Attr attribute : PlainContent.attributes(element)) {
            if (attribute.getNamespaceURI() == null && !UNSEEN.contains(attribute.getName())) {
                properties.put("@" + attribute.getName(), attribute);
            }
        }
        for (Element child : PlainContent.children(element)) {
            String slot = slot(child.getLocalName());
            if (OF_PARAGRAPHS.contains(slot) || OF_LETTERS.contains(slot)) {
                properties.put(slot, child);
            }
        }
        return properties;
    }

    private static String slot(String name) {
        return switch (name) {
            case "buClr", "buClrTx" -> "buClr";
            case "buSzTx", "buSzPct", "buSzPts" -> "buSz";
            case "buFont", "buFontTx" -> "buFont";
            case "buNone", "buAutoNum", "buChar" -> "bullet";
            case "noFill", "solidFill", "gradFill", "pattFill" -> "fill";
            case "effectLst", "effectDag" -> "effect";
            case "uLn", "uLnTx" -> "uLn";
            case "uFill", "uFillTx" -> "uFill";
            default -> name;
        };
    }

    boolean isEmpty() {
        return paragraph.isEmpty() && letters.isEmpty();
    }

    /// This level's properties, and those of the other for the slots that it leaves open.
    TextLevel over(TextLevel other) {
        return new TextLevel(over(paragraph, other.paragraph), over(letters, other.letters));
    }

    private static Map<String, Node> over(Map<String, Node> own, Map<String, Node> other) {
        Map<String, Node> both = new TreeMap<>(other);
        both.putAll(own);
        return both;
    }

    /// Only the properties that differ from the other's.
    TextLevel without(TextLevel other) {
        return new TextLevel(without(paragraph, other.paragraph), without(letters, other.letters));
    }

    private static Map<String, Node> without(Map<String, Node> own, Map<String, Node> other) {
        Map<String, Node> different = new TreeMap<>(own);
        different.entrySet().removeIf(entry -> {
            Node same = other.get(entry.getKey());
            return same != null && text(same).equals(text(entry.getValue()));
        });
        return different;
    }

    TextLevel withoutColourAndFonts() {
        Map<String, Node> left = new TreeMap<>(letters);
        left.keySet().removeAll(COLOUR_AND_FONTS);
        return new TextLevel(paragraph, left);
    }

    /// The same for levels that look the same, however they are written.
    String text() {
        return text(paragraph) + text(letters);
    }

    private static String text(Map<String, Node> properties) {
        var text = new StringBuilder();
        properties.forEach((slot, node) -> text.append(slot).append('=').append(text(node)).append(' '));
        return text.toString();
    }

    private static String text(Node node) {
        if (!(node instanceof Element element)) {
            return String.valueOf(node.getNodeValue());
        }
        List<String> attributes = new ArrayList<>();
        PlainContent.attributes(element).stream().filter(attribute -> !attribute.getName().startsWith("xmlns"))
                .forEach(attribute -> attributes.add(attribute.getName() + "=" + attribute.getValue()));
        List<String> children = PlainContent.children(element).stream().map(TextLevel::text).toList();
        return element.getLocalName() + attributes.stream().sorted().toList() + children;
    }

    /// Fills the slots that an element of another document leaves open.
    void putInto(Element level) {
        put(paragraph, level, OF_PARAGRAPHS);
        if (!letters.isEmpty()) {
            Element own = DeckParts.child(level, LETTERS);
            if (own == null) {
                own = level.getOwnerDocument().createElementNS(Xml.DRAWING, "a:" + LETTERS);
                level.insertBefore(own, follower(level, OF_PARAGRAPHS, LETTERS));
            }
            put(letters, own, OF_LETTERS);
        }
    }

    private static void put(Map<String, Node> properties, Element target, List<String> order) {
        Set<String> filled = properties(target).keySet();
        properties.forEach((slot, node) -> {
            if (filled.contains(slot) || (slot.equals("bullet") && DeckParts.child(target, "buBlip") != null)) {
                return;
            }
            if (node instanceof Element element) {
                target.insertBefore(target.getOwnerDocument().importNode(element, true),
                        follower(target, order, slot));
            } else {
                target.setAttribute(slot.substring(1), node.getNodeValue());
            }
        });
    }

    private static @Nullable Element follower(Element target, List<String> order, String slot) {
        return PlainContent.children(target).stream().filter(child -> {
            int place = order.indexOf(slot(child.getLocalName()));
            return place < 0 || place > order.indexOf(slot);
        }).findFirst().orElse(null);
    }
}
