package io.riffbook.reading.slides;

import io.riffbook.reading.passage.MarkdownText;
import org.apache.poi.sl.usermodel.Shape;
import org.apache.poi.sl.usermodel.TextParagraph;
import org.apache.poi.sl.usermodel.TextRun;

/// Words in the binary format. Its charts and diagrams are objects of other programs, whose words are not found.
final class BinaryWords implements FormatWords {

    /// Stands for a number of the slide or a date that the program fills in.
    private static final String FILLED_IN = "*";

    @Override
    public String paragraph(TextParagraph<?, ?, ?> paragraph) {
        var words = new StringBuilder();
        for (TextRun run : paragraph.getTextRuns()) {
            String raw = run.getRawText();
            if (raw != null) {
                words.append(raw);
            }
        }
        String text = words.toString().replace("\r", "").replace('\u000b', '\n').strip();
        return text.equals(FILLED_IN) ? "" : text;
    }

    @Override
    public void addOther(Shape<?, ?> shape, MarkdownText text) {
        // Pictures, lines and objects have no words.
    }
}
