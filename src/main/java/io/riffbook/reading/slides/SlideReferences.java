package io.riffbook.reading.slides;

import io.riffbook.reading.Limits;
import io.riffbook.reading.Link;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.PackageRelationshipTypes;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// Where a slide in Open XML leads to, from its words and its shapes, and what its pictures, charts and groups are said to show.
final class SlideReferences {

    private static final int DEEPEST = 8 * Limits.NESTING;

    private final Map<String, String> addresses = new HashMap<>();
    private final List<Link> links = new ArrayList<>();
    private final List<String> altTexts = new ArrayList<>();

    SlideReferences(XSLFSlide slide) {
        findAddresses(slide);
        Elements.at(slide.getXmlObject().getDomNode(), "cSld", "spTree").ifPresent(tree -> walk(tree, 0));
    }

    private void findAddresses(XSLFSlide slide) {
        try {
            for (PackageRelationship relationship : slide.getPackagePart()
                    .getRelationshipsByType(PackageRelationshipTypes.HYPERLINK_PART)) {
                if (relationship.getTargetMode() == TargetMode.EXTERNAL) {
                    addresses.put(relationship.getId(), relationship.getTargetURI().toString());
                }
            }
        } catch (InvalidFormatException e) {
            // What can't be followed leads nowhere.
            addresses.clear();
        }
    }

    /// In the order of the text.
    List<Link> links() {
        return links;
    }

    List<String> altTexts() {
        return altTexts;
    }

    private void walk(Node parent, int depth) {
        for (Element child : Elements.children(parent)) {
            switch (child.getLocalName()) {
                case "cNvPr" -> addShape(child);
                case "p" -> addParagraph(child);
                default -> {
                    if (depth < DEEPEST) {
                        walk(child, depth + 1);
                    }
                }
            }
        }
    }

    private void addShape(Element properties) {
        String shows = isDecorative(properties)
                ? ""
                : AltText.of(properties.getAttribute("title"), properties.getAttribute("descr"));
        if (!shows.isEmpty()) {
            altTexts.add(shows);
        }
        address(properties).ifPresent(address -> {
            Node shape = properties.getParentNode().getParentNode();
            String words = shape == null ? "" : ParagraphText.all(shape).replace('\n', ' ');
            add(words.isBlank() ? shows : words, address);
        });
    }

    private static boolean isDecorative(Element properties) {
        return Elements.all(properties, "decorative").stream().map(mark -> mark.getAttribute("val"))
                .anyMatch(value -> value.equals("1") || value.equals("true"));
    }

    /// Runs side by side that lead to one place are one link: programs cut them where the spelling or the look changes.
    private void addParagraph(Element paragraph) {
        var words = new StringBuilder();
        String before = "";
        for (Element run : Elements.children(paragraph)) {
            String address = Elements.at(run, "rPr").flatMap(this::address).orElse("");
            if (!address.equals(before)) {
                add(words.toString(), before);
                words.setLength(0);
            }
            words.append(ParagraphText.run(run));
            before = address;
        }
        add(words.toString(), before);
    }

    private Optional<String> address(Element properties) {
        return Elements.at(properties, "hlinkClick").or(() -> Elements.at(properties, "hlinkHover"))
                .or(() -> Elements.at(properties, "hlinkMouseOver"))
                .map(link -> addresses.getOrDefault(Elements.relationship(link, "id"), ""))
                .filter(address -> !address.isEmpty());
    }

    private void add(String words, String address) {
        Link.to(address, words).ifPresent(links::add);
    }
}
