package io.riffbook.reading.openxml;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;

/// Writes the presentation part of a new package after that of its first deck: size, text defaults and rules of line
/// breaking stay, lists of masters, slides and fonts are new, and what belonged to the old deck alone goes: sections,
/// custom shows, guides, protection against changes.
final class PresentationPart {

    /// Slide ids begin here.
    private static final int FIRST_SLIDE_ID = 256;
    private static final Set<String> KEPT = Set.of("sldSz", "notesSz", "kinsoku", "defaultTextStyle");
    private static final Set<String> KEPT_ATTRIBUTES = Set.of("rtl", "showSpecialPlsOnTitleSld",
            "strictFirstAndLastChars");
    private static final String XMLNS = "http://www.w3.org/2000/xmlns/";

    private final Document document;
    private final Element root;
    private final CopiedPart part;
    private int relationships;

    PresentationPart(DeckParts first) throws IOException {
        this.document = first.file().document(first.presentation());
        this.root = document.getDocumentElement();
        this.part = new CopiedPart("/ppt/presentation.xml", ContentTypes.MAIN,
                new CopiedPart.Content.Rewritten(new byte[0]));
        clear();
    }

    private void clear() {
        NamedNodeMap attributes = root.getAttributes();
        for (int i = attributes.getLength() - 1; i >= 0; i--) {
            Attr attribute = (Attr) attributes.item(i);
            if (!XMLNS.equals(attribute.getNamespaceURI()) && !KEPT_ATTRIBUTES.contains(attribute.getName())) {
                root.removeAttributeNode(attribute);
            }
        }
        while (root.getFirstChild() != null && !(root.getFirstChild() instanceof Element)) {
            root.removeChild(root.getFirstChild());
        }
        for (Element child : PlainContent.children(root)) {
            if (!KEPT.contains(child.getLocalName())) {
                root.removeChild(child);
            }
        }
        root.setAttributeNS(XMLNS, "xmlns:r", Xml.RELATIONSHIPS);
        // Pictures as bullets in the text defaults: their relationships stay behind.
        new PlainContent(document, Set.of()).dropReferences();
    }

    /// Adds everything in the order in which the format wants it.
    CopiedPart write(List<Masters.Master> masters, @Nullable CopiedPart notesMaster, List<CopiedPart> slides,
            FontCopies fonts, int firstNumber) throws IOException {
        if (firstNumber != 1) {
            root.setAttribute("firstSlideNum", Integer.toString(firstNumber));
        }
        Element size = DeckParts.child(root, "sldSz");
        Element masterList = list("sldMasterIdLst", size);
        for (Masters.Master master : masters) {
            entry(masterList, "sldMasterId", Long.toString(master.id()), master.copy(), "slideMaster");
        }
        if (notesMaster != null) {
            entry(list("notesMasterIdLst", size), "notesMasterId", "", notesMaster, "notesMaster");
        }
        Element slideList = list("sldIdLst", size);
        for (int i = 0; i < slides.size(); i++) {
            entry(slideList, "sldId", Integer.toString(FIRST_SLIDE_ID + i), slides.get(i), "slide");
        }
        Element afterFonts = DeckParts.child(root, "kinsoku");
        fonts.write(this, list("embeddedFontLst", afterFonts == null
                ? DeckParts.child(root, "defaultTextStyle")
                : afterFonts));
        masters.stream().findFirst().flatMap(master -> theme(master.copy()))
                .ifPresent(theme -> relate(theme, "theme"));
        part.rewrite(Xml.bytes(document));
        return part;
    }

    private static java.util.Optional<CopiedPart> theme(CopiedPart master) {
        return master.relations().stream().filter(CopiedPart.Relation.ToPart.class::isInstance)
                .map(relation -> ((CopiedPart.Relation.ToPart) relation).part())
                .filter(target -> target.contentType().equals(ContentTypes.THEME)).findFirst();
    }

    private Element list(String name, @Nullable Element before) {
        Element list = document.createElementNS(Xml.PRESENTATION, prefixed(name));
        root.insertBefore(list, before);
        return list;
    }

    private String prefixed(String name) {
        return root.getPrefix() == null ? name : root.getPrefix() + ":" + name;
    }

    private void entry(Element list, String name, String id, CopiedPart target, String kind) {
        Element entry = document.createElementNS(Xml.PRESENTATION, prefixed(name));
        if (!id.isEmpty()) {
            entry.setAttribute("id", id);
        }
        entry.setAttributeNS(Xml.RELATIONSHIPS, "r:id", relate(target, kind));
        list.appendChild(entry);
    }

    /// The id of a new relationship to that part.
    String relate(CopiedPart target, String kind) {
        String id = "rId" + ++relationships;
        part.relate(id, Xml.RELATIONSHIPS + "/" + kind, target);
        return id;
    }
}
