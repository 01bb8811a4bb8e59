package io.riffbook.reading.composing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComposedPagesTest {

    private static final String DECK = """
            # A deck

            What it is about

            ---

            ## Steps

            1. First
               - in detail
            2. Second, see [here](https://example.com/more)

            ---

            ## Prices

            | Plan | Price |
            |------|------:|
            | Start | $900 |
            """;

    @TempDir
    private Path folder;

    @Test
    void canBeSearchedAndFollowed() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(new Composition(folder).pages(DECK).toFile())) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(3);
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("The title");
            assertThat(pdf.getDocumentCatalog().getDocumentOutline().getFirstChild().getNextSibling().getTitle())
                    .isEqualTo("Steps");
            assertThat(new PDFTextStripper().getText(pdf)).contains("A deck", "What it is about", "First", "in detail",
                    "Second, see here", "Plan", "$900").containsPattern("2\\.\\s*Second");
            assertThat(pdf.getPage(1).getAnnotations()).singleElement().isInstanceOfSatisfying(PDAnnotationLink.class,
                    link -> {
                        assertThat(link.getAction()).isInstanceOfSatisfying(PDActionURI.class,
                                action -> assertThat(action.getURI()).isEqualTo("https://example.com/more"));
                        assertThat(link.getRectangle().getWidth()).isBetween(10f, 100f);
                    });
        }
    }

    @Test
    void givesTheSameBytesForTheSameDeck() throws IOException {
        var composition = new Composition(folder);

        assertThat(composition.pages(DECK)).hasSameBinaryContentAs(composition.pages(DECK));
    }

    @Test
    void drawsEveryScript() throws IOException {
        Path file = new Composition(folder).pages("""
                # שלום

                ---

                ## العربية 你好

                - 中文 and русский and Ελληνικά and 😀

                | 日本語 | ไทย |
                |---|---|
                | はい | ไม่ |
                """);

        try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(2);
        }
    }
}
