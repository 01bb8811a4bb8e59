package io.riffbook.reading.documents.pdf;

import io.riffbook.reading.Limits;
import io.riffbook.reading.UnreadableDeck;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/// Collects the lines of all pages with the places where they stand, in the order in which the file draws them.
final class PageWords extends PDFTextStripper {

    /// A gap between two columns, in sizes of the font.
    private static final float COLUMN_GAP = 2f;
    /// Letters of one page that are looked at: more than can be read on it.
    private static final int MOST_LETTERS = 2 * Limits.TEXT;

    private final List<List<PdfLine>> pages = new ArrayList<>();
    private final List<PdfWord> words = new ArrayList<>();
    private List<PdfLine> lines = new ArrayList<>();
    private int letters;
    private long allLetters;

    private PageWords(int pageCount) {
        for (int i = 0; i < pageCount; i++) {
            pages.add(List.of());
        }
    }

    /// @param pageCount how many pages there are
    /// @throws UnreadableDeck if it has more text than a deck may have
    static List<List<PdfLine>> of(PDDocument document, int pageCount) throws IOException {
        var collected = new PageWords(pageCount);
        collected.writeText(document, Writer.nullWriter());
        return collected.pages;
    }

    @Override
    public void processPage(PDPage page) throws IOException {
        words.clear();
        lines = new ArrayList<>();
        letters = 0;
        try {
            super.processPage(page);
        } catch (IOException | RuntimeException e) {
            if (e instanceof UnreadableDeck refusal) {
                throw refusal;
            }
            // A page that is broken leaves the others as they are.
            endLine();
        }
        if (getCurrentPageNo() <= pages.size()) {
            pages.set(getCurrentPageNo() - 1, lines);
        }
    }

    @Override
    protected void processTextPosition(TextPosition text) {
        if (++letters > MOST_LETTERS) {
            return;
        }
        if (++allLetters > Limits.ALL_TEXT / 2) {
            throw UnreadableDeck.tooLarge("it has more text than a deck has");
        }
        super.processTextPosition(text);
    }

    @Override
    protected void writeString(String text, List<TextPosition> positions) {
        if (positions.isEmpty() || text.isBlank()) {
            return;
        }
        List<PdfWord> found = split(positions);
        String joined = String.join(" ", found.stream().map(PdfWord::text).toList());
        if (joined.equals(text.strip().replaceAll("\\s+", " "))) {
            found.forEach(this::add);
        } else {
            // Its letters were put in another order, as people read them from right to left, or in other forms.
            add(word(text.strip(), positions));
        }
    }

    @Override
    protected void writeLineSeparator() {
        endLine();
    }

    @Override
    protected void writeParagraphEnd() {
        endLine();
    }

    @Override
    protected void writePageEnd() {
        endLine();
    }

    private void add(PdfWord word) {
        if (!words.isEmpty()) {
            PdfWord last = words.getLast();
            boolean isMark = words.size() == 1 && Bullets.isMark(last.text());
            float gap = word.left() - last.right();
            if (!isMark && (gap > COLUMN_GAP * word.size() || gap < -3 * COLUMN_GAP * word.size())) {
                endLine();
            }
        }
        words.add(word);
    }

    private void endLine() {
        if (!words.isEmpty()) {
            lines.add(new PdfLine(words));
            words.clear();
        }
    }

    private static List<PdfWord> split(List<TextPosition> positions) {
        List<PdfWord> found = new ArrayList<>();
        List<TextPosition> open = new ArrayList<>();
        for (TextPosition position : positions) {
            if (position.getUnicode().isBlank()) {
                close(open, found);
            } else {
                open.add(position);
            }
        }
        close(open, found);
        return found;
    }

    private static void close(List<TextPosition> open, List<PdfWord> found) {
        if (!open.isEmpty()) {
            var text = new StringBuilder();
            open.forEach(position -> text.append(position.getUnicode()));
            found.add(word(text.toString(), open));
            open.clear();
        }
    }

    private static PdfWord word(String text, List<TextPosition> positions) {
        float left = Float.MAX_VALUE;
        float right = -Float.MAX_VALUE;
        for (TextPosition position : positions) {
            left = Math.min(left, position.getXDirAdj());
            right = Math.max(right, position.getXDirAdj() + position.getWidthDirAdj());
        }
        TextPosition first = positions.getFirst();
        float size = Math.max(1, Math.min(2_000, Math.abs(first.getFontSizeInPt())));
        return new PdfWord(text, left, right, first.getYDirAdj(), size);
    }
}
