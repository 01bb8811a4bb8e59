package io.riffbook.reading.openxml;

import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;

/// The embedded fonts that the slides of a new package use, each once, as their decks had them.
final class FontCopies {

    private record Font(DeckParts deck, Element element) {}

    private final Closure.NewPackage target;
    private final Map<String, Font> fonts = new LinkedHashMap<>();

    FontCopies(Closure.NewPackage target) {
        this.target = target;
    }

    /// Adds those of the deck's fonts whose names are among the typefaces.
    void add(DeckParts deck, Set<String> typefaces) {
        Element list = DeckParts.child(deck.document().getDocumentElement(), "embeddedFontLst");
        if (list == null) {
            return;
        }
        for (Element font : PlainContent.children(list)) {
            Element name = DeckParts.child(font, "font");
            if (name != null && typefaces.contains(name.getAttribute("typeface"))) {
                fonts.putIfAbsent(name.getAttribute("typeface"), new Font(deck, font));
            }
        }
    }

    /// Fills the list, or takes it away if there is nothing to fill it with.
    void write(PresentationPart presentation, Element list) throws IOException {
        for (Font font : fonts.values()) {
            Element copy = (Element) list.getOwnerDocument().importNode(font.element(), true);
            for (Element face : PlainContent.children(copy)) {
                String id = face.getAttributeNS(Xml.RELATIONSHIPS, "id");
                if (!id.isEmpty()) {
                    Optional<CopiedPart> part = part(font.deck(), id);
                    part.ifPresent(found -> face.setAttributeNS(Xml.RELATIONSHIPS, "r:id",
                            presentation.relate(found, "font")));
                    if (part.isEmpty()) {
                        copy.removeChild(face);
                    }
                }
            }
            list.appendChild(copy);
        }
        if (list.getFirstChild() == null) {
            list.getParentNode().removeChild(list);
        }
    }

    private Optional<CopiedPart> part(DeckParts deck, String id) throws IOException {
        Set<String> seen = new HashSet<>();
        for (Relationship relationship : deck.file().relationships(deck.presentation())) {
            Optional<PartName> part = relationship.part(deck.presentation());
            Optional<String> type = part.flatMap(deck.file()::contentType);
            if (seen.add(relationship.id()) && relationship.id().equals(id) && relationship.kind().equals("font")
                    && type.isPresent() && Travel.inside(relationship, type.get())) {
                var closure = new Closure(target, deck.file(), (_, _, _, _, _) -> Optional.empty());
                return Optional.of(closure.copy(part.orElseThrow(), "font"));
            }
        }
        return Optional.empty();
    }
}
