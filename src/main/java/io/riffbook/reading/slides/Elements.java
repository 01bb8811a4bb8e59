package io.riffbook.reading.slides;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ooxml.POIXMLDocumentPart;
import org.apache.poi.ooxml.util.DocumentHelper;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/// Finds its way in the XML of a slide and of the parts that belong to it, by local names. Of what is said twice, once for new
/// programs and once for old ones, only the new one counts.
final class Elements {

    private static final String RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    /// Bytes of a chart's or diagram's part; what is larger is no text for people.
    private static final long LARGEST = 8L << 20;

    private Elements() {}

    /// The root of a part; empty if it is missing, broken or too large.
    static Optional<Element> root(@Nullable POIXMLDocumentPart part) {
        if (part == null || part.getPackagePart().getSize() > LARGEST) {
            return Optional.empty();
        }
        PackagePart source = part.getPackagePart();
        try (InputStream in = source.getInputStream()) {
            return Optional.of(DocumentHelper.readDocument(in).getDocumentElement());
        } catch (IOException | SAXException e) {
            // A slide whose chart is broken is still a slide.
            return Optional.empty();
        }
    }

    /// The elements right below, in their order.
    static List<Element> children(Node parent) {
        List<Element> found = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                if (is(element, "AlternateContent")) {
                    found.addAll(chosen(element));
                } else {
                    found.add(element);
                }
            }
        }
        return found;
    }

    private static List<Element> chosen(Element alternatives) {
        for (Node child = alternatives.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && is(element, "Choice")) {
                return children(element);
            }
        }
        return List.of();
    }

    /// Those of that name right below.
    static List<Element> children(Node parent, String name) {
        return children(parent).stream().filter(child -> is(child, name)).toList();
    }

    /// What is reached by always going to the first child of the next name.
    static Optional<Element> at(Node parent, String... path) {
        Optional<Element> found = Optional.empty();
        Node from = parent;
        for (String name : path) {
            found = children(from).stream().filter(child -> is(child, name)).findFirst();
            if (found.isEmpty()) {
                return found;
            }
            from = found.get();
        }
        return found;
    }

    /// All of that name at any depth, in the order of the text; nothing within one that was found.
    static List<Element> all(Node parent, String name) {
        List<Element> found = new ArrayList<>();
        collect(parent, name, found);
        return found;
    }

    private static void collect(Node parent, String name, List<Element> found) {
        for (Element child : children(parent)) {
            if (is(child, name)) {
                found.add(child);
            } else {
                collect(child, name, found);
            }
        }
    }

    static boolean is(Element element, String name) {
        return name.equals(element.getLocalName());
    }

    /// All text within.
    static String text(Node parent) {
        var text = new StringBuilder();
        addText(parent, text);
        return text.toString();
    }

    private static void addText(Node parent, StringBuilder text) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeType() == Node.TEXT_NODE || child.getNodeType() == Node.CDATA_SECTION_NODE) {
                text.append(child.getNodeValue());
            } else {
                addText(child, text);
            }
        }
    }

    /// The id of a relationship; blank if there is none.
    static String relationship(Element element, String attribute) {
        return element.getAttributeNS(RELATIONSHIPS, attribute);
    }
}
