package io.riffbook.reading.slides;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.reading.Answers;
import io.riffbook.reading.Decks;
import io.riffbook.reading.Link;
import io.riffbook.reading.Markdown;
import io.riffbook.reading.PassageContent;
import io.riffbook.reading.openxml.RawDeck;
import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.poi.sl.usermodel.PictureData.PictureType;
import org.apache.poi.xslf.usermodel.XSLFPictureShape;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTable;
import org.apache.poi.xslf.usermodel.XSLFTextBox;
import org.apache.poi.xslf.usermodel.XSLFTextRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openxmlformats.schemas.presentationml.x2006.main.CTPicture;

/// What is found in the things that stand on slides.
class SlideContentTest {

    private static final String POINTS = "<dgm:pt modelId=\"0\" type=\"doc\"/>" + SlideContents.point("1", "Plan")
            + SlideContents.point("2", "Build") + SlideContents.point("3", "Ask &amp; listen")
            + SlideContents.point("4", "Draw") + "<dgm:pt modelId=\"5\" type=\"sibTrans\"/>";
    private static final String CONNECTIONS = SlideContents.connection("0", "2", 1)
            + SlideContents.connection("0", "1", 0) + SlideContents.connection("1", "4", 1)
            + SlideContents.connection("1", "3", 0);

    private final Decks deck = new Decks();

    @TempDir
    private Path folder;

    @Test
    void readsAChartAsItsTitleAxesAndValues() throws IOException {
        SlideContents.chart(deck.show(), deck.slide("Chart"), 2.5);

        assertThat(read().body()).isEqualTo("""
                Revenue by region

                Million €

                | Quarter | North | South |
                | --- | --- | --- |
                | Q1 | 2.5 | 0.25 |
                | Q2 | 3.0 | 4.0 |""");
    }

    @Test
    void tellsSlidesApartByTheNumbersOfTheirCharts() throws IOException {
        SlideContents.chart(deck.show(), deck.slide("Chart"), 2.5);
        SlideContents.chart(deck.show(), deck.slide("Chart"), 2.6);
        SlideContents.chart(deck.show(), deck.slide("Chart"), 2.5);

        List<PassageContent> passages = all();

        assertThat(passages.get(0).contentHash()).isEqualTo(passages.get(2).contentHash())
                .isNotEqualTo(passages.get(1).contentHash());
    }

    @Test
    void readsNewerChartsWithoutTheWordsForOlderPrograms() throws IOException {
        deck.slide("Funnel");

        assertThat(read(SlideContents::funnel).body()).isEqualTo("""
                From lead to deal

                |  | 2026 |
                | --- | --- |
                | Leads | 5,000 |
                | Deals | 120 |""");
    }

    @Test
    void readsSmartArtAsANestedListInItsOrder() throws IOException {
        deck.slide("Diagram");

        assertThat(read(raw -> SlideContents.diagram(raw, POINTS, CONNECTIONS)).body()).isEqualTo("""
                - Plan
                  - Ask & listen
                  - Draw
                - Build""");
    }

    @Test
    void readsSmartArtWhosePointsGoRoundInACircle() throws IOException {
        deck.slide("Diagram");
        String circle = CONNECTIONS + SlideContents.connection("4", "1", 0);

        assertThat(read(raw -> SlideContents.diagram(raw, POINTS, circle)).body()).containsOnlyOnce("Plan");
    }

    @Test
    void readsTheSlideEvenIfItsDiagramIsBroken() throws IOException {
        Decks.box(deck.slide("Diagram"), "kept");

        assertThat(read(raw -> SlideContents.diagram(raw, "<", "")).body()).isEqualTo("kept");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a fraction  | a/(b+c) | <m:f><m:num>_a_</m:num><m:den>_b+c_</m:den></m:f>
            a power     | x^2     | <m:sSup><m:e>_x_</m:e><m:sup>_2_</m:sup></m:sSup>
            a root      | √(n+1)  | <m:rad><m:radPr/><m:deg/><m:e>_n+1_</m:e></m:rad>
            a sum       | ∑_(i=1)^n i | <m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>_i=1_</m:sub><m:sup>_n_</m:sup><m:e>_i_</m:e></m:nary>
            brackets    | (a, b)  | <m:d><m:e>_a_</m:e><m:e>_b_</m:e></m:d>
            """)
    void readsEquationsOnOneLine(String what, String expected, String math) throws IOException {
        deck.slide("Equation");
        String terms = math.replaceAll("_([^_<]+)_", "<m:r><m:t>$1</m:t></m:r>");
        String paragraph = """
                <a:r><a:t>so </a:t></a:r><a14:m xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main">\
                <m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">%s</m:oMath></a14:m>"""
                .formatted(terms);

        PassageContent passage = read(raw -> raw.shapes(1, SlideContents.box(paragraph, "")));

        assertThat(Markdown.toText(passage.body())).as(what).isEqualTo("so " + expected);
    }

    @Test
    void leavesOutNumbersAndDatesThatAreFilledIn() throws IOException {
        deck.slide("Fields");

        assertThat(read(raw -> raw.shapes(1, SlideContents.box("""
                <a:r><a:t>Offer </a:t></a:r><a:fld id="{1}" type="slidenum"><a:t>17</a:t></a:fld>\
                <a:fld id="{2}" type="datetime1"><a:t>1 May</a:t></a:fld>""", ""))).body()).isEqualTo("Offer");
    }

    @Test
    void leavesCellsThatAreMergedBlank() throws IOException {
        XSLFSlide slide = deck.slide("Prices");
        Decks.table(slide, new String[]{"Plan", "", "Note"}, new String[]{"Solo", "9 €", "x"});
        XSLFTable table = (XSLFTable) slide.getShapes().getLast();
        table.mergeCells(0, 0, 0, 1);

        assertThat(read().body()).isEqualTo("""
                | Plan |  | Note |
                | --- | --- | --- |
                | Solo | 9 € | x |""");
    }

    @Test
    void findsWhereWordsAndShapesLeadTo() throws IOException {
        XSLFSlide slide = deck.slide("Links");
        XSLFTextBox box = Decks.box(slide, "");
        var paragraph = box.getTextParagraphs().getFirst();
        link(paragraph.addNewTextRun(), "Read the ", "https://example.org/guide");
        link(paragraph.addNewTextRun(), "guide", "https://example.org/guide");
        link(paragraph.addNewTextRun(), "ask", "mailto:sales@example.org");
        link(paragraph.addNewTextRun(), "no", "file:///etc/passwd");
        var button = Decks.box(slide, "Buy now");
        button.createHyperlink().setAddress("https://example.org/buy");

        assertThat(read().links()).containsExactly(new Link("Read the guide", "https://example.org/guide"),
                new Link("ask", "mailto:sales@example.org"), new Link("Buy now", "https://example.org/buy"));
    }

    private static void link(XSLFTextRun run, String words, String address) {
        run.setText(words);
        run.createHyperlink().setAddress(address);
    }

    @Test
    void keepsWhatPicturesAreSaidToShow() throws IOException {
        XSLFSlide slide = deck.slide("Pictures");
        picture(slide, "A pump in a flooded mine");
        picture(slide, "image1.png");
        picture(slide, "Picture 3");
        picture(slide, "A picture containing outdoor, water");

        assertThat(read().altTexts()).containsExactly("A pump in a flooded mine",
                "A picture containing outdoor, water");
    }

    @Test
    void leavesOutDecorativePictures() throws IOException {
        deck.slide("Pictures");

        PassageContent passage = read(raw -> raw.shapes(1, SlideContents.box("words", " descr=\"a wave\"").replace(
                "descr=\"a wave\"/>", """
                        descr="a wave"><a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative \
                        xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext>\
                        </a:extLst></p:cNvPr>""")));

        assertThat(passage.altTexts()).isEmpty();
    }

    private void picture(XSLFSlide slide, String description) throws IOException {
        XSLFPictureShape shape = slide.createPicture(deck.show().addPicture(SlideContents.png(9, 9), PictureType.PNG));
        shape.setAnchor(new Rectangle(10, 10, 90, 90));
        ((CTPicture) shape.getXmlObject()).getNvPicPr()
                .getCNvPr().setDescr(description);
    }

    @Test
    void namesTheSectionOfEachSlide() throws IOException {
        deck.slide("One");
        deck.slide("Two");
        deck.slide("Three");
        Path file = save(raw -> raw.change("ppt/presentation.xml", xml -> xml.replace("</p:presentation>", """
                <p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst \
                xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">\
                <p14:section name="Default Section" id="{1}"><p14:sldIdLst><p14:sldId id="256"/></p14:sldIdLst>\
                </p14:section><p14:section name="Prices" id="{2}"><p14:sldIdLst><p14:sldId id="257"/>\
                <p14:sldId id="258"/></p14:sldIdLst></p14:section></p14:sectionLst></p:ext></p:extLst>\
                </p:presentation>""")));

        assertThat(Answers.text(file).passages).extracting(PassageContent::section).containsExactly("", "Prices",
                "Prices");
    }

    @Test
    void leavesOutWhatStandsOnMostSlidesAtTheSamePlace() throws IOException {
        for (int number = 1; number <= 6; number++) {
            XSLFSlide slide = deck.slide("Pump " + number);
            Decks.box(slide, "Says " + List.of("one", "two", "three", "four", "five", "six").get(number - 1));
            Decks.box(slide, "Brightwater – confidential").setAnchor(new Rectangle(10, 500, 200, 20));
            Decks.box(slide, "Page " + number + " of 6").setAnchor(new Rectangle(600, 500, 60, 20));
            Decks.box(slide, "The same words").setAnchor(new Rectangle(10 + 90 * number, 200, 200, 20));
        }

        assertThat(all()).extracting(PassageContent::body).first()
                .isEqualTo("Says one\n\nThe same words");
        assertThat(Answers.text(folder.resolve("deck.pptx")).passages).extracting(PassageContent::title).first()
                .isEqualTo("Pump 1");
    }

    @Test
    void keepsWhatFourSlidesRepeat() throws IOException {
        for (int number = 1; number <= 4; number++) {
            Decks.box(deck.slide("Pump " + number), "Confidential");
        }

        assertThat(all()).extracting(PassageContent::body).containsOnly("Confidential");
    }

    @Test
    void tellsTheLanguageOfEachPassageAndOfTheDeck() throws IOException {
        Decks.box(deck.slide("Willkommen"), "Unsere Pumpen laufen zehn Jahre ohne Pause, und die Kunden sparen.");
        Decks.box(deck.slide("Welcome"), "Our pumps run for ten years, and customers save.");
        deck.slide("2026");

        Answers answers = Answers.text(deck.save(folder.resolve("deck.pptx")));

        assertThat(answers.passages).extracting(PassageContent::language).containsExactly("de", "en", "");
        assertThat(answers.language()).isEqualTo("de");
    }

    private PassageContent read() throws IOException {
        return Answers.text(deck.save(folder.resolve("deck.pptx"))).only();
    }

    private List<PassageContent> all() throws IOException {
        return Answers.text(deck.save(folder.resolve("deck.pptx"))).passages;
    }

    private PassageContent read(UnaryOperator<RawDeck> change) throws IOException {
        return Answers.text(save(change)).only();
    }

    private Path save(UnaryOperator<RawDeck> change) throws IOException {
        RawDeck raw = RawDeck.of(deck.save(folder.resolve("deck.pptx")));
        return change.apply(raw).save(folder.resolve("changed.pptx"));
    }
}
