package io.riffbook.reading.openxml;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/// Takes out of a part's content what its copy can't have any more: links to slides that stay behind, objects that are
/// linked and not embedded, controls, macros. Where it can, it leaves what one sees: the words of a link in the colour
/// of links, the picture of an object.
final class PlainContent {

    private static final String LINK_WITHOUT_AIM = "ppaction://noaction";
    private static final Set<String> NEEDLESS_WHEN_EMPTY = Set.of("custDataLst", "controls", "extLst", "ext");

    private final Document document;
    private final Set<String> cut;

    /// @param cut the relationships that the copy has no more
    PlainContent(Document document, Set<String> cut) {
        this.document = document;
        this.cut = cut;
    }

    /// @param dead which actions go, as [PartFacts#deadAction] says them
    void make(Predicate<String> dead) {
        for (Element element : elements(document)) {
            if (isAttached(element)) {
                make(element, dead);
            }
        }
    }

    /// Takes out every reference to a relationship: for a part that has none.
    void dropReferences() {
        for (Element element : elements(document)) {
            for (Attr attribute : attributes(element)) {
                if (Xml.RELATIONSHIPS.equals(attribute.getNamespaceURI()) && isAttached(element)) {
                    remove(outermost(element, "buBlip"));
                }
            }
        }
    }

    private void make(Element element, Predicate<String> dead) {
        if (PartFacts.isLink(element.getLocalName())
                && dead.test(PartFacts.deadAction(element.getAttribute("action")))) {
            unlink(element);
        }
        for (Attr attribute : attributes(element)) {
            if (cut.contains(attribute.getValue()) && isAttached(element) && isReference(attribute)) {
                sever(element, attribute);
            }
        }
    }

    private static boolean isReference(Attr attribute) {
        return Xml.RELATIONSHIPS.equals(attribute.getNamespaceURI()) || "relid".equals(attribute.getLocalName());
    }

    private void sever(Element element, Attr attribute) {
        switch (element.getLocalName()) {
            case "hlinkClick", "hlinkHover", "hlinkMouseOver" -> unlink(element);
            case "blip", "fill", "imagedata", "stroke" -> element.removeAttributeNode(attribute);
            case "oleObj" -> showPicture(element, ancestor(element, "graphicFrame"));
            case "control" -> drawControl(element);
            case "relIds", "chart" -> remove(outermost(element, "graphicFrame"));
            case "stSnd", "snd" -> remove(outermost(element, "sndAc"));
            case "sndTgt" -> remove(outermost(element, "audio"));
            default -> remove(outermost(element, "ext"));
        }
    }

    /// The words stay marked as a link, so that they look as they did.
    private static void unlink(Element link) {
        link.setAttributeNS(Xml.RELATIONSHIPS, prefixed(link, "id"), "");
        link.setAttribute("action", LINK_WITHOUT_AIM);
    }

    private static String prefixed(Element element, String name) {
        String prefix = element.lookupPrefix(Xml.RELATIONSHIPS);
        return prefix == null ? "r:" + name : prefix + ":" + name;
    }

    /// In place of a frame with an object, the picture that the frame shows of it, under the frame's name.
    private void showPicture(Element object, @Nullable Element frame) {
        Element picture = frame == null ? null : first(frame, "pic");
        if (frame == null || picture == null) {
            object.removeAttributeNS(Xml.RELATIONSHIPS, "id");
            return;
        }
        Element properties = first(frame, "cNvPr");
        Element old = first(picture, "cNvPr");
        frame.getParentNode().replaceChild(picture, frame);
        if (properties != null && old != null && !properties.isSameNode(old)) {
            old.getParentNode().replaceChild(properties, old);
        }
    }

    /// A control lies beside the shapes; its picture is put on top of them, where the control was drawn.
    private void drawControl(Element control) {
        Element picture = first(control, "pic");
        Element shapes = first(document.getDocumentElement(), "spTree");
        if (picture != null && shapes != null) {
            Element extensions = null;
            for (Element child : children(shapes)) {
                extensions = "extLst".equals(child.getLocalName()) ? child : extensions;
            }
            shapes.insertBefore(picture, extensions);
        }
        remove(control);
    }

    private void remove(Element element) {
        Node parent = element.getParentNode();
        parent.removeChild(element);
        if (!(parent instanceof Element above) || !children(above).isEmpty()) {
            return;
        }
        if (NEEDLESS_WHEN_EMPTY.contains(above.getLocalName())) {
            remove(above);
        } else if (Xml.COMPATIBILITY.equals(above.getNamespaceURI())) {
            removeAlternative(above);
        }
    }

    /// Where nothing is left of a choice, the other alternative is what the copy shows.
    private void removeAlternative(Element alternative) {
        Node alternatives = alternative.getParentNode();
        if (!(alternatives instanceof Element choice) || !"AlternateContent".equals(choice.getLocalName())) {
            return;
        }
        choice.removeChild(alternative);
        List<Element> left = children(choice);
        if (left.isEmpty()) {
            remove(choice);
        } else if (left.size() == 1 && "Fallback".equals(left.getFirst().getLocalName())) {
            for (Element shown : children(left.getFirst())) {
                choice.getParentNode().insertBefore(shown, choice);
            }
            remove(choice);
        }
    }

    private boolean isAttached(Node node) {
        Node top = node;
        for (Node next = node; next != null; next = next.getParentNode()) {
            top = next;
        }
        return top.isSameNode(document);
    }

    private static Element outermost(Element element, String name) {
        Element found = ancestor(element, name);
        return found == null ? element : found;
    }

    private static @Nullable Element ancestor(Element element, String name) {
        for (Node node = element; node != null; node = node.getParentNode()) {
            if (node instanceof Element found && name.equals(found.getLocalName())) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable Element first(Element element, String name) {
        Node found = element.getElementsByTagNameNS("*", name).item(0);
        return found instanceof Element child ? child : null;
    }

    static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }

    static List<Element> elements(Document document) {
        List<Element> elements = new ArrayList<>();
        collect(document.getDocumentElement(), elements);
        return elements;
    }

    private static void collect(Element element, List<Element> elements) {
        elements.add(element);
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                collect(child, elements);
            }
        }
    }

    static List<Attr> attributes(Element element) {
        List<Attr> attributes = new ArrayList<>();
        NamedNodeMap all = element.getAttributes();
        for (int i = 0; i < all.getLength(); i++) {
            attributes.add((Attr) all.item(i));
        }
        return attributes;
    }
}
