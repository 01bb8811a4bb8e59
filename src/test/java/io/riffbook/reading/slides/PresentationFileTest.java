package io.riffbook.reading.slides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.riffbook.reading.Answers;
import io.riffbook.reading.Decks;
import io.riffbook.reading.Limits;
import io.riffbook.reading.Markdown;
import io.riffbook.reading.PassageContent;
import io.riffbook.reading.UnreadableDeck.Reason;
import io.riffbook.reading.UnreadableDeck;
import io.riffbook.reading.WorkerMessage.Drawn;
import io.riffbook.reading.WorkerRequest;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import javax.imageio.ImageIO;
import org.apache.poi.sl.usermodel.Placeholder;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTextShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PresentationFileTest {

    private final Decks deck = new Decks();

    @TempDir
    private Path folder;

    @Test
    void takesTheTitleFromItsPlaceholderOnOneLine() throws IOException {
        deck.slide("Why Brightwater\u000bwins   deals");

        Answers answers = read();

        assertThat(answers.only().title()).isEqualTo("Why Brightwater wins deals");
        assertThat(answers.only().body()).isEmpty();
        assertThat(answers.title()).isEqualTo("Why Brightwater wins deals");
    }

    @Test
    void takesTheFirstWordsForATitleWhereThereIsNone() throws IOException {
        XSLFSlide slide = deck.show().createSlide();
        Decks.box(slide, "***");
        Decks.box(slide, "Pumps that never stop");

        assertThat(read().only().title()).isEqualTo("Pumps that never stop");
    }

    @Test
    void doesNotSayTwiceWhatBecameTheTitle() throws IOException {
        XSLFSlide slide = deck.show().createSlide();
        Decks.box(slide, "Pumps");
        Decks.box(slide, "They never stop");

        assertThat(read().only().title()).isEqualTo("Pumps");
        assertThat(Answers.text(folder.resolve("deck.pptx")).only().body()).isEqualTo("They never stop");
    }

    @Test
    void namesASlideWithoutWordsAfterItsPosition() throws IOException {
        deck.show().createSlide();

        Answers answers = read();

        assertThat(answers.only().title()).isEqualTo("Slide 1");
        assertThat(answers.title()).isEqualTo("deck");
    }

    @Test
    void turnsLevelsIntoNestedLists() throws IOException {
        XSLFTextShape body = Decks.body(deck.slide("Levels"));
        Decks.bullet(body, 0, "First");
        Decks.bullet(body, 1, "Below the first");
        Decks.numbered(body, 2, "Step one");
        Decks.numbered(body, 2, "Step two");
        Decks.bullet(body, 0, "Second");

        assertThat(read().only().body()).isEqualTo("""
                - First
                  - Below the first
                    1. Step one
                    2. Step two
                - Second""");
    }

    @Test
    void turnsTablesIntoMarkdown() throws IOException {
        Decks.table(deck.slide("Prices"), new String[]{"Plan", "Price | month"}, new String[]{"Solo", "9\n€"});

        assertThat(read().only().body()).isEqualTo("""
                | Plan | Price \\| month |
                | --- | --- |
                | Solo | 9 € |""");
    }

    @Test
    void readsTextInGroupsWithinGroups() throws IOException {
        Decks.group(deck.slide("Groups"), "outer words", "inner words");

        assertThat(read().only().body()).isEqualTo("outer words\n\ninner words");
    }

    @Test
    void leavesOutWhatEverySlideRepeats() throws IOException {
        XSLFSlide slide = deck.slide("Repeated");
        Decks.placeholder(slide, Placeholder.SLIDE_NUMBER, "17");
        Decks.placeholder(slide, Placeholder.DATETIME, "1 May");
        Decks.placeholder(slide, Placeholder.FOOTER, "Confidential");
        Decks.box(slide, "kept");

        assertThat(read().only().body()).isEqualTo("kept");
    }

    @Test
    void readsTheSpeakersNotes() throws IOException {
        XSLFSlide slide = deck.slide("Notes");
        deck.notes(slide, "Pause here.");

        assertThat(read().only().notes()).isEqualTo("Pause here.");
    }

    @Test
    void marksHiddenSlides() throws IOException {
        deck.slide("Shown");
        deck.slide("Hidden").setHidden(true);

        assertThat(read().passages).extracting(PassageContent::hidden).containsExactly(false, true);
    }

    @Test
    void escapesWhatMarkdownWouldTakeForItsOwn() throws IOException {
        XSLFSlide slide = deck.slide("Escapes");
        Decks.box(slide, "# 1 *star* <b> [x](y) snake_case _so_");
        Decks.box(slide, "1. not a list");

        String body = read().only().body();

        assertThat(Markdown.toText(body)).isEqualTo("# 1 *star* <b> [x](y) snake_case _so_\n1. not a list");
        assertThat(Markdown.toHtml(body)).doesNotContain("<h1>", "<em>", "<a ", "<ol>");
    }

    @Test
    void hashesContentNotPlace() throws IOException {
        deck.slide("Same");
        deck.slide("Other");
        deck.slide("Same");

        var passages = read().passages;

        assertThat(passages.get(0).contentHash()).hasSize(64).isEqualTo(passages.get(2).contentHash())
                .isNotEqualTo(passages.get(1).contentHash());
    }

    @Test
    void cutsATextThatIsTooLongAndSaysSo() throws IOException {
        Decks.box(deck.slide("Long"), "long ".repeat(Limits.TEXT / 5 + 1));

        PassageContent passage = read().only();

        assertThat(passage.truncated()).isTrue();
        assertThat(passage.body()).hasSizeLessThanOrEqualTo(Limits.TEXT);
    }

    @Test
    void refusesADeckWithoutSlides() {
        assertThatExceptionOfType(UnreadableDeck.class).isThrownBy(this::read)
                .extracting(UnreadableDeck::reason).isEqualTo(Reason.NO_PASSAGES);
    }

    @Test
    void drawsEachSlideInTwoSizes() throws IOException {
        deck.slide("First");
        Decks.square(deck.slide("Second"), Color.RED);

        Answers answers = Answers.previews(deck.save(folder.resolve("deck.pptx")), folder);

        assertThat(answers.drawn).containsExactly(new Drawn(1, Drawn.Outcome.SLIDE), new Drawn(2, Drawn.Outcome.SLIDE));
        BufferedImage png = ImageIO.read(WorkerRequest.preview(folder, 2, false).wide().toFile());
        assertThat(png.getWidth()).isEqualTo(1_280);
        assertThat(png.getHeight()).isEqualTo(960);
        BufferedImage small = ImageIO.read(WorkerRequest.preview(folder, 2, false).small().toFile());
        assertThat(small.getWidth()).isEqualTo(480);
        assertThat(small.getHeight()).isEqualTo(360);
        assertThat(colors(png)).contains(Color.RED.getRGB(), Color.WHITE.getRGB());
    }

    @Test
    void drawsTextMarkedWithAColourOfTheTheme() throws IOException {
        XSLFSlide slide = deck.show().createSlide();
        Decks.box(slide, "marked");
        Path plain = deck.save(folder.resolve("deck.pptx"));

        Path marked = Decks.changed(plain, "ppt/slides/slide1.xml", xml -> xml.replaceFirst("<a:rPr([^>/]*)/>",
                "<a:rPr$1><a:highlight><a:schemeClr val=\"accent1\"/></a:highlight></a:rPr>"));

        assertThat(Files.size(marked)).isNotEqualTo(Files.size(plain));
        assertThat(Answers.previews(marked, folder).drawn).containsExactly(new Drawn(1, Drawn.Outcome.SLIDE));
    }

    private Answers read() throws IOException {
        return Answers.text(deck.save(folder.resolve("deck.pptx")));
    }

    private static Set<Integer> colors(BufferedImage image) {
        Set<Integer> colors = new HashSet<>();
        for (int x = 0; x < image.getWidth(); x += 7) {
            for (int y = 0; y < image.getHeight(); y += 7) {
                colors.add(image.getRGB(x, y));
            }
        }
        return colors;
    }
}
