package io.riffbook.reading.documents.pdf;

import io.riffbook.reading.DeckFormat;
import io.riffbook.reading.Limits;
import io.riffbook.reading.PassageContent;
import io.riffbook.reading.UnreadableDeck;
import io.riffbook.reading.passage.DeckFile;
import io.riffbook.reading.passage.MarkdownText;
import io.riffbook.reading.passage.PassageDraft;
import io.riffbook.reading.passage.PassageText;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;

/// A PDF document: a passage a page. Forms (also XFA), scripts and attached files are not looked at.
public final class PdfDocument implements DeckFile {

    private static final long MAIN_MEMORY = 32L << 20;

    static {
        // What PDFBox learns of the machine's fonts goes where everything of the worker goes.
        System.setProperty("pdfbox.fontcache", System.getProperty("java.io.tmpdir"));
    }

    private final PDDocument document;
    private final int claimed;
    private final List<PDPage> pages = new ArrayList<>();
    private final PagePictures pictures = new PagePictures();
    private @Nullable Words words;
    private @Nullable PageDrawing drawing;

    /// What is found once for all pages.
    private record Words(List<List<PdfLine>> lines, RepeatedLines repeated, DocumentOutline outline,
            DescribedPictures described) {}

    private PdfDocument(PDDocument document) {
        this.document = document;
        this.claimed = document.getNumberOfPages();
        if (claimed <= Limits.PASSAGES) {
            document.getPages().forEach(pages::add);
        }
    }

    /// Opens it.
    ///
    /// @throws UnreadableDeck if it is damaged, or opens only with a password
    public static PdfDocument open(Path file) throws IOException {
        var memory = MemoryUsageSetting.setupMixed(MAIN_MEMORY, Limits.DISK)
                .setTempDir(Path.of(System.getProperty("java.io.tmpdir")).toFile());
        try {
            var source = new RandomAccessReadBufferedFile(file.toFile());
            return of(Loader.loadPDF(source, "", null, null, memory.streamCache));
        } catch (InvalidPasswordException e) {
            throw UnreadableDeck.encrypted();
        } catch (IOException e) {
            throw UnreadableDeck.damaged();
        }
    }

    private static PdfDocument of(PDDocument document) throws IOException {
        try {
            return new PdfDocument(document);
        } catch (RuntimeException e) {
            document.close();
            throw UnreadableDeck.damaged();
        }
    }

    @Override
    public DeckFormat format() {
        return DeckFormat.PDF;
    }

    @Override
    public String title() {
        String title = document.getDocumentInformation().getTitle();
        String line = title == null ? "" : PassageText.line(title);
        // Programs print themselves and the file's name into it.
        String own = line.replaceFirst("^Microsoft (?:Power|Word|Office)\\w* - ", "");
        return own.matches("(?i)untitled|powerpoint.presentation|(?:document|slide|pr.sentation)\\d*|"
                + "\\S+\\.(?:pptx?|docx?|odp|odt|indd|pdf|key)") ? "" : own;
    }

    @Override
    public int passages() {
        return claimed > Limits.PASSAGES ? claimed : pages.size();
    }

    @Override
    public PassageContent passage(int position) throws IOException {
        Words found = words();
        PDPage page = pages.get(position - 1);
        List<PdfLine> all = found.lines().get(position - 1);
        float height = height(page);
        var text = new PageText(found.repeated().without(all, height), height);
        var draft = new PassageDraft(new MarkdownText());
        String title = text.title();
        draft.title(title.isBlank() ? found.outline().title(position) : title);
        draft.text().blocks(text.body());
        draft.section(found.outline().section(position));
        PageLinks.add(page, all, draft);
        found.described().of(page.getCOSObject()).forEach(draft::altText);
        pictures.hashes(page).forEach(draft::picture);
        return draft.found().at(position);
    }

    @Override
    public Optional<BufferedImage> draw(int position) {
        PageDrawing known = drawing;
        if (known == null) {
            known = new PageDrawing(document);
            drawing = known;
        }
        return known.draw(pages.get(position - 1), position - 1);
    }

    @Override
    public void close() throws IOException {
        document.close();
    }

    private Words words() throws IOException {
        Words known = words;
        if (known == null) {
            Map<COSDictionary, Integer> positions = new HashMap<>();
            for (int i = 0; i < pages.size(); i++) {
                positions.putIfAbsent(pages.get(i).getCOSObject(), i + 1);
            }
            List<List<PdfLine>> lines = PageWords.of(document, pages.size());
            known = new Words(lines, RepeatedLines.of(lines, pages.stream().map(PdfDocument::height).toList()),
                    DocumentOutline.of(document, positions), DescribedPictures.of(document));
            words = known;
        }
        return known;
    }

    private static float height(PDPage page) {
        return page.getRotation() % 180 == 0 ? page.getCropBox().getHeight() : page.getCropBox().getWidth();
    }
}
