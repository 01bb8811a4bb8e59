package io.riffbook.reading.slides;

import java.util.Optional;
import java.util.stream.Collectors;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// The words of one paragraph of DrawingML: runs, line breaks, fields, equations. Numbers of slides and dates, which
/// programs fill in, are not its words.
final class ParagraphText {

    private ParagraphText() {}

    /// With a line feed for each break.
    static String of(Node paragraph) {
        var words = new StringBuilder();
        for (Element child : Elements.children(paragraph)) {
            switch (child.getLocalName()) {
                case "r" -> words.append(run(child));
                case "br" -> words.append('\n');
                case "fld" -> words.append(isFilledIn(child) ? "" : run(child));
                case "m", "oMath", "oMathPara" -> words.append(EquationText.of(child));
                default -> {
                    // Properties have no words.
                }
            }
        }
        return words.toString().replace('\u000b', '\n').strip();
    }

    /// All paragraphs below, each on its line.
    static String all(Node body) {
        return Elements.all(body, "p").stream().map(ParagraphText::of).filter(words -> !words.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    static String run(Element run) {
        return Elements.at(run, "t").map(Elements::text).orElse("");
    }

    private static boolean isFilledIn(Element field) {
        String type = Optional.ofNullable(field.getAttribute("type")).orElse("");
        return type.startsWith("slidenum") || type.startsWith("datetime");
    }
}
