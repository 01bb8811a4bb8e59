package io.riffbook.reading.openxml;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.reading.Decks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Decks whose presentations have other defaults of text keep their look in one file.
class TextDefaultsTest {

    private static final String LARGE = "<p:defaultTextStyle><a:lvl1pPr algn=\"r\"><a:spcBef><a:spcPts val=\"900\"/>"
            + "</a:spcBef><a:defRPr lang=\"de\" sz=\"2800\" b=\"1\"/></a:lvl1pPr></p:defaultTextStyle>";

    @TempDir
    private Path folder;
    private Path plain;
    private Path large;

    @BeforeEach
    void makeDecks() throws IOException {
        plain = deck("plain.pptx");
        large = RawDeck.of(deck("made.pptx")).change("ppt/presentation.xml",
                text -> text.replaceFirst("(?s)<p:defaultTextStyle>.*</p:defaultTextStyle>", LARGE))
                .save(folder.resolve("large.pptx"));
    }

    private Path deck(String name) throws IOException {
        var decks = new Decks();
        XSLFSlide slide = decks.slide("Title");
        Decks.box(slide, "Boxed");
        Decks.table(slide, new String[]{"Cell"});
        return decks.save(folder.resolve(name));
    }

    @Test
    void keepsTheSizeOfTextsThatGoByTheirDecksDefaults() throws IOException {
        RawDeck copy = assemble(plain, large, plain);

        assertThat(sizes(copy, 1)).isEmpty();
        assertThat(sizes(copy, 2)).as("the box and the cell").containsExactly("2800", "2800");
        assertThat(sizes(copy, 3)).isEmpty();
        assertThat(sizes(assemble(large, plain), 2)).containsExactly("1800", "1800");
    }

    /// Of the first level, where a text has a style of its own.
    private static List<String> sizes(RawDeck copy, int slide) {
        return Pattern.compile("<a:lvl1pPr.*?<a:defRPr[^>]* sz=\"(\\d+)\"").matcher(copy.text(RawDeck.slide(slide)))
                .results().map(found -> found.group(1)).toList();
    }

    @Test
    void writesOnlyWhatDiffersAndOnlyWhereItIsUsed() throws IOException {
        RawDeck copy = assemble(plain, large);

        assertThat(copy.bytes(RawDeck.slide(1))).isEqualTo(RawDeck.of(plain).bytes(RawDeck.slide(1)));
        assertThat(copy.text(RawDeck.slide(2))).contains("<a:lvl1pPr algn=\"r\"><a:spcBef><a:spcPts val=\"900\"/>"
                + "</a:spcBef><a:defRPr b=\"1\" kern=\"0\" sz=\"2800\"/></a:lvl1pPr>").doesNotContain("lang=\"de\"");
        assertThat(copy.text(RawDeck.slide(2)).split("2800", -1)).as("the box and the cell, not the title").hasSize(3);
    }

    @Test
    void copiesDecksOfEqualDefaultsByteByByte() throws IOException {
        Path other = RawDeck.of(plain).change("ppt/presentation.xml",
                text -> text.replaceAll("lang=\"[^\"]*\"", "lang=\"fr-CA\"").replace("<a:defRPr", "\n<a:defRPr"))
                .save(folder.resolve("other.pptx"));
        RawDeck copy = assemble(plain, other);

        assertThat(copy.bytes(RawDeck.slide(2))).isEqualTo(RawDeck.of(plain).bytes(RawDeck.slide(1)));
        assertThat(copy.has("ppt/slideMasters/slideMaster2.xml")).isFalse();
    }

    @Test
    void leavesStyledShapesTheirColoursAndWhatTextsSayThemselves() throws IOException {
        Path coloured = RawDeck.of(plain).change("ppt/presentation.xml", text -> text.replaceFirst(
                "(?s)<p:defaultTextStyle>.*</p:defaultTextStyle>",
                "<p:defaultTextStyle><a:lvl1pPr><a:defRPr sz=\"900\"><a:solidFill><a:srgbClr val=\"FF0000\"/>"
                        + "</a:solidFill></a:defRPr></a:lvl1pPr></p:defaultTextStyle>"))
                .shapes(1, shape("<p:style><a:fontRef idx=\"minor\"><a:schemeClr val=\"lt1\"/></a:fontRef></p:style>",
                        ""))
                .shapes(1, shape("", "<a:lstStyle><a:lvl1pPr><a:defRPr sz=\"4400\"/></a:lvl1pPr></a:lstStyle>"))
                .save(folder.resolve("coloured.pptx"));
        String slide = assemble(plain, coloured).text(RawDeck.slide(2));

        assertThat(slide.split("FF0000", -1)).as("the box and the shape without a style").hasSize(3);
        assertThat(slide).contains("sz=\"4400\"");
    }

    private static String shape(String style, String list) {
        return """
                <p:sp><p:nvSpPr><p:cNvPr id="90" name="Shape"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/>%s<p:txBody>\
                <a:bodyPr/>%s<a:p><a:r><a:t>Words</a:t></a:r></a:p></p:txBody></p:sp>""".formatted(style, list);
    }

    private RawDeck assemble(Path... decks) throws IOException {
        List<DeckParts> opened = new ArrayList<>();
        try {
            var assembly = new DeckAssembly("Assembled");
            for (Path deck : decks) {
                opened.add(DeckParts.open(deck));
                assembly.add(opened.getLast(), 1);
            }
            assembly.writeTo(folder.resolve("assembled.pptx"));
        } finally {
            for (DeckParts parts : opened) {
                parts.close();
            }
        }
        WrittenPackage.check(folder.resolve("assembled.pptx"));
        return RawDeck.of(folder.resolve("assembled.pptx"));
    }
}
