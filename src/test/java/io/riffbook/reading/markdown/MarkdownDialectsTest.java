package io.riffbook.reading.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.reading.Answers;
import io.riffbook.reading.Link;
import io.riffbook.reading.PassageContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkdownDialectsTest {

    @TempDir
    private Path folder;

    @Test
    void readsMarpWithItsPicturesAndDirectives() throws IOException {
        Answers answers = read("""
                ---
                marp: true
                theme: uncover
                ---

                <!-- _class: lead -->
                ![bg left:40%](a.png)

                # ![w:60px](b.png) Pumps<br>that save

                ![w:300 A pump at work](c.png)
                ![bg right A wide river](d.png)

                <!-- Say it slowly. -->

                ---

                <div class="columns">
                <div>

                ## Why

                - less

                </div>
                </div>
                """);

        assertThat(answers.passages).extracting(PassageContent::title).containsExactly("Pumps that save", "Why");
        PassageContent first = answers.passages.getFirst();
        assertThat(first.body()).isEqualTo("![A pump at work](c.png)");
        assertThat(first.altTexts()).containsExactly("A pump at work", "A wide river");
        assertThat(first.notes()).isEqualTo("Say it slowly.");
        assertThat(answers.passages.getLast().body()).isEqualTo("- less");
    }

    @Test
    void cutsMarpAtTheHeadingsThatItNames() throws IOException {
        assertThat(read("---\nmarp: true\nheadingDivider: 2\n---\n\n# A\n\n## B\n\n### C\n\n## D\n").passages)
                .extracting(PassageContent::title).containsExactly("A", "B", "D");
        assertThat(read("---\nmarp: true\nheadingDivider: [1, 3]\n---\n\n# A\n\n## B\n\n### C\n\n## D\n").passages)
                .extracting(PassageContent::title).containsExactly("A", "C");
    }

    @Test
    void readsRevealWithNotesAndSlidesBelowEachOther() throws IOException {
        Answers answers = read("""
                # One

                a
                Note: Say it slowly.

                - Then wait.

                ---

                <!-- .slide: data-background="#fff" -->
                # Two

                --

                <!-- .slide: data-visibility="hidden" -->
                ## Below

                ----

                ## Lower
                """);

        assertThat(answers.passages).extracting(PassageContent::title).containsExactly("One", "Two", "Below", "Lower");
        assertThat(answers.passages).extracting(PassageContent::section).containsExactly("", "Two", "Two", "Two");
        assertThat(answers.passages).extracting(PassageContent::hidden).containsExactly(false, false, true, false);
        assertThat(answers.passages.getFirst().notes()).isEqualTo("Say it slowly.\n\n- Then wait.");
        assertThat(answers.passages.getFirst().body()).isEqualTo("a");
    }

    @Test
    void followsTheSeparatorsThatTheFileNames() throws IOException {
        Answers answers = read(
                "---\nseparator: <!--s-->\nverticalSeparator: <!--v-->\n---\n\n# A\n\n<!--s-->\n\n# B\n\n<!--v-->\n\n# C\n");

        assertThat(answers.passages).extracting(PassageContent::title).containsExactly("A", "B", "C");
    }

    @Test
    void readsSlidevWithSettingsSlotsAndNotes() throws IOException {
        Answers answers = read("""
                ---
                theme: seriph
                title: The Brightwater deck
                drawings:
                  persist: false
                ---

                # One

                <!-- for other authors -->

                Some <span v-mark.red>words</span> <Counter :count="10" />

                <!--
                Say it slowly.
                -->

                ---
                layout: two-cols
                hide: true
                ---

                # Two

                left

                ::right::

                right

                ```md
                ---
                layout: no
                ---
                ```

                ---
                src: ./other.md
                ---

                ---

                # Three
                """);

        assertThat(answers.passages).extracting(PassageContent::title).containsExactly("One", "Two", "Three");
        assertThat(answers.passages).extracting(PassageContent::hidden).containsExactly(false, true, false);
        assertThat(answers.passages.get(0).notes()).isEqualTo("Say it slowly.");
        assertThat(answers.passages.get(0).body().strip()).isEqualTo("Some words");
        assertThat(answers.passages.get(1).body()).startsWith("left\n\nright\n").doesNotContain("::right::")
                .contains("layout: no");
        assertThat(answers.title()).isEqualTo("The Brightwater deck");
    }

    @Test
    void readsRemarkWithPropertiesStepsAndNotes() throws IOException {
        Answers answers = read("""
                name: layout
                layout: true

                .footer[Confidential]

                ---

                class: center, middle

                # One

                - first

                --

                - second

                .footnote[.red[¹]See [our pumps](https://brightwater.example/).]

                ???

                Say it slowly.

                ---
                exclude: true

                # Two
                """);

        assertThat(answers.passages).extracting(PassageContent::title).containsExactly("One", "Two");
        assertThat(answers.passages).extracting(PassageContent::hidden).containsExactly(false, true);
        PassageContent first = answers.passages.getFirst();
        assertThat(first.notes()).isEqualTo("Say it slowly.");
        assertThat(first.body()).contains("- first", "- second", "¹See [our pumps](https://brightwater.example/).")
                .doesNotContain("footnote", "class:", "--");
        assertThat(first.links()).containsExactly(new Link("our pumps", "https://brightwater.example/"));
    }

    @Test
    void findsLinksAndDescriptionsInPlainMarkdown() throws IOException {
        PassageContent found = read("""
                # One

                [our pumps](https://brightwater.example/) and <https://a.example/x>, https://b.example/y. [ref]

                ![A pump at work](a.png) [no](javascript:alert)

                [ref]: https://c.example/z
                """).only();

        assertThat(found.links()).containsExactly(new Link("our pumps", "https://brightwater.example/"),
                new Link("", "https://a.example/x"), new Link("", "https://b.example/y"),
                new Link("ref", "https://c.example/z"));
        assertThat(found.altTexts()).containsExactly("A pump at work");
    }

    @Test
    void takesDoubleHyphensForWhatTheyStandBefore() throws IOException {
        assertThat(read("# A\n\ntext\n\n--\n\n## B\n\ntext\n").passages).hasSize(2);
        assertThat(read("# A\n\n- text\n\n--\n\n- more\n").only().body()).isEqualTo("- text\n\n- more");
    }

    @Test
    void keepsPlainMarkdownPlain() throws IOException {
        Answers answers = read("""
                # One

                A note: this is no note. `???` and .5[x]

                ```
                ???
                --
                ```

                ---

                # Two
                """);

        assertThat(answers.passages).extracting(PassageContent::title).containsExactly("One", "Two");
        assertThat(answers.passages.getFirst().body()).contains("A note: this is no note.", "???");
    }

    private Answers read(String text) throws IOException {
        return Answers.text(Files.writeString(folder.resolve("deck.md"), text));
    }
}
