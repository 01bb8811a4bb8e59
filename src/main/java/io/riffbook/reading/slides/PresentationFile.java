package io.riffbook.reading.slides;

import io.riffbook.reading.DeckFormat;
import io.riffbook.reading.Limits;
import io.riffbook.reading.PassageContent;
import io.riffbook.reading.UnreadableDeck;
import io.riffbook.reading.openxml.NormalisedPresentation;
import io.riffbook.reading.passage.DeckFile;
import io.riffbook.reading.passage.FoundPassage;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.jspecify.annotations.Nullable;

/// A PowerPoint presentation, show or template in Open XML, transitional or strict, opened with POI. What is strict, has macros or is a
/// template is read from a copy in the one form that POI reads; of a file with macros, that copy is the one to keep.
public final class PresentationFile implements DeckFile {

    static {
        // The archive was unfolded and counted before: an honest deck compresses better than POI's default allows.
        ZipSecureFile.setMinInflateRatio(0);
        ZipSecureFile.setMaxEntrySize(Limits.ENTRY);
        ZipSecureFile.setMaxTextSize(Limits.ALL_TEXT);
        ZipSecureFile.setMaxFileCount(Limits.ENTRIES);
    }

    private final NormalisedPresentation file;
    private final Path copy;
    private final XMLSlideShow show;
    private final FormatWords words = new OpenXmlWords();
    private final SlideHashes hashes = new SlideHashes();
    private final SlideFiles slideFiles;
    private @Nullable RepeatedText repeated;
    private @Nullable SlideSections sections;
    private @Nullable SlideDrawing drawing;

    private PresentationFile(NormalisedPresentation file, Path copy) throws IOException {
        this.file = file;
        this.copy = copy;
        this.show = show(file.file());
        this.slideFiles = new SlideFiles(file.file(), show.getSlides().size(), title());
    }

    /// Opens it. A copy that has to be made lies in the system's folder for temporary files until this is closed.
    ///
    /// @throws UnreadableDeck if it is none, or damaged
    public static PresentationFile open(Path file) throws IOException {
        Path copy = Files.createTempFile("normalised", ".pptx");
        try {
            return new PresentationFile(NormalisedPresentation.of(file, copy), copy);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(copy);
            throw e;
        }
    }

    private static XMLSlideShow show(Path file) throws IOException {
        try {
            return show(OPCPackage.open(file.toFile(), PackageAccess.READ));
        } catch (EncryptedDocumentException e) {
            throw UnreadableDeck.encrypted();
        } catch (InvalidFormatException e) {
            throw UnreadableDeck.damaged();
        }
    }

    private static XMLSlideShow show(OPCPackage opc) throws IOException {
        try {
            return new XMLSlideShow(opc);
        } catch (POIXMLException e) {
            opc.revert();
            throw UnreadableDeck.damaged();
        }
    }

    @Override
    public DeckFormat format() {
        return DeckFormat.PPTX;
    }

    @Override
    public int passages() {
        return show.getSlides().size();
    }

    @Override
    public PassageContent passage(int position) {
        XSLFSlide slide = slide(position);
        var text = new SlideText(slide, words, repeated());
        var references = new SlideReferences(slide);
        return new FoundPassage(text.title(), text.body(), text.notes(), references.links(), references.altTexts(),
                sections().of(slide), slide.isHidden(), hashes.of(slide)).at(position);
    }

    private RepeatedText repeated() {
        RepeatedText known = repeated;
        if (known == null) {
            known = new RepeatedText(show.getSlides(), show.getPageSize(), words);
            repeated = known;
        }
        return known;
    }

    private SlideSections sections() {
        SlideSections known = sections;
        if (known == null) {
            known = new SlideSections(show);
            sections = known;
        }
        return known;
    }

    @Override
    public boolean split(int position, Path target) {
        return slideFiles.write(position, target);
    }

    @Override
    public Optional<BufferedImage> draw(int position) {
        SlideDrawing known = drawing;
        if (known == null) {
            known = new SlideDrawing(show.getPageSize());
            drawing = known;
        }
        return known.draw(slide(position));
    }

    @Override
    public boolean copyTo(Path target) {
        return slideFiles.writeAll(target);
    }

    @Override
    public boolean clean(Path target) throws IOException {
        if (file.macros()) {
            Files.copy(file.file(), target);
        }
        return file.macros();
    }

    @Override
    public String title() {
        try {
            return DeckTitle.of(show.getProperties().getCoreProperties().getTitle());
        } catch (POIXMLException e) {
            // A deck whose properties are broken is still a deck.
            return "";
        }
    }

    @Override
    public void close() throws IOException {
        try (slideFiles) {
            show.getPackage().revert();
            show.close();
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private XSLFSlide slide(int position) {
        return show.getSlides().get(position - 1);
    }
}
