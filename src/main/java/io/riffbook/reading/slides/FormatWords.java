package io.riffbook.reading.slides;

import io.riffbook.reading.passage.MarkdownText;
import org.apache.poi.sl.usermodel.Shape;
import org.apache.poi.sl.usermodel.TextParagraph;

/// Where words are, in those places in which the two formats of PowerPoint differ.
interface FormatWords {

    /// The words of a paragraph, with a line feed for each break in it; empty if it has none.
    String paragraph(TextParagraph<?, ?, ?> paragraph);

    /// Adds what any other shape says than text boxes, tables and groups do.
    void addOther(Shape<?, ?> shape, MarkdownText text);
}
