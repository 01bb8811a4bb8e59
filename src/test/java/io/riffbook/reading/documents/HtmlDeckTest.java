package io.riffbook.reading.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.reading.Answers;
import io.riffbook.reading.DeckFormat;
import io.riffbook.reading.Link;
import io.riffbook.reading.PassageContent;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlDeckTest {

    @TempDir
    private Path folder;

    @Test
    void readsSlidesOfReveal() throws IOException {
        Answers answers = reveal(
                """
                        <section><h1>Pumps</h1><p>that save</p><aside class="notes"><p>Say it <b>slowly</b>.</p></aside></section>
                        <section>
                          <section data-notes="Ask first."><h2>Why</h2></section>
                          <section data-visibility="hidden"><h2>Later</h2></section>
                        </section>
                        """);

        assertThat(answers.passages).extracting(PassageContent::title).containsExactly("Pumps", "Why", "Later");
        assertThat(answers.passages).extracting(PassageContent::notes).containsExactly("Say it **slowly**.",
                "Ask first.", "");
        assertThat(answers.passages).extracting(PassageContent::section).containsExactly("", "Why", "Why");
        assertThat(answers.passages).extracting(PassageContent::hidden).containsExactly(false, false, true);
        assertThat(answers.passages.getFirst().body()).isEqualTo("that save");
        assertThat(answers.title()).isEqualTo("The Brightwater deck");
    }

    @Test
    void readsMarkdownWithinSlides() throws IOException {
        Answers answers = reveal("""
                <section data-markdown data-separator="^\\n---\\n$"><textarea data-template>
                  ## One

                  - a
                  Note: said

                  ---

                  ## Two
                </textarea></section>
                <section data-markdown><script type="text/template">
                  ## Three
                </script></section>
                <section data-markdown="other.md"></section>
                """);

        assertThat(answers.passages).extracting(PassageContent::title).startsWith("One", "Two", "Three");
        assertThat(answers.passages.getFirst().body()).isEqualTo("- a");
        assertThat(answers.passages.getFirst().notes()).isEqualTo("said");
    }

    @Test
    void readsSlidesThatMarpMade() throws IOException {
        Answers answers = read(
                """
                        <!DOCTYPE html><html><body><div class="bespoke-marp-parent">
                        <svg data-marpit-svg=""><foreignObject><section data-marpit-advanced-background="background"><figure></figure>
                        </section></foreignObject><foreignObject><section data-marpit-advanced-background="content"><h1>One</h1>
                        <p>text</p><footer>Confidential</footer></section></foreignObject></svg>
                        <svg data-marpit-svg=""><foreignObject><section><h1>Two</h1></section></foreignObject></svg></div>
                        <div class="bespoke-marp-note" data-index="1"><p>Said.</p></div></body></html>
                        """);

        assertThat(answers.passages).extracting(PassageContent::title).containsExactly("One", "Two");
        assertThat(answers.passages).extracting(PassageContent::body).containsExactly("text", "");
        assertThat(answers.passages).extracting(PassageContent::notes).containsExactly("", "Said.");
    }

    @Test
    void cutsOtherPagesAtTheirHeadings() throws IOException {
        Answers answers = read(
                """
                        <html><head><title>T</title></head><body><nav><a href="/x">Home</a></nav><div><h2>One</h2><div><p>a</p></div>
                        <h3>Deeper</h3><p>b</p></div><div><h2>Two</h2>c</div><footer>Imprint</footer></body></html>
                        """);

        assertThat(answers.passages).extracting(PassageContent::title).containsExactly("One", "Two");
        assertThat(answers.passages).extracting(PassageContent::body).containsExactly("a\n\n### Deeper\n\nb", "c");
    }

    @Test
    void writesBlocksAsMarkdown() throws IOException {
        PassageContent found = read("""
                <!doctype html><body><h1>One</h1>
                <p>Pumps <strong>save</strong> <em>money</em>,<br>as <code>x*y</code> says. 2 * 3 &lt; 7</p>
                <ul><li>first<ol><li>inner</li></ol></li><li><p>second</p></li></ul>
                <table><tr><th>Pump</th><th>Flow</th></tr><tr><td>A|B</td><td>3</td></tr></table>
                <pre><code class="language-java">int x;
                int y;
                </code></pre><script>alert(1)</script><style>p{}</style>
                <p><a href="https://brightwater.example/">our pumps</a><a href="javascript:x()">no</a>
                <img src="a.png" alt="A pump at work"></p></body>
                """).only();

        assertThat(found.body()).isEqualTo("""
                Pumps **save** *money*,\\
                as `x*y` says. 2 \\* 3 \\< 7

                - first
                  1. inner
                - second

                | Pump | Flow |
                | --- | --- |
                | A\\|B | 3 |

                ```java
                int x;
                int y;
                ```

                our pumpsno""");
        assertThat(found.links()).containsExactly(new Link("our pumps", "https://brightwater.example/"));
        assertThat(found.altTexts()).containsExactly("A pump at work");
    }

    @Test
    void takesTheEncodingFromThePage() throws IOException {
        String page = "<html><head><meta charset=\"windows-1252\"></head><body><h1>Größe</h1></body></html>";

        assertThat(Answers.text(Files.write(folder.resolve("a.html"), page.getBytes(Charset.forName("windows-1252"))))
                .only().title()).isEqualTo("Größe");
        assertThat(Answers.text(Files.write(folder.resolve("b.html"),
                "\uFEFF<html><body><h1>Größe</h1></body></html>".getBytes(StandardCharsets.UTF_8))).only().title())
                .isEqualTo("Größe");
    }

    @Test
    void isToldFromMarkdownByItsContent() throws IOException {
        assertThat(Answers.text(Files.writeString(folder.resolve("deck.md"),
                "<!-- made by hand -->\n<!DOCTYPE html><html><body><h1>One</h1></body></html>")).format())
                .isEqualTo(DeckFormat.HTML);
        assertThat(Answers.text(Files.writeString(folder.resolve("deck.html"),
                "# One\n\n<div class=\"x\">a</div>\n\n---\n\n# Two\n")).format()).isEqualTo(DeckFormat.MARKDOWN);
    }

    @Test
    void readsWhatNestsWithoutEnd() throws IOException {
        PassageContent found = read("<html><body>" + "<div><ul><li><b>".repeat(2_500) + "deep").only();

        assertThat(found.title()).isEqualTo("deep");
    }

    private Answers reveal(String slides) throws IOException {
        return read("<!doctype html><html><head><title>The Brightwater deck</title></head><body><div class=\"reveal\">"
                + "<div class=\"slides\">" + slides + "</div></div></body></html>");
    }

    private Answers read(String page) throws IOException {
        return Answers.text(Files.writeString(folder.resolve("deck.html"), page));
    }
}
