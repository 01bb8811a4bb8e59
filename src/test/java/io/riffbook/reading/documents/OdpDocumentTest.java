package io.riffbook.reading.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.reading.Answers;
import io.riffbook.reading.Limits;
import io.riffbook.reading.Link;
import io.riffbook.reading.PassageContent;
import io.riffbook.reading.UnreadableDeck.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OdpDocumentTest {

    private static final String STYLES = "<style:style style:name=\"dp2\" style:family=\"drawing-page\">"
            + "<style:drawing-page-properties presentation:visibility=\"hidden\"/></style:style>"
            + "<text:list-style style:name=\"L1\"><text:list-level-style-bullet text:level=\"1\"/>"
            + "<text:list-level-style-number text:level=\"2\" style:num-format=\"1\"/></text:list-style>";

    @TempDir
    private Path folder;

    @Test
    void readsTitleListsAndNotes() throws IOException {
        Answers answers = read(page("", frame("title", p("Pumps <text:s/>that save"))
                + frame("outline",
                        "<text:list text:style-name=\"L1\"><text:list-item>" + p("first")
                                + "<text:list><text:list-item>" + p("inner") + "</text:list-item></text:list>"
                                + "</text:list-item><text:list-item>" + p("second") + "</text:list-item></text:list>")
                + "<presentation:notes><draw:page-thumbnail/>" + frame("notes", p("Say it slowly."))
                + "</presentation:notes>"));

        PassageContent found = answers.only();
        assertThat(found.title()).isEqualTo("Pumps that save");
        assertThat(found.body()).isEqualTo("- first\n  1. inner\n- second");
        assertThat(found.notes()).isEqualTo("Say it slowly.");
        assertThat(answers.title()).isEqualTo("The Brightwater deck");
    }

    @Test
    void leavesOutWhatEveryPageRepeats() throws IOException {
        Answers answers = read(page("", frame("title", p("One")) + frame("footer", p("Confidential"))
                + frame("page-number", p("<text:page-number>1</text:page-number>"))
                + frame("", p("Seen on <text:date>1 May</text:date><presentation:footer/>"))));

        assertThat(answers.only().body()).isEqualTo("Seen on");
    }

    @Test
    void readsGroupsTablesLinksAndDescriptions() throws IOException {
        Answers answers = read(page("", frame("title", p("One"))
                + "<draw:g><draw:g><draw:custom-shape>" + p("in a group") + "</draw:custom-shape></draw:g></draw:g>"
                + "<draw:frame><table:table><table:table-row><table:table-cell>" + p("Pump") + "</table:table-cell>"
                + "<table:table-cell>" + p("Flow") + "</table:table-cell></table:table-row><table:table-row>"
                + "<table:table-cell table:number-columns-spanned=\"2\">" + p("both") + "</table:table-cell>"
                + "<table:covered-table-cell/></table:table-row></table:table></draw:frame>"
                + frame("", p("see <text:a xlink:href=\"https://brightwater.example/\">our pumps</text:a>"))
                + "<draw:frame><draw:image xlink:href=\"Pictures/a.png\"/><svg:title>Picture 1</svg:title>"
                + "<svg:desc>A pump at work</svg:desc></draw:frame>"));

        PassageContent found = answers.only();
        assertThat(found.body()).isEqualTo("""
                in a group

                | Pump | Flow |
                | --- | --- |
                | both |  |

                see our pumps""");
        assertThat(found.links()).containsExactly(new Link("our pumps", "https://brightwater.example/"));
        assertThat(found.altTexts()).containsExactly("A pump at work");
    }

    @Test
    void marksHiddenPages() throws IOException {
        Answers answers = read(page("", frame("title", p("One"))) + page("dp2", frame("title", p("Two"))));

        assertThat(answers.passages).extracting(PassageContent::hidden).containsExactly(false, true);
    }

    @Test
    void tellsPicturesApart() throws IOException {
        String pages = page("", frame("title", p("One"))
                + "<draw:frame><draw:image xlink:href=\"Pictures/a.png\"/></draw:frame>");
        Map<String, String> parts = Archives.odp("", pages);
        parts.put("Pictures/a.png", "one");
        String before = Answers.text(Archives.write(folder.resolve("a.odp"), parts)).only().contentHash();
        parts.put("Pictures/a.png", "two");
        String after = Answers.text(Archives.write(folder.resolve("b.odp"), parts)).only().contentHash();

        assertThat(after).isNotEqualTo(before);
    }

    @Test
    void readsTemplatesAndFlatFiles() throws IOException {
        Map<String, String> parts = Archives.odp("", page("", frame("title", p("One"))));
        parts.put("mimetype", Archives.ODP + "-template");
        assertThat(Answers.text(Archives.write(folder.resolve("a.otp"), parts)).only().title()).isEqualTo("One");

        Path flat = Files.writeString(folder.resolve("a.fodp"), Archives.flatOdp(page("", frame("title", p("Flat")))));
        assertThat(Answers.text(flat).only().title()).isEqualTo("Flat");
    }

    @Test
    void refusesWhatOpensOnlyWithAPassword() throws IOException {
        Map<String, String> parts = Archives.odp("", "");
        parts.computeIfPresent("META-INF/manifest.xml",
                (_, text) -> text.replace("manifest:media-type=\"text/xml\"/>",
                        "manifest:media-type=\"text/xml\"><manifest:encryption-data/></manifest:file-entry>"));

        assertThat(Refusals.of(Archives.write(folder.resolve("a.odp"), parts))).isEqualTo(Reason.ENCRYPTED);
    }

    @Test
    void refusesEntityExpansion() throws IOException {
        assertThat(Refusals.of(withEntity("<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">"))).isEqualTo(Reason.UNSAFE);
    }

    @Test
    void refusesAnExternalEntity() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "a secret");

        assertThat(Refusals.of(withEntity("<!ENTITY b SYSTEM \"" + secret.toUri() + "\">"))).isEqualTo(Reason.UNSAFE);
    }

    @Test
    void refusesGroupsThatNestWithoutEnd() throws IOException {
        Path file = Archives.write(folder.resolve("a.odp"),
                Archives.odp("", page("", "<draw:g>".repeat(5_000) + "</draw:g>".repeat(5_000))));

        assertThat(Refusals.of(file)).isEqualTo(Reason.DAMAGED);
    }

    @Test
    void refusesMorePagesThanADeckMayHave() throws IOException {
        Path file = Archives.write(folder.resolve("a.odp"),
                Archives.odp("", page("", "").repeat(Limits.PASSAGES + 1)));

        assertThat(Refusals.of(file)).isEqualTo(Reason.TOO_MANY_SLIDES);
    }

    private Path withEntity(String entities) throws IOException {
        Map<String, String> parts = Archives.odp("", page("", frame("title", p("&b;"))));
        parts.computeIfPresent("content.xml", (_, text) -> text.replace("<office:document-content",
                "<!DOCTYPE x [" + entities + "]><office:document-content"));
        return Archives.write(folder.resolve("a.odp"), parts);
    }

    private Answers read(String pages) throws IOException {
        return Answers.text(Archives.write(folder.resolve("deck.odp"), Archives.odp(STYLES, pages)));
    }

    private static String page(String style, String shapes) {
        return "<draw:page draw:name=\"page1\" draw:style-name=\"" + style + "\">" + shapes + "</draw:page>";
    }

    private static String frame(String kind, String text) {
        String presentation = kind.isEmpty() ? "" : " presentation:class=\"" + kind + "\"";
        return "<draw:frame" + presentation + "><draw:text-box>" + text + "</draw:text-box></draw:frame>";
    }

    private static String p(String words) {
        return "<text:p>" + words + "</text:p>";
    }
}
