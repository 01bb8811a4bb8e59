package io.riffbook.reading.slides;

import io.riffbook.reading.DeckFormat;
import io.riffbook.reading.PassageContent;
import io.riffbook.reading.UnreadableDeck.Reason;
import io.riffbook.reading.UnreadableDeck;
import io.riffbook.reading.passage.DeckFile;
import io.riffbook.reading.passage.FoundPassage;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.OldFileFormatException;
import org.apache.poi.hpsf.SummaryInformation;
import org.apache.poi.hslf.exceptions.CorruptPowerPointFileException;
import org.apache.poi.hslf.usermodel.HSLFSlide;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.hslf.usermodel.HSLFSlideShowImpl;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;

/// A PowerPoint presentation in the binary format of PowerPoint 97 to 2003, opened with POI. Its slides can be read and drawn, but get no
/// files of their own: they are not made of parts that could be copied. Charts and diagrams in it are pictures. Of a file with macros, a
/// copy without them is the one to keep.
public final class BinaryPresentationFile implements DeckFile {

    private final HSLFSlideShowImpl records;
    private final HSLFSlideShow show;
    private final FormatWords words = new BinaryWords();
    private @Nullable RepeatedText repeated;
    private @Nullable SlideDrawing drawing;

    private BinaryPresentationFile(HSLFSlideShowImpl records) {
        this.records = records;
        this.show = new HSLFSlideShow(records);
    }

    /// Opens it. It is read into memory as a whole, but for its pictures.
    ///
    /// @throws UnreadableDeck if it is none, damaged, protected with a password or older than PowerPoint 97
    public static BinaryPresentationFile open(Path file) throws IOException {
        var container = new POIFSFileSystem(file.toFile(), true);
        try {
            return new BinaryPresentationFile(new HSLFSlideShowImpl(container));
        } catch (EncryptedDocumentException e) {
            container.close();
            throw UnreadableDeck.encrypted();
        } catch (OldFileFormatException e) {
            container.close();
            throw UnreadableDeck.of(Reason.UNSUPPORTED_FORMAT,
                    "This presentation is of PowerPoint 95 or older, which is "
                            + "not read. Save it as a PowerPoint presentation (.pptx), and upload it again.");
        } catch (CorruptPowerPointFileException e) {
            container.close();
            throw UnreadableDeck.damaged();
        } catch (IOException | RuntimeException e) {
            container.close();
            throw e;
        }
    }

    @Override
    public DeckFormat format() {
        return DeckFormat.PPT;
    }

    @Override
    public int passages() {
        return show.getSlides().size();
    }

    @Override
    public PassageContent passage(int position) {
        HSLFSlide slide = slide(position);
        var text = new SlideText(slide, words, repeated());
        var references = new BinaryReferences(slide);
        return new FoundPassage(text.title(), text.body(), text.notes(), references.links(), references.altTexts(), "",
                slide.isHidden(), references.pictures()).at(position);
    }

    private RepeatedText repeated() {
        RepeatedText known = repeated;
        if (known == null) {
            known = new RepeatedText(show.getSlides(), show.getPageSize(), words);
            repeated = known;
        }
        return known;
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
    public boolean clean(Path target) throws IOException {
        var macros = new BinaryMacros(records.getRecords());
        if (!macros.present()) {
            return false;
        }
        macros.remove();
        try (OutputStream out = Files.newOutputStream(target)) {
            show.write(out);
        }
        return true;
    }

    @Override
    public String title() {
        SummaryInformation summary = records.getSummaryInformation();
        return DeckTitle.of(summary == null ? null : summary.getTitle());
    }

    @Override
    public void close() throws IOException {
        show.close();
    }

    private HSLFSlide slide(int position) {
        return show.getSlides().get(position - 1);
    }
}
