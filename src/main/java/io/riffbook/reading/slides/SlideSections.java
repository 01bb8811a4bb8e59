package io.riffbook.reading.slides;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.w3c.dom.Element;

/// The parts into which the author cut the deck.
final class SlideSections {

    /// What PowerPoint calls a section that nobody named.
    private static final Set<String> UNNAMED = Set.of("Default Section", "Untitled Section", "Standardabschnitt",
            "Abschnitt ohne Titel", "Section par défaut", "Section sans titre", "Sección predeterminada",
            "Sección sin título", "Sezione predefinita", "Sezione senza titolo", "Seção Padrão", "Seção sem Título");

    private final Map<String, String> byPart = new HashMap<>();

    SlideSections(XMLSlideShow show) {
        Map<String, String> byId = new HashMap<>();
        for (Element list : Elements.all(show.getCTPresentation().getDomNode(), "sectionLst")) {
            for (Element section : Elements.children(list, "section")) {
                String name = section.getAttribute("name").strip();
                Elements.all(section, "sldId")
                        .forEach(slide -> byId.put(slide.getAttribute("id"), UNNAMED.contains(name) ? "" : name));
            }
        }
        if (!byId.isEmpty()) {
            findParts(show, byId);
        }
    }

    private void findParts(XMLSlideShow show, Map<String, String> byId) {
        Map<String, String> parts = new HashMap<>();
        show.getRelationParts().forEach(part -> parts.put(part.getRelationship().getId(),
                part.getDocumentPart().getPackagePart().getPartName().getName()));
        List<Element> slides = Elements.at(show.getCTPresentation().getDomNode(), "sldIdLst").map(Elements::children)
                .orElse(List.of());
        for (Element slide : slides) {
            String part = parts.get(Elements.relationship(slide, "id"));
            if (part != null) {
                byPart.put(part, byId.getOrDefault(slide.getAttribute("id"), ""));
            }
        }
    }

    /// Empty if the slide stands in none.
    String of(XSLFSlide slide) {
        return byPart.getOrDefault(slide.getPackagePart().getPartName().getName(), "");
    }
}
