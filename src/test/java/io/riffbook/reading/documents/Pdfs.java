package io.riffbook.reading.documents;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/// Small PDF documents, made word by word.
final class Pdfs {

    private final PDDocument document = new PDDocument();
    private final PDType1Font font = new PDType1Font(FontName.HELVETICA);

    PDDocument document() {
        return document;
    }

    /// A page of 960 by 540 points.
    PDPage page() {
        var page = new PDPage(new PDRectangle(960, 540));
        document.addPage(page);
        return page;
    }

    /// Words on a page.
    ///
    /// @param top points from the upper edge to the baseline
    Pdfs words(PDPage page, float left, float top, float size, String words) throws IOException {
        try (var content = new PDPageContentStream(document, page, AppendMode.APPEND, true)) {
            content.beginText();
            content.setFont(font, size);
            content.newLineAtOffset(left, 540 - top);
            content.showText(words);
            content.endText();
        }
        return this;
    }

    Path save(Path file) throws IOException {
        try (document) {
            document.save(file.toFile());
        }
        return file;
    }
}
