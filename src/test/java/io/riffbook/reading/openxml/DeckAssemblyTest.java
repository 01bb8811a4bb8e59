package io.riffbook.reading.openxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riffbook.reading.Decks;
import io.riffbook.reading.UnreadableDeck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFShape;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTextShape;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeckAssemblyTest {

    /// What every package has beside what its slide alone uses.
    private static final Set<String> FRAME = Set.of("[Content_Types].xml", "_rels/.rels", "docProps/core.xml",
            "ppt/presentation.xml", "ppt/_rels/presentation.xml.rels", "ppt/slides/slide1.xml",
            "ppt/slides/_rels/slide1.xml.rels", "ppt/slideLayouts/slideLayout1.xml",
            "ppt/slideLayouts/_rels/slideLayout1.xml.rels", "ppt/slideMasters/slideMaster1.xml",
            "ppt/slideMasters/_rels/slideMaster1.xml.rels", "ppt/theme/theme1.xml");

    @TempDir
    private Path folder;
    private Path deck;
    private RawDeck original;

    @BeforeEach
    void makeDeck() throws IOException {
        deck = RichDeck.save(folder.resolve("deck.pptx"));
        original = RawDeck.of(deck);
    }

    @Test
    void takesNothingButWhatTheSlideUses() throws IOException {
        assertThat(beside(alone(RichDeck.WORDS))).containsExactlyInAnyOrder("ppt/notesSlides/notesSlide1.xml",
                "ppt/notesSlides/_rels/notesSlide1.xml.rels", "ppt/notesMasters/notesMaster1.xml",
                "ppt/notesMasters/_rels/notesMaster1.xml.rels", "ppt/theme/theme2.xml");
        assertThat(beside(alone(RichDeck.CHART))).containsExactlyInAnyOrder("ppt/charts/chart1.xml",
                "ppt/charts/_rels/chart1.xml.rels", "ppt/charts/style1.xml", "ppt/charts/colors1.xml",
                "ppt/embeddings/package1.xlsx", "ppt/media/image1.png");
        assertThat(beside(alone(RichDeck.SMART_ART))).containsExactlyInAnyOrder("ppt/diagrams/data1.xml",
                "ppt/diagrams/_rels/data1.xml.rels", "ppt/diagrams/layout1.xml", "ppt/diagrams/quickStyle1.xml",
                "ppt/diagrams/colors1.xml", "ppt/diagrams/drawing1.xml", "ppt/media/image1.png");
        assertThat(beside(alone(RichDeck.FILM))).containsExactlyInAnyOrder("ppt/media/media1.mp4",
                "ppt/media/image1.png", "ppt/media/media2.wav");
        assertThat(beside(alone(RichDeck.OBJECT))).containsExactlyInAnyOrder("ppt/embeddings/oleObject1.bin",
                "ppt/media/image1.png", "ppt/drawings/vmlDrawing1.vml", "ppt/drawings/_rels/vmlDrawing1.vml.rels",
                "ppt/tags/tag1.xml");
        assertThat(beside(alone(RichDeck.LINKS))).containsExactlyInAnyOrder("ppt/media/image1.png");
        assertThat(beside(alone(RichDeck.NUMBER))).containsExactlyInAnyOrder("ppt/fonts/font1.fntdata",
                "ppt/tableStyles.xml");
    }

    @Test
    void copiesPartsByteByByte() throws IOException {
        Map<Integer, List<String>> parts = Map.of(RichDeck.WORDS, List.of("ppt/notesSlides/notesSlide1.xml"),
                RichDeck.CHART, chartParts(), RichDeck.SMART_ART,
                List.of("ppt/diagrams/data1.xml", "ppt/diagrams/layout1.xml", "ppt/diagrams/quickStyle1.xml",
                        "ppt/diagrams/colors1.xml", "ppt/diagrams/drawing1.xml", "ppt/media/dot.png"),
                RichDeck.FILM, List.of("ppt/media/film.mp4", "ppt/media/poster.png", "ppt/media/bell.wav"),
                RichDeck.OBJECT, List.of("ppt/embeddings/object.bin", "ppt/media/object.png", "ppt/drawings/vml.vml",
                        "ppt/tags/tag1.xml"),
                RichDeck.LINKS, List.of("ppt/media/linked.png"), RichDeck.NUMBER, List.of("ppt/fonts/font1.fntdata"));
        for (Map.Entry<Integer, List<String>> slide : parts.entrySet()) {
            RawDeck copy = alone(slide.getKey());
            for (String part : slide.getValue()) {
                assertThat(copy.names()).as("%s of slide %d", part, slide.getKey())
                        .anyMatch(name -> java.util.Arrays.equals(copy.bytes(name), original.bytes(part)));
            }
            if (slide.getKey() != RichDeck.OBJECT && slide.getKey() != RichDeck.LINKS) {
                assertThat(copy.bytes(RawDeck.slide(1))).isEqualTo(original.bytes(RawDeck.slide(slide.getKey())));
            }
        }
    }

    private List<String> chartParts() {
        return original.names().stream().filter(name -> name.matches("ppt/(charts|embeddings)/[^/]*\\.(xml|xlsx)"))
                .toList();
    }

    @Test
    void keepsTextsNotesAndShapes() throws IOException {
        for (int position = 1; position <= RichDeck.SLIDES; position++) {
            alone(position);
            try (XMLSlideShow before = open(deck); XMLSlideShow after = open(folder.resolve("alone.pptx"))) {
                assertThat(after.getSlides()).hasSize(1);
                assertSame(before.getSlides().get(position - 1), after.getSlides().getFirst());
            }
        }
    }

    private static void assertSame(XSLFSlide before, XSLFSlide after) {
        assertThat(words(after)).isEqualTo(words(before));
        assertThat(after.getShapes()).hasSameSizeAs(before.getShapes());
        assertThat(after.getNotes() == null).isEqualTo(before.getNotes() == null);
        assertThat(after.getSlideLayout().getName()).isEqualTo(before.getSlideLayout().getName());
        if (before.getNotes() != null) {
            assertThat(texts(after.getNotes().getShapes())).isEqualTo(texts(before.getNotes().getShapes()));
        }
    }

    private static List<String> words(XSLFSlide slide) {
        return texts(slide.getShapes());
    }

    private static List<String> texts(List<XSLFShape> shapes) {
        return shapes.stream().filter(XSLFTextShape.class::isInstance).map(XSLFTextShape.class::cast)
                .map(XSLFTextShape::getText).toList();
    }

    @Test
    void leavesOfLinkedAndRunningThingsOnlyWhatOneSees() throws IOException {
        RawDeck copy = alone(RichDeck.LINKS);
        String slide = copy.text(RawDeck.slide(1));
        String relationships = copy.text(RawDeck.relationshipsOf(RawDeck.slide(1)));

        assertThat(slide).doesNotContain("oleObj", "macro").contains("name=\"Linked\"",
                "action=\"ppaction://noaction\"", "ppaction://hlinksldjump", "Jump", "Macro");
        assertThat(relationships).doesNotContain("somewhere", "spy.png")
                .contains("relationships/slide\" Target=\"slide1.xml\"", "https://example.org/a?b=1&amp;c=2",
                        "https://example.org/film");
        assertThat(alone(RichDeck.OBJECT).text(RawDeck.slide(1))).contains("p:tags").doesNotContain("p:custData ");
    }

    @Test
    void keepsLinksBetweenSlidesThatTravelTogether() throws IOException {
        RawDeck copy = assemble(RichDeck.LINKS, RichDeck.WORDS);

        assertThat(copy.text(RawDeck.slide(1))).contains("hlinksldjump");
        assertThat(copy.text(RawDeck.relationshipsOf(RawDeck.slide(1)))).contains("Target=\"slide2.xml\"");
    }

    @Test
    void givesTheSameBytesForTheSameSlide() throws IOException {
        alone(RichDeck.OBJECT);
        byte[] first = Files.readAllBytes(folder.resolve("alone.pptx"));
        // Another archive of the same parts, in another order and otherwise compressed.
        deck = RawDeck.of(deck).save(folder.resolve("again.pptx"));
        alone(RichDeck.OBJECT);

        assertThat(Files.readAllBytes(folder.resolve("alone.pptx"))).isEqualTo(first);
    }

    @Test
    void isHardlyLargerThanWhatTheSlideHas() throws IOException {
        alone(RichDeck.FILM);
        long withFilm = Files.size(folder.resolve("alone.pptx"));
        alone(RichDeck.OBJECT);
        long without = Files.size(folder.resolve("alone.pptx"));

        assertThat(withFilm - without).isBetween(69_000L, 71_000L);
        assertThat(without).isLessThan(20_000);
    }

    @Test
    void goesOnShowingTheNumberOfTheSlide() throws IOException {
        assertThat(alone(RichDeck.NUMBER).text("ppt/presentation.xml")).contains("firstSlideNum=\"7\"");
        assertThat(alone(RichDeck.WORDS).text("ppt/presentation.xml")).doesNotContain("firstSlideNum");
        assertThat(assemble(RichDeck.NUMBER, RichDeck.WORDS).text("ppt/presentation.xml"))
                .doesNotContain("firstSlideNum");
    }

    @Test
    void namesTheDeckAndNobody() throws IOException {
        RawDeck copy = alone(RichDeck.WORDS);

        assertThat(copy.text("docProps/core.xml")).contains("<dc:title>The &lt;deck&gt;</dc:title>")
                .doesNotContain("creator", "lastModifiedBy");
        assertThat(copy.has("docProps/app.xml")).isFalse();
    }

    @Test
    void takesEqualMastersOfTwoDecksOnce() throws IOException {
        // The same master, whose theme and layouts are numbered otherwise.
        Path other = RichDeck.build(folder.resolve("other.pptx"))
                .change("ppt/slideMasters/_rels/slideMaster1.xml.rels",
                        text -> text.replaceAll("\"rId(\\d+)\"", "\"other$1\""))
                .change("ppt/slideMasters/slideMaster1.xml", text -> text.replaceAll("\"rId(\\d+)\"", "\"other$1\""))
                .save(folder.resolve("other.pptx"));
        RawDeck copy = assemble(List.of(deck, other), List.of(1, 1));

        assertThat(copy.names()).filteredOn(name -> name.matches("ppt/slide(Masters|Layouts)/[^/]*\\.xml"))
                .containsExactlyInAnyOrder("ppt/slideMasters/slideMaster1.xml", "ppt/slideLayouts/slideLayout1.xml");
    }

    @Test
    void keepsTheMastersOfDecksThatLookDifferent() throws IOException {
        Path other = RichDeck.build(folder.resolve("other.pptx"))
                .change("ppt/theme/theme1.xml", text -> text.replaceFirst("1F497D", "FF0000"))
                .save(folder.resolve("other.pptx"));
        RawDeck copy = assemble(List.of(deck, other, deck), List.of(1, 1, 2));

        assertThat(copy.names()).filteredOn(name -> name.matches("ppt/slide(Masters|Layouts)/[^/]*\\.xml")).hasSize(4);
        assertThat(copy.text("ppt/theme/theme1.xml")).contains("1F497D");
        assertThat(copy.names()).filteredOn(name -> name.startsWith("ppt/theme/"))
                .anyMatch(name -> copy.text(name).contains("FF0000"));
    }

    @Test
    void saysThatTablesHaveStylesWhereTheirDeckDefinesNone() throws IOException {
        deck = RichDeck.build(folder.resolve("styles.pptx")).change("ppt/tableStyles.xml",
                styles -> styles.replace("{11111111-", "{00000000-")).save(folder.resolve("styles.pptx"));

        assertThat(alone(RichDeck.NUMBER).text("ppt/tableStyles.xml")).doesNotContain("<a:tblStyle ");
        assertThat(alone(RichDeck.WORDS).has("ppt/tableStyles.xml")).isFalse();
    }

    @Test
    void takesASlideTwice() throws IOException {
        RawDeck copy = assemble(RichDeck.CHART, RichDeck.CHART);

        assertThat(copy.names()).contains("ppt/charts/chart1.xml", "ppt/charts/chart2.xml", "ppt/media/image1.png")
                .doesNotContain("ppt/media/image2.png");
    }

    @Test
    void givesEachSlideTheMasterThatItHad() throws IOException {
        deck = RichDeck.twoMasters(folder.resolve("masters.pptx"));
        RawDeck first = alone(1);
        RawDeck second = alone(2);
        RawDeck both = assemble(1, 2);

        assertThat(first.text("ppt/theme/theme1.xml")).contains("1F497D");
        assertThat(second.text("ppt/theme/theme1.xml")).contains("FF0000");
        assertThat(List.of(first, second)).noneMatch(copy -> copy.has("ppt/slideMasters/slideMaster2.xml"));
        assertThat(both.text("ppt/presentation.xml").split("<p:sldMasterId ", -1)).hasSize(3);
        assertThat(both.text("ppt/theme/theme2.xml")).contains("FF0000");
    }

    @Test
    void endsWhenPartsLeadInCirclesOrOut() throws IOException {
        RawDeck circles = RichDeck.build(folder.resolve("circles.pptx"));
        circles.relate("ppt/charts/chart1.xml".replace("chart1", chartName()),
                "http://schemas.microsoft.com/office/2011/relationships/chartStyle", "ppt/charts/style1.xml");
        circles.relate("ppt/charts/style1.xml", "http://schemas.microsoft.com/office/2011/relationships/chartStyle",
                "ppt/charts/" + chartName() + ".xml");
        circles.relate("ppt/charts/style1.xml", "theme", "ppt/presentation.xml");
        circles.relate("ppt/charts/style1.xml", "unheard-of", "../../../../etc/passwd");
        deck = circles.save(folder.resolve("circles.pptx"));

        RawDeck copy = alone(RichDeck.CHART);

        assertThat(copy.text("ppt/charts/_rels/style1.xml.rels")).contains("chart1.xml").doesNotContain("passwd",
                "presentation.xml");
    }

    private String chartName() {
        String name = chartParts().stream().filter(part -> part.matches("ppt/charts/chart\\d+\\.xml")).findFirst()
                .orElseThrow();
        return name.substring("ppt/charts/".length(), name.length() - ".xml".length());
    }

    @Test
    void refusesWhatIsNoPresentation() throws IOException {
        Path text = Files.writeString(folder.resolve("text.pptx"), "no archive");
        assertThatExceptionOfType(UnreadableDeck.class).isThrownBy(() -> DeckParts.open(text))
                .matches(e -> e.reason() == UnreadableDeck.Reason.DAMAGED);
        Path word = RichDeck.build(folder.resolve("word.docx"))
                .change("[Content_Types].xml", types -> types.replace(ContentTypes.MAIN,
                        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"))
                .save(folder.resolve("word.docx"));
        assertThatExceptionOfType(UnreadableDeck.class).isThrownBy(() -> DeckParts.open(word))
                .matches(e -> e.reason() == UnreadableDeck.Reason.UNSUPPORTED_FORMAT);
    }

    @Test
    void refusesDocumentTypesAndLeavesNoFile() throws IOException {
        deck = RichDeck.build(folder.resolve("entities.pptx"))
                .change(RawDeck.slide(1), text -> text.replaceFirst("<p:sld ",
                        "<!DOCTYPE p:sld [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><p:sld "))
                .save(folder.resolve("entities.pptx"));
        assertThatExceptionOfType(UnreadableDeck.class).isThrownBy(() -> alone(1))
                .matches(e -> e.reason() == UnreadableDeck.Reason.UNSAFE);
        assertThat(folder.resolve("alone.pptx")).doesNotExist();
    }

    @Test
    void refusesSlidesThatAreNotThere() throws IOException {
        try (DeckParts parts = DeckParts.open(deck)) {
            assertThat(parts.slides()).isEqualTo(RichDeck.SLIDES);
            assertThatThrownBy(() -> DeckAssembly.of(parts, 0, "")).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> DeckAssembly.of(parts, 8, "")).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void takesASlideOfAPlainDeck() throws IOException {
        var plain = new Decks();
        plain.slide("Plain");
        deck = plain.save(folder.resolve("plain.pptx"));

        assertThat(beside(alone(1))).isEmpty();
    }

    private static Set<String> beside(RawDeck copy) {
        Set<String> names = new TreeSet<>(copy.names());
        assertThat(names).containsAll(FRAME);
        names.removeAll(FRAME);
        return names;
    }

    private RawDeck alone(int position) throws IOException {
        Path target = folder.resolve("alone.pptx");
        try (DeckParts parts = DeckParts.open(deck)) {
            DeckAssembly.of(parts, position, "The <deck>").writeTo(target);
        }
        WrittenPackage.check(target);
        return RawDeck.of(target);
    }

    private RawDeck assemble(int... positions) throws IOException {
        return assemble(IntStream.of(positions).mapToObj(_ -> deck).toList(),
                IntStream.of(positions).boxed().collect(Collectors.toList()));
    }

    private RawDeck assemble(List<Path> decks, List<Integer> positions) throws IOException {
        Path target = folder.resolve("assembled.pptx");
        List<DeckParts> opened = new ArrayList<>();
        try {
            var assembly = new DeckAssembly("Assembled");
            for (int i = 0; i < decks.size(); i++) {
                int first = decks.indexOf(decks.get(i));
                opened.add(first < i ? opened.get(first) : DeckParts.open(decks.get(i)));
                assembly.add(opened.get(i), positions.get(i));
            }
            assembly.writeTo(target);
        } finally {
            for (DeckParts parts : opened) {
                parts.close();
            }
        }
        WrittenPackage.check(target);
        return RawDeck.of(target);
    }

    private static XMLSlideShow open(Path file) throws IOException {
        return new XMLSlideShow(Files.newInputStream(file));
    }
}
