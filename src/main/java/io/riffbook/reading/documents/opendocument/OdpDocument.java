package io.riffbook.reading.documents.opendocument;

import io.riffbook.reading.DeckFormat;
import io.riffbook.reading.Limits;
import io.riffbook.reading.PassageContent;
import io.riffbook.reading.UnreadableDeck;
import io.riffbook.reading.documents.PartArchive;
import io.riffbook.reading.documents.XmlReading;
import io.riffbook.reading.passage.ContentDigest;
import io.riffbook.reading.passage.DeckFile;
import io.riffbook.reading.passage.FoundPassage;
import io.riffbook.reading.passage.PassageText;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// An OpenDocument presentation or template: a passage a page. Its pages are not drawn.
public final class OdpDocument implements DeckFile {

    private final DeckFormat format;
    private final OdpStyles styles = new OdpStyles();
    private final List<FoundPassage> passages = new ArrayList<>();
    private String title = "";
    private int pages;

    private OdpDocument(DeckFormat format) {
        this.format = format;
    }

    /// Reads an archive.
    ///
    /// @throws UnreadableDeck if it is damaged, unsafe or opens only with a password
    public static OdpDocument open(Path file) throws IOException {
        var document = new OdpDocument(DeckFormat.ODP);
        try (PartArchive archive = PartArchive.open(file)) {
            requireOpen(archive);
            document.readTitle(archive);
            try (XmlReading content = archive.xml("content.xml").orElseThrow(UnreadableDeck::damaged)) {
                document.read(content, archive::hash);
            }
        }
        return document;
    }

    /// Reads a single XML file.
    ///
    /// @throws UnreadableDeck if it is damaged, unsafe or too large
    public static OdpDocument openFlat(Path file) throws IOException {
        if (Files.size(file) > Limits.XML_ENTRY) {
            throw UnreadableDeck.tooLarge("its XML is far more than a deck is");
        }
        var document = new OdpDocument(DeckFormat.FODP);
        try (var xml = new XmlReading(new BufferedInputStream(Files.newInputStream(file)))) {
            document.read(xml, ContentDigest::of);
        }
        return document;
    }

    @Override
    public DeckFormat format() {
        return format;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public int passages() {
        return pages;
    }

    @Override
    public PassageContent passage(int position) {
        return passages.get(position - 1).at(position);
    }

    private static void requireOpen(PartArchive archive) throws IOException {
        Optional<XmlReading> manifest = archive.xml("META-INF/manifest.xml");
        if (manifest.isPresent()) {
            try (XmlReading xml = manifest.get()) {
                while (xml.next()) {
                    if (xml.name().equals("encryption-data")) {
                        throw UnreadableDeck.encrypted();
                    }
                }
            }
        }
    }

    private void readTitle(PartArchive archive) throws IOException {
        Optional<XmlReading> meta = archive.xml("meta.xml");
        if (meta.isPresent()) {
            try (XmlReading xml = meta.get()) {
                while (xml.next()) {
                    takeTitle(xml);
                }
            }
        }
    }

    private void takeTitle(XmlReading xml) {
        if (xml.name().equals("title") && xml.namespace().contains("purl.org/dc")) {
            title = PassageText.line(xml.node().allText());
        }
    }

    private void read(XmlReading xml, UnaryOperator<String> hashes) {
        while (xml.next()) {
            switch (xml.name()) {
                case "automatic-styles", "styles" -> styles.add(xml.node());
                case "master-styles", "scripts", "font-face-decls" -> xml.node();
                case "title" -> takeTitle(xml);
                case "page" -> {
                    pages++;
                    if (pages <= Limits.PASSAGES) {
                        passages.add(OdpPage.of(xml.node(), styles, hashes));
                    }
                }
                default -> {
                    // What wraps pages is opened, one element after the other.
                }
            }
        }
    }
}
