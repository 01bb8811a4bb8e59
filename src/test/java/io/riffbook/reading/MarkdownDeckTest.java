package io.riffbook.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.riffbook.reading.UnreadableDeck.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkdownDeckTest {

    @TempDir
    private Path folder;

    @Test
    void splitsAtSeparators() throws IOException {
        Answers answers = read("""
                # One

                first

                ---

                ## Two

                second
                """);

        assertThat(answers.passages).extracting(PassageContent::title).containsExactly("One", "Two");
        assertThat(answers.passages).extracting(PassageContent::body).containsExactly("first", "second");
        assertThat(answers.title()).isEqualTo("One");
    }

    @Test
    void splitsAtHeadingsWhereThereAreNoSeparators() throws IOException {
        Answers answers = read("""
                # Deck
                ## One
                a
                ### Below one
                b
                ## Two
                c
                """);

        assertThat(answers.passages).extracting(PassageContent::title).containsExactly("Deck", "One", "Two");
        assertThat(answers.passages.get(1).body()).isEqualTo("a\n### Below one\nb");
    }

    @Test
    void keepsWhatStandsBeforeTheFirstHeading() throws IOException {
        Answers answers = read("Hello\n\n# One\n\n# Two\n");

        assertThat(answers.passages).extracting(PassageContent::title).containsExactly("Hello", "One", "Two");
    }

    @Test
    void takesTextWithoutAnyHeadingAsOnePassage() throws IOException {
        Answers answers = read("Just **words**\n\nand more");

        assertThat(answers.only().title()).isEqualTo("Just words");
        assertThat(answers.title()).isEqualTo("deck");
    }

    @Test
    void doesNotSplitInCode() throws IOException {
        Answers answers = read("""
                # One

                ```yaml
                a: 1

                ---
                # no heading
                <!-- no note -->
                ```
                """);

        assertThat(answers.only().body()).contains("# no heading", "<!-- no note -->");
        assertThat(answers.only().notes()).isEmpty();
    }

    @Test
    void readsTheTitleFromFrontMatter() throws IOException {
        Answers answers = read("""
                ---
                marp: true
                title: "The Brightwater deck"
                style: |
                  h1 { color: red }
                ---

                # One

                ---

                # Two
                """);

        assertThat(answers.title()).isEqualTo("The Brightwater deck");
        assertThat(answers.passages).extracting(PassageContent::title).containsExactly("One", "Two");
    }

    @Test
    void takesALeadingSeparatorForWhatItIs() throws IOException {
        Answers answers = read("---\n\nJust words, no front matter.\n\n---\n\nMore\n");

        assertThat(answers.passages).extracting(PassageContent::body).containsExactly("Just words, no front matter.",
                "More");
    }

    @Test
    void skipsSettingsOfASingleSlide() throws IOException {
        Answers answers = read("# One\n\n---\nlayout: cover\nclass: big\n---\n\n# Two\n");

        assertThat(answers.passages).extracting(PassageContent::title).containsExactly("One", "Two");
    }

    @Test
    void takesCommentsForNotesButNotInstructions() throws IOException {
        Answers answers = read("""
                <!-- _class: lead -->
                # <!-- fit --> One

                body <!-- said aside --> text

                <!--
                Ask about their pumps.

                Then wait.
                -->
                """);

        assertThat(answers.only().title()).isEqualTo("One");
        assertThat(answers.only().notes()).isEqualTo("said aside\n\nAsk about their pumps.\n\nThen wait.");
        assertThat(answers.only().body()).isEqualTo("body  text");
    }

    @Test
    void readsOtherEncodings() throws IOException {
        assertThat(read("# Größe".getBytes(StandardCharsets.UTF_16), "deck.md").only().title()).isEqualTo("Größe");
        assertThat(read("# Größe\n\nSaved by an old program.".getBytes(StandardCharsets.ISO_8859_1), "deck.md").only()
                .title()).isEqualTo("Größe");
        assertThat(read("\uFEFF# Größe".getBytes(StandardCharsets.UTF_8), "deck.md").only().title())
                .isEqualTo("Größe");
    }

    @Test
    void refusesBlankText() {
        assertThatExceptionOfType(UnreadableDeck.class).isThrownBy(() -> read(" \n\n---\n\n<!-- class: x -->\n"))
                .extracting(UnreadableDeck::reason).isEqualTo(Reason.NO_PASSAGES);
    }

    @Test
    void refusesMoreSectionsThanADeckMayHave() {
        assertThatExceptionOfType(UnreadableDeck.class)
                .isThrownBy(() -> read("# x\n\n".repeat(Limits.PASSAGES + 1)))
                .extracting(UnreadableDeck::reason).isEqualTo(Reason.TOO_MANY_SLIDES);
    }

    private Answers read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8), "deck.md");
    }

    private Answers read(byte[] bytes, String name) throws IOException {
        return Answers.text(Files.write(folder.resolve(name), bytes));
    }
}
