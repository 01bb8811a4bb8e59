package io.riffbook.reading.openxml;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// The styles that the tables of a new package use and that its decks define; where two decks define one id, the first
/// has the say. Styles that come with PowerPoint are defined nowhere.
final class TableStyles {

    private boolean used;
    private final Map<String, Element> styles = new LinkedHashMap<>();
    private final Map<DeckParts, Optional<Document>> documents = new LinkedHashMap<>();

    void add(DeckParts deck, Set<String> ids) throws IOException {
        if (ids.isEmpty()) {
            return;
        }
        used = true;
        Optional<Document> document = documents.get(deck);
        if (document == null) {
            document = document(deck);
            documents.put(deck, document);
        }
        if (document.isPresent()) {
            for (Element style : PlainContent.children(document.get().getDocumentElement())) {
                String id = style.getAttribute("styleId");
                if (ids.contains(id)) {
                    styles.putIfAbsent(id, style);
                }
            }
        }
    }

    private static Optional<Document> document(DeckParts deck) throws IOException {
        Optional<PartName> part = deck.file().related(deck.presentation(), "tableStyles");
        return part.isPresent() && deck.file().isXml(part.get())
                ? Optional.of(deck.file().document(part.get()))
                : Optional.empty();
    }

    /// Empty if no table has a style. There where none is defined too: LibreOffice knows the styles that come with
    /// PowerPoint, but draws no style at all where this part is missing.
    Optional<CopiedPart> write() throws IOException {
        if (!used) {
            return Optional.empty();
        }
        Document document = Xml.document("""
                <a:tblStyleLst xmlns:a="%s" def="{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"/>""".formatted(Xml.DRAWING)
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        styles.values().forEach(
                style -> document.getDocumentElement().appendChild(document.importNode(style, true)));
        new PlainContent(document, Set.of()).dropReferences();
        return Optional.of(new CopiedPart("/ppt/tableStyles.xml", ContentTypes.TABLE_STYLES,
                new CopiedPart.Content.Rewritten(Xml.bytes(document))));
    }
}
