package io.riffbook.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

    @Test
    void rendersWhatMarkdownHas() {
        assertThat(Markdown.toHtml("# A\n\n- b\n  1. c\n\n~~d~~ **e** `f`\n\n> g"))
                .contains("<h1>A</h1>", "<ul>", "<ol>", "<del>d</del>", "<strong>e</strong>", "<code>f</code>",
                        "<blockquote>");
        assertThat(Markdown.toHtml("| a | b |\n| --- | :---: |\n| 1 | 2 |")).contains("<table>", "<th>a</th>",
                "<td align=\"center\">2</td>");
    }

    @Test
    void linksOnlyToTheWeb() {
        assertThat(Markdown.toHtml("[a](https://example.com/x?y=1&z=2)")).contains("href=\"https://example.com/x")
                .contains("nofollow", "noopener");
        assertThat(Markdown.toHtml("[a](mailto:jo@example.com)")).contains("href=\"mailto:");
        assertThat(Markdown.toHtml("[a](/logout) [b](file:///etc/passwd)")).doesNotContain("href");
    }

    /// Flexmark's issue 221: links to scripts go through it.
    @ParameterizedTest
    @ValueSource(strings = {"[a](javascript:alert(1))", "[a](JaVaScRiPt:alert(1))", "[a](<java\tscript:alert(1)>)",
            "[a](&#106;avascript:alert(1))", "[a](javascript&colon;alert(1))", "[a](vbscript:x)",
            "[a](data:text/html;base64,PHNjcmlwdD4=)", "<javascript:alert(1)>", "![a](javascript:alert(1))",
            "[a][b]\n\n[b]: javascript:alert(1)", "<a href=\"javascript:alert(1)\">a</a>"})
    void flexmark221LinksToScriptsAreGone(String markdown) {
        assertThat(Markdown.toHtml(markdown).toLowerCase(Locale.ROOT)).doesNotContain("href", "src=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<b onclick=\"x()\">b</b>",
            "<svg/onload=alert(1)>", "<iframe src=\"https://example.com\"></iframe>", "<style>p{}</style>",
            "<p style=\"position:fixed\">p</p>", "a <span onmouseover='x()'>b</span>", "<form action=/x><input></form>",
            "`<script>alert(1)</script>`", "![x\" onerror=\"alert(1)](https://example.com/a.png)"})
    void leavesNoHtmlThatDoesAnything(String markdown) {
        String html = Markdown.toHtml(markdown);

        assertThat(Set.of("<script", "<img", "<svg", "<iframe", "<style", "<span", "<form", "<input", " on", "style="))
                .noneMatch(html::contains);
    }

    @Test
    void takesTheWordsOnly() {
        assertThat(Markdown.toText("# A *b*\n\n- c\n  - [d](https://example.com)\n\n| e | f |\n| - | - |\n| g | h |\n\n"
                + "`i` &amp; \\*j\\* <b>k</b> <!-- l -->\n\n```\nm\n```"))
                .isEqualTo("A b\nc\nd\ne f\ng h\ni & *j* k\nm");
    }

    @Test
    void marksWhatItDoesNotRender() {
        String cut = Markdown.toText("word ".repeat(Markdown.MAX_LENGTH / 5 + 1));

        assertThat(cut).hasSizeLessThan(Markdown.MAX_LENGTH + 10).endsWith("…");
    }

    @ParameterizedTest
    @ValueSource(strings = {"> ", ">", "- ", "* ", "1. ", "[", "![", "*a **b ", "<b>", "(", "`", "\\", "| ", "~~a~~ ~",
            "<", "&", "[a](", "\t", "_a __b ", "a\n> ", "- a\n\t", "[a]: b\n", "<!--", "<div>\n", "    a\n", "***a ",
            "> - 1. "})
    void bearsTextThatNestsWithoutEnd(String part) {
        String markdown = part.repeat(Markdown.MAX_LENGTH / 2 / part.length());

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            Markdown.toHtml(markdown);
            Markdown.toText(markdown);
        });
    }

    @Test
    void leavesHonestNestingAsItIs() {
        String markdown = "> > - a\n> >   - b\n\n- - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - -\n";

        assertThat(MarkdownNesting.bound(markdown)).isEqualTo(markdown);
    }

    @Test
    void turnsMarksThatAreTooDeepIntoText() {
        assertThat(Markdown.toText("> ".repeat(Limits.NESTING + 2) + "deep")).isEqualTo("> > deep");
    }
}
