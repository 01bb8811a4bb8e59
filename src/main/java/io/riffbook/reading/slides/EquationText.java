package io.riffbook.reading.slides;

import java.util.stream.Collectors;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// An equation on one line, as people type it: `a/b`, `x^2`, `√(n+1)`.
final class EquationText {

    private EquationText() {}

    static String of(Node equation) {
        return Elements.children(equation).stream().map(EquationText::term).collect(Collectors.joining());
    }

    private static String term(Element term) {
        return switch (term.getLocalName()) {
            case "t" -> Elements.text(term);
            case "f" -> grouped(term, "num") + "/" + grouped(term, "den");
            case "sSup" -> part(term, "e") + "^" + grouped(term, "sup");
            case "sSub" -> part(term, "e") + "_" + grouped(term, "sub");
            case "sSubSup" -> part(term, "e") + "_" + grouped(term, "sub") + "^" + grouped(term, "sup");
            case "rad" -> "√(" + part(term, "e") + ")";
            case "d" -> "(" + Elements.children(term, "e").stream().map(EquationText::of)
                    .collect(Collectors.joining(", ")) + ")";
            case "nary" -> sign(term) + bound("_", part(term, "sub")) + bound("^", part(term, "sup")) + " "
                    + part(term, "e");
            case "mr" -> Elements.children(term, "e").stream().map(EquationText::of).collect(Collectors.joining(" "))
                    + "\n";
            case "rPr", "ctrlPr" -> "";
            default -> of(term);
        };
    }

    private static String sign(Element nary) {
        return Elements.at(nary, "naryPr", "chr").map(EquationText::value).filter(sign -> !sign.isEmpty()).orElse("∫");
    }

    private static String value(Element element) {
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Node attribute = element.getAttributes().item(i);
            if ("val".equals(attribute.getLocalName())) {
                return attribute.getNodeValue();
            }
        }
        return "";
    }

    private static String bound(String mark, String term) {
        return term.isBlank() ? "" : mark + grouped(term);
    }

    private static String grouped(Element term, String name) {
        return grouped(part(term, name));
    }

    private static String grouped(String term) {
        boolean single = term.codePoints().allMatch(Character::isLetterOrDigit);
        return single ? term : "(" + term + ")";
    }

    private static String part(Element term, String name) {
        return Elements.at(term, name).map(EquationText::of).orElse("");
    }
}
