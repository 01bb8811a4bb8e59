package io.riffbook.reading.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.reading.Answers;
import io.riffbook.reading.Link;
import io.riffbook.reading.PassageContent;
import io.riffbook.reading.WorkerMessage.Drawn.Outcome;
import io.riffbook.reading.WorkerMessage.Drawn;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageFitDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfDocumentTest {

    @TempDir
    private Path folder;

    private final Pdfs pdf = new Pdfs();

    @Test
    void takesTheLargestWordsNearTheTopForTheTitle() throws IOException {
        PDPage page = pdf.page();
        pdf.words(page, 60, 80, 36, "Pumps that save").words(page, 60, 120, 36, "energy")
                .words(page, 60, 200, 18, "They need a third less,").words(page, 60, 222, 18, "day and night.");

        PassageContent found = read().only();
        assertThat(found.title()).isEqualTo("Pumps that save energy");
        assertThat(found.body()).isEqualTo("They need a third less, day and night.");
    }

    @Test
    void readsListsWithTheirNesting() throws IOException {
        PDPage page = pdf.page();
        pdf.words(page, 60, 80, 36, "Why").words(page, 60, 160, 18, "\u2022").words(page, 85, 160, 18, "first point")
                .words(page, 100, 185, 18, "- inner point that goes on").words(page, 112, 207, 18, "on the next line")
                .words(page, 60, 232, 18, "\u2022 second").words(page, 60, 300, 18, "1. one")
                .words(page, 60, 325, 18, "2. two");

        assertThat(read().only().body())
                .isEqualTo("- first point\n  - inner point that goes on on the next line\n- second\n1. one\n2. two");
    }

    @Test
    void joinsWhatWasHyphenatedButKeepsCompounds() throws IOException {
        PDPage page = pdf.page();
        pdf.words(page, 60, 100, 14, "Our pumps are an invest-").words(page, 60, 117, 14, "ment in state-of-the-")
                .words(page, 60, 134, 14, "art engineering.");

        assertThat(read().only().title()).isEqualTo("Our pumps are an investment in state-of-the-art engineering.");
    }

    @Test
    void readsColumnsOneAfterTheOther() throws IOException {
        PDPage page = pdf.page();
        pdf.words(page, 60, 60, 36, "Two columns");
        for (int line = 0; line < 4; line++) {
            pdf.words(page, 60, 150 + 20 * line, 16, "left words number " + line + " of many here");
            pdf.words(page, 500, 150 + 20 * line, 16, "right words number " + line + " of many here");
        }

        String body = read().only().body();
        assertThat(body.indexOf("left words number 3")).isLessThan(body.indexOf("right words number 0"));
    }

    @Test
    void leavesOutWhatPagesRepeatAtTheirEdges() throws IOException {
        for (int number = 1; number <= 4; number++) {
            PDPage page = pdf.page();
            pdf.words(page, 60, 30, 10, "Brightwater 2026").words(page, 60, 90, 36, "Part " + number)
                    .words(page, 60, 200, 18, "Words of page " + number)
                    .words(page, 60, 525, 10, "Confidential, page " + number)
                    .words(page, 900, 525, 10, Integer.toString(number));
        }

        Answers answers = read();
        assertThat(answers.passages).extracting(PassageContent::title).containsExactly("Part 1", "Part 2", "Part 3",
                "Part 4");
        assertThat(answers.passages).extracting(PassageContent::body).containsExactly("Words of page 1",
                "Words of page 2", "Words of page 3", "Words of page 4");
    }

    @Test
    void takesSectionsAndMissingTitlesFromTheOutline() throws IOException {
        var outline = new PDDocumentOutline();
        pdf.document().getDocumentCatalog().setDocumentOutline(outline);
        PDOutlineItem part = null;
        for (int number = 1; number <= 4; number++) {
            PDPage page = pdf.page();
            var item = new PDOutlineItem();
            item.setTitle(number % 2 == 1 ? "Part " + number : "Below " + number);
            var destination = new PDPageFitDestination();
            destination.setPage(page);
            item.setDestination(destination);
            if (part == null || number % 2 == 1) {
                outline.addLast(item);
                part = item;
            } else {
                part.addLast(item);
            }
        }

        Answers answers = read();
        assertThat(answers.passages).extracting(PassageContent::title).containsExactly("Part 1", "Below 2", "Part 3",
                "Below 4");
        assertThat(answers.passages).extracting(PassageContent::section).containsExactly("Part 1", "Part 1", "Part 3",
                "Part 3");
    }

    @Test
    void findsLinksWithTheirWords() throws IOException {
        PDPage page = pdf.page();
        pdf.words(page, 60, 80, 36, "Why").words(page, 60, 200, 18, "see").words(page, 100, 200, 18, "our pumps");
        link(page, 95, 180, "https://brightwater.example/pumps");
        link(page, 500, 180, "file:///etc/passwd");

        assertThat(read().only().links()).containsExactly(new Link("our pumps", "https://brightwater.example/pumps"));
    }

    @Test
    void findsWhatTaggedPicturesShow() throws IOException {
        PDPage page = pdf.page();
        var root = new PDStructureTreeRoot();
        pdf.document().getDocumentCatalog().setStructureTreeRoot(root);
        var figure = new PDStructureElement("Figure", root);
        figure.setAlternateDescription("A pump at work");
        figure.setPage(page);
        root.appendKid(figure);

        assertThat(read().only().altTexts()).containsExactly("A pump at work");
    }

    @Test
    void namesAScannedPageByItsPosition() throws IOException {
        pdf.page();

        assertThat(read().only().title()).isEqualTo("Slide 1");
    }

    @Test
    void tellsPagesApartByTheirPictures() throws IOException {
        picture(pdf.page(), Color.RED);
        picture(pdf.page(), Color.BLUE);
        picture(pdf.page(), Color.RED);

        Answers answers = read();
        assertThat(answers.passages.get(0).contentHash()).isEqualTo(answers.passages.get(2).contentHash())
                .isNotEqualTo(answers.passages.get(1).contentHash());
    }

    @Test
    void drawsPages() throws IOException {
        picture(pdf.page(), Color.RED);
        Path previews = Files.createDirectory(folder.resolve("previews"));

        Answers answers = Answers.previews(pdf.save(folder.resolve("deck.pdf")), previews);

        assertThat(answers.drawn).extracting(Drawn::outcome).containsExactly(Outcome.SLIDE);
        BufferedImage wide = ImageIO.read(previews.resolve("00001.png").toFile());
        assertThat(wide.getWidth()).isEqualTo(1280);
        assertThat(wide.getHeight()).isEqualTo(720);
        assertThat(new Color(wide.getRGB(200, 600))).isEqualTo(Color.RED);
    }

    @Test
    void readsTheDocumentsTitleWithoutWhatProgramsAdd() throws IOException {
        pdf.page();
        pdf.document().getDocumentInformation().setTitle("Microsoft PowerPoint - The Brightwater deck");

        assertThat(read().title()).isEqualTo("The Brightwater deck");
    }

    private Answers read() throws IOException {
        return Answers.text(pdf.save(folder.resolve("deck.pdf")));
    }

    private static void link(PDPage page, float left, float top, String address) throws IOException {
        var link = new PDAnnotationLink();
        var action = new PDActionURI();
        action.getCOSObject().setString(COSName.URI, address);
        link.setAction(action);
        link.setRectangle(new PDRectangle(left, 540 - top - 24, 120, 24));
        var annotations = page.getAnnotations();
        annotations.add(link);
        page.setAnnotations(annotations);
    }

    private void picture(PDPage page, Color color) throws IOException {
        var image = new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setPaint(color);
        graphics.fillRect(0, 0, 20, 20);
        graphics.dispose();
        var picture = LosslessFactory.createFromImage(pdf.document(), image);
        try (var content = new PDPageContentStream(pdf.document(), page, AppendMode.APPEND, true)) {
            content.drawImage(picture, 50, 50, 300, 300);
        }
    }
}
