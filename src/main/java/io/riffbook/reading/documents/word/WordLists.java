package io.riffbook.reading.documents.word;

import io.riffbook.reading.documents.XmlNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Which lists are numbered.
final class WordLists {

    /// How the items of a level begin.
    enum Marks {
        NONE, BULLETS, NUMBERS
    }

    private final Map<String, XmlNode> byNumber = new HashMap<>();

    /// @param part empty if the document has no lists
    WordLists(Optional<XmlNode> part) {
        Map<String, XmlNode> definitions = new HashMap<>();
        part.stream().flatMap(numbering -> numbering.all("abstractNum"))
                .forEach(list -> definitions.put(list.attribute("abstractNumId"), list));
        part.stream().flatMap(numbering -> numbering.all("num")).forEach(list -> {
            XmlNode definition = definitions.get(list.value("abstractNumId"));
            if (definition != null) {
                byNumber.put(list.attribute("numId"), definition);
            }
        });
    }

    /// @param list as a paragraph names it; "0" stands for none
    Marks marks(String list, int level) {
        XmlNode definition = byNumber.get(list);
        if (definition == null) {
            return list.isEmpty() || list.equals("0") ? Marks.NONE : Marks.BULLETS;
        }
        String format = definition.all("lvl").filter(l -> l.attribute("ilvl").equals(Integer.toString(level)))
                .findFirst().map(l -> l.value("numFmt")).orElse("bullet");
        return switch (format) {
            case "none" -> Marks.NONE;
            case "bullet" -> Marks.BULLETS;
            default -> Marks.NUMBERS;
        };
    }
}
