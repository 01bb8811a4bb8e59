package io.riffbook.reading.slides;

import io.riffbook.reading.DeckFormat;
import io.riffbook.reading.Limits;
import io.riffbook.reading.PassageContent;
import io.riffbook.reading.UnreadableDeck;
import io.riffbook.reading.passage.DeckFile;
import io.riffbook.reading.passage.FoundPassage;
import io.riffbook.reading.passage.PassageText;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.jspecify.annotations.Nullable;

/// A PowerPoint presentation, opened with POI.
public final class PresentationFile implements DeckFile {

    /// Titles that programs give to decks whose author gave none.
    private static final Set<String> NO_TITLES = Set.of("powerpoint presentation", "powerpoint-präsentation",
            "présentation powerpoint", "presentación de powerpoint", "pptxgenjs presentation", "slide 1",
            "presentation", "untitled");

    static {
        // The archive was unfolded and counted before: an honest deck compresses better than POI's default allows.
        ZipSecureFile.setMinInflateRatio(0);
        ZipSecureFile.setMaxEntrySize(Limits.ENTRY);
        ZipSecureFile.setMaxTextSize(Limits.ALL_TEXT);
        ZipSecureFile.setMaxFileCount(Limits.ENTRIES);
    }

    private final XMLSlideShow show;
    private final SlidePictures pictures = new SlidePictures();
    private @Nullable SlideDrawing drawing;

    private PresentationFile(XMLSlideShow show) {
        this.show = show;
    }

    /// Opens it.
    ///
    /// @throws UnreadableDeck if it is none, or damaged
    public static PresentationFile open(Path file) throws IOException {
        try {
            return open(OPCPackage.open(file.toFile(), PackageAccess.READ));
        } catch (EncryptedDocumentException e) {
            throw UnreadableDeck.encrypted();
        } catch (InvalidFormatException e) {
            throw UnreadableDeck.damaged();
        }
    }

    private static PresentationFile open(OPCPackage opc) throws IOException {
        try {
            return new PresentationFile(new XMLSlideShow(opc));
        } catch (POIXMLException e) {
            opc.revert();
            throw isStrict(e) ? UnreadableDeck.strict() : UnreadableDeck.damaged();
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
        var text = new SlideText(slide);
        return new FoundPassage(text.title(), text.body(), text.notes(), List.of(), List.of(), "", slide.isHidden(),
                pictures.hashes(slide)).at(position);
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
    public String title() {
        try {
            String title = show.getProperties().getCoreProperties().getTitle();
            String line = title == null ? "" : PassageText.line(title);
            return NO_TITLES.contains(line.toLowerCase(Locale.ROOT)) ? "" : line;
        } catch (POIXMLException e) {
            // A deck whose properties are broken is still a deck.
            return "";
        }
    }

    @Override
    public void close() throws IOException {
        show.getPackage().revert();
        show.close();
    }

    private XSLFSlide slide(int position) {
        return show.getSlides().get(position - 1);
    }

    private static boolean isStrict(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains("Strict OOXML")) {
                return true;
            }
        }
        return false;
    }
}
