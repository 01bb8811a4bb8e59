package io.riffbook.reading.openxml;

import io.riffbook.reading.Limits;
import io.riffbook.reading.UnreadableDeck;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// A PowerPoint deck as the parts that it is made of, opened for [DeckAssembly] to take slides from: a presentation,
/// show or template, with or without macros, in transitional Open XML. What one slide needs is found out once and kept
/// for the next: split a deck with one of these. For one thread; closed by whoever opened it.
public final class DeckParts implements Closeable {

    private final OpcFile file;
    private final PartName presentation;
    private final Document document;
    private final List<PartName> slides;

    private DeckParts(OpcFile file, Path path) throws IOException {
        this.file = file;
        this.presentation = presentation(file, path);
        this.document = file.document(presentation);
        this.slides = slides(file, presentation, document);
        if (slides.size() > Limits.PASSAGES) {
            throw UnreadableDeck.tooManySlides(slides.size());
        }
    }

    /// Opens a deck. No more of it is read than its list of slides.
    ///
    /// @throws UnreadableDeck if it is no presentation, is strict Open XML (see [NormalisedPresentation]), or is
    ///         damaged, unsafe or too large
    public static DeckParts open(Path file) throws IOException {
        OpcFile opened = OpcFile.open(file);
        try {
            return new DeckParts(opened, file);
        } catch (IOException | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private static PartName presentation(OpcFile file, Path path) throws IOException {
        PartName part = file.related(PartName.ROOT, "officeDocument").orElseThrow(UnreadableDeck::damaged);
        if (file.contentType(part).filter(ContentTypes::isPresentation).isEmpty()) {
            throw UnreadableDeck.unsupported(String.valueOf(path.getFileName()), "not a PowerPoint presentation");
        }
        String root = file.facts(part).root();
        if (StrictOpenXml.isStrict(root.substring(1))) {
            throw UnreadableDeck.strict();
        }
        if (!root.equals("{" + Xml.PRESENTATION + "}presentation")) {
            throw UnreadableDeck.damaged();
        }
        return part;
    }

    private static List<PartName> slides(OpcFile file, PartName presentation, Document document) throws IOException {
        Map<String, PartName> byId = new HashMap<>();
        for (Relationship relationship : file.relationships(presentation)) {
            Optional<PartName> part = relationship.part(presentation);
            if (part.flatMap(file::contentType).equals(Optional.of(ContentTypes.SLIDE))) {
                byId.put(relationship.id(), part.orElseThrow());
            }
        }
        List<PartName> slides = new ArrayList<>();
        Element list = child(document.getDocumentElement(), "sldIdLst");
        for (Element entry : list == null ? List.<Element>of() : PlainContent.children(list)) {
            PartName slide = byId.get(entry.getAttributeNS(Xml.RELATIONSHIPS, "id"));
            if (slide != null) {
                slides.add(slide);
            }
        }
        return List.copyOf(slides);
    }

    static @Nullable Element child(Element parent, String name) {
        return PlainContent.children(parent).stream().filter(child -> name.equals(child.getLocalName())).findFirst()
                .orElse(null);
    }

    /// How many slides there are, hidden ones too; a slide that the list names but the package lacks is none.
    public int slides() {
        return slides.size();
    }

    OpcFile file() {
        return file;
    }

    PartName presentation() {
        return presentation;
    }

    /// The presentation part; not to be changed.
    Document document() {
        return document;
    }

    PartName slide(int position) {
        return slides.get(position - 1);
    }

    /// The number that the slide shows where it shows one; empty if neither it nor its layout nor its master does.
    OptionalInt shownNumber(int position) throws IOException {
        PartName slide = slide(position);
        boolean shown = file.facts(slide).numbered();
        Optional<PartName> layout = file.related(slide, "slideLayout");
        Optional<PartName> master = layout.isPresent() ? file.related(layout.get(), "slideMaster") : Optional.empty();
        for (PartName below : List.of(layout, master).stream().flatMap(Optional::stream).toList()) {
            shown |= file.facts(below).numberedOutsidePlaceholders();
        }
        return shown ? OptionalInt.of(firstNumber() + position - 1) : OptionalInt.empty();
    }

    private int firstNumber() {
        try {
            return Integer.parseInt(document.getDocumentElement().getAttribute("firstSlideNum"));
        } catch (NumberFormatException _) {
            return 1;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
