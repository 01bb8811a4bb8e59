package io.riffbook.reading.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.reading.Answers;
import io.riffbook.reading.Link;
import io.riffbook.reading.PassageContent;
import io.riffbook.reading.UnreadableDeck.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordDocumentTest {

    private static final String STYLES = """
            <w:styles>
            <w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
            <w:style w:styleId="berschrift2"><w:name w:val="heading 2"/><w:basedOn w:val="berschrift1"/></w:style>
            <w:style w:styleId="Own"><w:name w:val="Our heading"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
            <w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>
            <w:style w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
            </w:styles>""";
    private static final String NUMBERING = """
            <w:numbering>
            <w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>
            <w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/></w:lvl></w:abstractNum>
            <w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>
            </w:numbering>""";
    private static final String USUAL = Archives.relationship("s", "styles", "styles.xml", "")
            + Archives.relationship("n", "numbering", "numbering.xml", "")
            + Archives.relationship("f", "footnotes", "footnotes.xml", "")
            + Archives.relationship("h", "hyperlink", "https://brightwater.example/pumps", "External");
    private static final String FOOTNOTES = "<w:footnotes><w:footnote w:id=\"2\"><w:p><w:r><w:footnoteRef/>"
            + "<w:t>As measured in May.</w:t></w:r></w:p></w:footnote></w:footnotes>";

    @TempDir
    private Path folder;

    @Test
    void makesAPassageOfEachHeadingWhateverTheStyleIsCalled() throws IOException {
        Answers answers = read(p("Titel", "Pumps") + p("", "Intro") + p("berschrift1", "One") + p("", "a")
                + p("berschrift2", "Below") + p("", "b") + p("Own", "Two") + p("", "c"));

        assertThat(answers.passages).extracting(PassageContent::title).containsExactly("Pumps", "One", "Two");
        assertThat(answers.passages).extracting(PassageContent::body).containsExactly("Intro", "a\n\n## Below\n\nb",
                "c");
        assertThat(answers.title()).isEqualTo("Pumps");
    }

    @Test
    void namesTheSectionAfterTheHeadingAbove() throws IOException {
        Answers answers = read(p("berschrift1", "All") + p("berschrift2", "One") + p("berschrift2", "Two"));

        assertThat(answers.passages).extracting(PassageContent::section).containsExactly("", "All", "All");
    }

    @Test
    void readsNestedListsAndTables() throws IOException {
        Answers answers = read(item(0, "first") + item(1, "inner") + item(1, "other") + item(0, "second")
                + "<w:tbl><w:tr>" + cell("", "Pump") + cell("", "Flow") + "</w:tr><w:tr>"
                + cell("<w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>", "both") + "</w:tr></w:tbl>");

        assertThat(answers.only().body()).isEqualTo("""
                - first
                  1. inner
                  2. other
                - second

                | Pump | Flow |
                | --- | --- |
                | both |  |""");
    }

    @Test
    void takesATableOfOneColumnForAFrame() throws IOException {
        Answers answers = read("<w:tbl><w:tr><w:tc>" + p("berschrift1", "One") + p("", "a") + p("berschrift1", "Two")
                + p("", "b") + "</w:tc></w:tr></w:tbl>");

        assertThat(answers.passages).extracting(PassageContent::title).containsExactly("One", "Two");
    }

    @Test
    void leavesDeletionsOutAndKeepsInsertions() throws IOException {
        Answers answers = read("<w:p>" + run("We ") + "<w:del><w:r><w:delText>never</w:delText></w:r></w:del><w:ins>"
                + run("always") + "</w:ins>" + run(" pump") + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>"
                + "</w:p>");

        assertThat(answers.only().title()).isEqualTo("We always pump");
        assertThat(answers.only().body()).doesNotContain("never", "secret");
    }

    @Test
    void findsLinksOfBothKindsAndDescriptions() throws IOException {
        Answers answers = read(p("berschrift1", "One") + "<w:p><w:hyperlink r:id=\"h\">" + run("our pumps")
                + "</w:hyperlink>" + field("begin")
                + "<w:r><w:instrText> HYPERLINK \"https://a.example/x\" </w:instrText>"
                + "</w:r>" + field("separate") + run("see here") + field("end")
                + "<w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"Picture 1\" descr=\"A pump at work\"/>"
                + "</wp:inline></w:drawing></w:r></w:p>");

        PassageContent found = answers.only();
        assertThat(found.links()).containsExactly(new Link("our pumps", "https://brightwater.example/pumps"),
                new Link("see here", "https://a.example/x"));
        assertThat(found.altTexts()).containsExactly("A pump at work");
        assertThat(found.body()).doesNotContain("HYPERLINK");
    }

    @Test
    void putsFootnotesBehindTheirPassage() throws IOException {
        Answers answers = read(p("berschrift1", "One") + "<w:p>" + run("Saves energy")
                + "<w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>" + p("", "more") + p("berschrift1", "Two"));

        assertThat(answers.passages.getFirst().body()).isEqualTo("Saves energy\n\nmore\n\nAs measured in May.");
    }

    @Test
    void readsTextBoxesOnceAndLeavesContentsOut() throws IOException {
        String box = "<w:txbxContent>" + p("", "in a box") + "</w:txbxContent>";
        Answers answers = read("<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/>"
                + "</w:docPartObj></w:sdtPr><w:sdtContent>" + p("", "One ..... 3") + "</w:sdtContent></w:sdt>"
                + p("TOC1", "Two .... 4") + p("berschrift1", "One") + "<w:p>" + run("text")
                + "<mc:AlternateContent><mc:Choice>" + box + "</mc:Choice><mc:Fallback>" + box
                + "</mc:Fallback></mc:AlternateContent></w:p>");

        assertThat(answers.only().title()).isEqualTo("One");
        assertThat(answers.only().body()).isEqualTo("text\n\nin a box");
    }

    @Test
    void readsWhatWordLibrariesWrite() throws IOException {
        Path file = folder.resolve("poi.docx");
        try (var document = new XWPFDocument(); OutputStream out = Files.newOutputStream(file)) {
            document.createHeader(org.apache.poi.wp.usermodel.HeaderFooterType.DEFAULT).createParagraph().createRun()
                    .setText("Confidential");
            document.createParagraph().createRun().setText("Hello");
            document.getProperties().getCoreProperties().setTitle("From a library");
            document.write(out);
        }
        Answers answers = Answers.text(file);

        assertThat(answers.only().title()).isEqualTo("Hello");
        assertThat(answers.only().body()).doesNotContain("Confidential");
        assertThat(answers.title()).isEqualTo("From a library");
    }

    @Test
    void readsStrictDocuments() throws IOException {
        Map<String, String> parts = Archives.word(p("berschrift1", "One") + p("", "a"), USUAL,
                Map.of("styles.xml", STYLES));
        parts.replaceAll((_, text) -> text
                .replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                        "http://purl.oclc.org/ooxml/wordprocessingml/main")
                .replace("http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                        "http://purl.oclc.org/ooxml/officeDocument/relationships"));

        assertThat(Answers.text(Archives.write(folder.resolve("strict.docx"), parts)).only().title()).isEqualTo("One");
    }

    @Test
    void refusesMacrosByName() throws IOException {
        Map<String, String> parts = Archives.word(p("", "a"), "", Map.of());
        parts.replaceAll((_, text) -> text.replace(
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                "application/vnd.ms-word.document.macroEnabled.main+xml"));

        assertThat(Refusals.of(Archives.write(folder.resolve("a.docx"), parts))).isEqualTo(Reason.UNSUPPORTED_FORMAT);
    }

    @Test
    void refusesEntityExpansion() throws IOException {
        Map<String, String> parts = Archives.word("<w:p>" + run("&b;") + "</w:p>", "", Map.of());
        parts.computeIfPresent("word/document.xml", (_, text) -> text.replace("<w:document",
                "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><w:document"));

        assertThat(Refusals.of(Archives.write(folder.resolve("a.docx"), parts))).isEqualTo(Reason.UNSAFE);
    }

    @Test
    void refusesAnExternalEntity() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "a secret");
        Map<String, String> parts = Archives.word("<w:p>" + run("&b;") + "</w:p>", "", Map.of());
        parts.computeIfPresent("word/document.xml", (_, text) -> text.replace("<w:document",
                "<!DOCTYPE x [<!ENTITY b SYSTEM \"" + secret.toUri() + "\">]><w:document"));

        assertThat(Refusals.of(Archives.write(folder.resolve("a.docx"), parts))).isEqualTo(Reason.UNSAFE);
    }

    @Test
    void endsTablesThatNestWithoutEnd() throws IOException {
        Path file = Archives.write(folder.resolve("a.docx"), Archives.word(
                "<w:tbl><w:tr><w:tc>".repeat(5_000) + "</w:tc></w:tr></w:tbl>".repeat(5_000), "", Map.of()));

        assertThat(Refusals.of(file)).isEqualTo(Reason.DAMAGED);
    }

    private Answers read(String body) throws IOException {
        return Answers.text(Archives.write(folder.resolve("deck.docx"), Archives.word(body, USUAL,
                Map.of("styles.xml", STYLES, "numbering.xml", NUMBERING, "footnotes.xml", FOOTNOTES))));
    }

    private static String p(String style, String words) {
        String properties = style.isEmpty() ? "" : "<w:pPr><w:pStyle w:val=\"" + style + "\"/></w:pPr>";
        return "<w:p>" + properties + run(words) + "</w:p>";
    }

    private static String item(int level, String words) {
        return "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" + level + "\"/><w:numId w:val=\"3\"/></w:numPr></w:pPr>"
                + run(words) + "</w:p>";
    }

    private static String cell(String properties, String words) {
        return "<w:tc>" + properties + p("", words) + "</w:tc>";
    }

    private static String run(String words) {
        return "<w:r><w:t xml:space=\"preserve\">" + words + "</w:t></w:r>";
    }

    private static String field(String mark) {
        return "<w:r><w:fldChar w:fldCharType=\"" + mark + "\"/></w:r>";
    }
}
