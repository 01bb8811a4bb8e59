package io.riffbook.reading;

import io.riffbook.reading.WorkerMessage.Drawn;
import io.riffbook.reading.WorkerMessage.Passage;
import io.riffbook.reading.WorkerMessage.Progress;
import io.riffbook.reading.WorkerMessage.TextRead;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFSlide;

/// Reads a PowerPoint presentation with POI: all texts first, then, slide by slide, the previews.
final class PresentationFile {

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

    private PresentationFile() {}

    static void read(WorkerRequest request, ReadingWorker.Answer answer) throws IOException {
        try (OPCPackage opc = OPCPackage.open(request.file().toFile(), PackageAccess.READ);
                XMLSlideShow show = new XMLSlideShow(opc)) {
            read(show, request, answer);
        } catch (EncryptedDocumentException e) {
            throw UnreadableDeck.encrypted();
        } catch (InvalidFormatException e) {
            throw UnreadableDeck.damaged();
        } catch (POIXMLException e) {
            throw isStrict(e) ? UnreadableDeck.strict() : UnreadableDeck.damaged();
        }
    }

    private static void read(XMLSlideShow show, WorkerRequest request, ReadingWorker.Answer answer) {
        List<XSLFSlide> slides = show.getSlides();
        if (slides.isEmpty()) {
            throw UnreadableDeck.noPassages();
        }
        if (slides.size() > Limits.PASSAGES) {
            throw UnreadableDeck.tooManySlides(slides.size());
        }
        if (request.text()) {
            sendTexts(show, request.fileName(), answer);
        }
        if (request.drawFrom() > 0) {
            var drawing = new SlideDrawing(show.getPageSize());
            for (int position = request.drawFrom(); position <= slides.size(); position++) {
                boolean drawable = drawing.draw(slides.get(position - 1), request.preview(position));
                answer.send(new Drawn(position, drawable));
            }
        }
    }

    private static void sendTexts(XMLSlideShow show, String fileName, ReadingWorker.Answer answer) {
        List<XSLFSlide> slides = show.getSlides();
        var pictures = new SlidePictures();
        String title = title(show);
        for (int position = 1; position <= slides.size(); position++) {
            XSLFSlide slide = slides.get(position - 1);
            var text = new SlideText(slide);
            ReadPassage passage = PassageText.passage(position, text.title(), text.body(), text.notes(),
                    slide.isHidden(), pictures.hashes(slide));
            if (title.isBlank() && !text.title().isBlank()) {
                title = passage.title();
            }
            answer.send(new Passage(passage));
            answer.send(new Progress(position, slides.size(), "Reading text"));
        }
        answer.send(new TextRead(DeckFormat.PPTX, title.isBlank() ? UntrustedFile.stem(fileName) : title,
                slides.size()));
    }

    private static String title(XMLSlideShow show) {
        try {
            String title = show.getProperties().getCoreProperties().getTitle();
            String line = title == null ? "" : PassageText.line(title);
            return NO_TITLES.contains(line.toLowerCase(Locale.ROOT)) ? "" : line;
        } catch (POIXMLException e) {
            // A deck whose properties are broken is still a deck.
            return "";
        }
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
