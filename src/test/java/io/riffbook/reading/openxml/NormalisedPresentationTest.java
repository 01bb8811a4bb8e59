package io.riffbook.reading.openxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.riffbook.reading.Decks;
import io.riffbook.reading.UnreadableDeck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NormalisedPresentationTest {

    private static final String MACRO_TYPE = "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml";

    @TempDir
    private Path folder;
    private Path target;

    @BeforeEach
    void choosePlace() {
        target = folder.resolve("normal.pptx");
    }

    @Test
    void leavesAUsualPresentationAsItIs() throws IOException {
        Path deck = RichDeck.save(folder.resolve("deck.pptx"));

        assertThat(NormalisedPresentation.of(deck, target))
                .isEqualTo(new NormalisedPresentation(deck, false, false, false));
        assertThat(target).doesNotExist();
    }

    @Test
    void makesAStrictPresentationTransitional() throws IOException {
        Path strict = strict(RichDeck.build(folder.resolve("deck.pptx"))).save(folder.resolve("strict.pptx"));
        assertThatExceptionOfType(UnreadableDeck.class).isThrownBy(() -> DeckParts.open(strict))
                .matches(e -> e.reason() == UnreadableDeck.Reason.UNSUPPORTED_FORMAT);

        assertThat(NormalisedPresentation.of(strict, target))
                .isEqualTo(new NormalisedPresentation(target, true, false, false));

        RawDeck normal = RawDeck.of(target);
        assertThat(normal.names()).filteredOn(name -> name.endsWith(".xml") || name.endsWith(".rels"))
                .noneMatch(name -> normal.text(name).contains("purl.oclc.org"));
        try (XMLSlideShow show = new XMLSlideShow(Files.newInputStream(target))) {
            assertThat(show.getSlides()).hasSize(RichDeck.SLIDES);
            assertThat(show.getSlides().getFirst().getTitle()).isEqualTo("Words");
        }
        try (DeckParts parts = DeckParts.open(target)) {
            DeckAssembly.of(parts, RichDeck.CHART, "").writeTo(folder.resolve("slide.pptx"));
        }
        WrittenPackage.check(folder.resolve("slide.pptx"));
    }

    @Test
    void writesStrictValuesAsTransitionalOnes() throws IOException {
        RawDeck deck = strict(RichDeck.build(folder.resolve("deck.pptx")));
        deck.shapes(1, """
                <p:sp><p:nvSpPr><p:cNvPr id="90" name="5in" descr="50%"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>\
                <a:xfrm><a:off x="2.54cm" y="1in"/><a:ext cx="72pt" cy="914400"/></a:xfrm><a:solidFill>\
                <a:srgbClr val="00FF00"><a:lumMod val="62.5%"/></a:srgbClr></a:solidFill></p:spPr></p:sp>""");

        NormalisedPresentation.of(deck.save(folder.resolve("strict.pptx")), target);

        RawDeck normal = RawDeck.of(target);
        assertThat(normal.text(RawDeck.slide(1))).contains("name=\"5in\" descr=\"50%\"", "x=\"914400\" y=\"914400\"",
                "cx=\"914400\" cy=\"914400\"", "<a:lumMod val=\"62500\"", "val=\"00FF00\"");
        assertThat(normal.text("ppt/tags/tag1.xml")).contains("val=\"50%\"");
        assertThat(normal.text("ppt/presentation.xml")).doesNotContain("conformance");
    }

    private static RawDeck strict(RawDeck deck) {
        return deck.changeAll(text -> text
                .replace("http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties",
                        "http://purl.oclc.org/ooxml/officeDocument/relationships/extendedProperties")
                .replaceAll("http://schemas.openxmlformats.org/(officeDocument|presentationml|drawingml)/2006/",
                        "http://purl.oclc.org/ooxml/$1/"))
                .change("ppt/presentation.xml",
                        text -> text.replaceFirst("<p:presentation ", "<p:presentation conformance=\"strict\" "));
    }

    @Test
    void leavesMacrosAndControlsOut() throws IOException {
        RawDeck deck = RichDeck.build(folder.resolve("deck.pptm"));
        deck.change("[Content_Types].xml", types -> types.replace(ContentTypes.MAIN, MACRO_TYPE));
        deck.add("ppt/vbaProject.bin", "application/vnd.ms-office.vbaProject", "Boom");
        deck.relate("ppt/presentation.xml", "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
                "ppt/vbaProject.bin");
        deck.add("ppt/activeX/activeX1.xml", "application/vnd.ms-office.activeX+xml", "<ax:ocx xmlns:ax='a'/>");
        deck.add("ppt/activeX/activeX1.bin", "application/vnd.ms-office.activeX", "Boom");
        deck.relate("ppt/activeX/activeX1.xml",
                "http://schemas.microsoft.com/office/2006/relationships/activeXControlBinary",
                "ppt/activeX/activeX1.bin");
        String control = deck.relate(RawDeck.slide(1), "control", "ppt/activeX/activeX1.xml");
        deck.insert(RawDeck.slide(1), "</p:cSld>", """
                <p:controls xmlns:r="%s"><p:control name="Button" r:id="%s" imgW="9" imgH="9"><p:pic><p:nvPicPr>\
                <p:cNvPr id="0" name="The button"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill/><p:spPr/></p:pic>\
                </p:control></p:controls>""".formatted(Xml.RELATIONSHIPS, control));

        NormalisedPresentation normalised = NormalisedPresentation.of(deck.save(folder.resolve("deck.pptm")), target);

        assertThat(normalised).isEqualTo(new NormalisedPresentation(target, false, true, false));
        RawDeck normal = RawDeck.of(target);
        assertThat(normal.names()).noneMatch(name -> name.contains("vba") || name.contains("activeX"));
        assertThat(normal.text("[Content_Types].xml")).contains(ContentTypes.MAIN).doesNotContain("macro", "vba",
                "activeX");
        assertThat(normal.text(RawDeck.slide(1))).doesNotContain("p:control").contains("The button");
        assertThat(normal.text(RawDeck.slide(RichDeck.LINKS))).doesNotContain("ppaction://macro");
        assertThat(normal.bytes(RawDeck.slide(2))).isEqualTo(deck.bytes(RawDeck.slide(2)));
        try (XMLSlideShow show = new XMLSlideShow(Files.newInputStream(target))) {
            assertThat(show.getSlides()).hasSize(RichDeck.SLIDES);
        }
    }

    @Test
    void makesATemplateAPresentation() throws IOException {
        Path template = RichDeck.build(folder.resolve("deck.potx"))
                .change("[Content_Types].xml",
                        types -> types.replace("presentation.main+xml", "template.main+xml"))
                .save(folder.resolve("deck.potx"));

        assertThat(NormalisedPresentation.of(template, target))
                .isEqualTo(new NormalisedPresentation(target, false, false, true));
        assertThat(RawDeck.of(target).text("[Content_Types].xml")).contains(ContentTypes.MAIN);
    }

    @Test
    void refusesWhatIsNoPresentation() throws IOException {
        Path text = Files.writeString(folder.resolve("text.pptx"), "no archive");

        assertThatExceptionOfType(UnreadableDeck.class).isThrownBy(() -> NormalisedPresentation.of(text, target));
        assertThat(target).doesNotExist();
    }

    @Test
    void readsADeckWithoutMuchInIt() throws IOException {
        var decks = new Decks();
        decks.slide("One");
        Path show = decks.save(folder.resolve("one.pptx"));
        RawDeck raw = RawDeck.of(show).change("[Content_Types].xml",
                types -> types.replace("presentation.main+xml", "slideshow.main+xml"));

        assertThat(NormalisedPresentation.of(raw.save(show), target).file()).isEqualTo(target);
        try (DeckParts parts = DeckParts.open(target)) {
            assertThat(parts.slides()).isOne();
        }
    }
}
