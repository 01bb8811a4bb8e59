package io.riffbook.reading.composing;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.reading.Answers;
import io.riffbook.reading.Markdown;
import io.riffbook.reading.PassageContent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.poi.sl.usermodel.Placeholder;
import org.apache.poi.xslf.usermodel.SlideLayout;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTextShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ComposedPresentationTest {

    private static final Path LABELLED = Path.of("src/test/resources/decks/labelled");

    @TempDir
    private Path folder;

    private Composition composition;

    @BeforeEach
    void start() {
        composition = new Composition(folder);
    }

    static List<Path> writtenDecks() throws IOException {
        try (Stream<Path> files = Files.list(LABELLED)) {
            return files.filter(file -> file.toString().endsWith(".md") && !file.endsWith("README.md")).sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("writtenDecks")
    void saysWhatTheDeckSays(Path markdown) throws IOException {
        List<PassageContent> written = Answers.text(markdown).passages;

        List<PassageContent> read = Answers.text(composition.presentation(markdown, Optional.empty())).passages;

        assertThat(read).extracting(PassageContent::title).containsExactlyElementsOf(
                written.stream().map(PassageContent::title).toList());
        for (int i = 0; i < written.size(); i++) {
            assertThat(words(read.get(i).body())).isEqualTo(words(written.get(i).body()));
            assertThat(words(read.get(i).notes())).isEqualTo(words(written.get(i).notes()));
        }
    }

    /// What is said, without how it is marked.
    private static String words(String markdown) {
        return Markdown.toText(markdown).replaceAll("(?m)^\\s*(?:[-*•]|\\d+[.)])\\s+", "").replaceAll("\\s+", " ")
                .strip();
    }

    @Test
    void keepsListsWithTheirLevelsAndNumbers() throws IOException {
        String body = """
                Before them all.

                - One
                  - Deeper
                    - Deepest
                - Two

                1. First
                2. Second
                   1. Within
                   2. Also within
                3. Third""";

        String read = body("# Start\n\n---\n\n## Lists\n\n" + body);

        assertThat(read).contains("Before them all.", "- One\n  - Deeper\n    - Deepest\n- Two");
        assertThat(read).contains("1. First\n2. Second\n   1. Within\n   2. Also within\n3. Third");
    }

    @Test
    void makesTablesWithAHeadAndAlignment() throws IOException {
        assertThat(body("""
                # Start

                ---

                ## Prices

                | Plan | Price |
                |:-----|------:|
                | Start | **$900** |
                | Grow | $7,200 |

                Without tax."""))
                .isEqualTo("""
                        | Plan | Price |
                        | --- | --- |
                        | Start | $900 |
                        | Grow | $7,200 |

                        Without tax.""");
    }

    @Test
    void marksWordsAndLinksOnlyToTheWeb() throws IOException {
        Path file = composition.presentation("""
                # Start

                ---

                ## Words

                **Bold**, *italic*, ~~gone~~, `code`, [web](https://example.com/a%20b), <me@example.com>,
                [nowhere](javascript:alert(1)), ![A yard](https://example.com/yard.png)""");

        String slide = part(file, "ppt/slides/slide2.xml");
        assertThat(slide).contains("b=\"true\"", "i=\"true\"", "strike=\"sngStrike\"", "Courier New", "A yard",
                "nowhere");
        assertThat(part(file, "ppt/slides/_rels/slide2.xml.rels")).contains("https://example.com/a%20b",
                "mailto:me@example.com").doesNotContain("javascript", "yard.png");
    }

    @Test
    void choosesALayoutForEachKindOfSlide() throws IOException {
        Path file = composition.presentation("""
                # A deck

                What it is about

                ---

                ## A part

                ---

                ## A slide

                Words.

                ---

                ## A table

                | A | B |
                |---|---|
                | 1 | 2 |

                <!-- Say
                it.

                Twice. -->
                """);

        try (XMLSlideShow show = new XMLSlideShow(Files.newInputStream(file))) {
            assertThat(show.getSlides()).extracting(slide -> slide.getSlideLayout().getType()).containsExactly(
                    SlideLayout.TITLE, SlideLayout.SECTION_HEADER, SlideLayout.TITLE_AND_CONTENT,
                    SlideLayout.TITLE_ONLY);
            assertThat(show.getPageSize().getWidth() / show.getPageSize().getHeight()).isBetween(1.77, 1.78);
            assertThat(show.getProperties().getCoreProperties().getTitle()).isEqualTo("The title");
            assertThat(show.getProperties().getCoreProperties().getCreator()).isNullOrEmpty();
        }
        assertThat(Answers.text(file).passages.getLast().notes()).isEqualTo("Say\\\nit.\n\nTwice.");
    }

    @Test
    void goesOnOnFurtherSlidesWhenASectionIsTooLong() throws IOException {
        String items = IntStream.rangeClosed(1, 60).mapToObj("- Point %d says something of its own"::formatted)
                .collect(Collectors.joining("\n"));

        List<PassageContent> read = Answers
                .text(composition.presentation("# Start\n\n---\n\n## Long\n\n" + items)).passages;

        assertThat(read).hasSizeBetween(4, 8);
        assertThat(read.subList(1, read.size())).extracting(PassageContent::title).containsOnly("Long");
        assertThat(read.stream().map(PassageContent::body).filter(text -> !text.isBlank())
                .collect(Collectors.joining("\n"))).isEqualTo(items);
    }

    @Test
    void losesNothingOfAParagraphThatIsLongerThanASlide() throws IOException {
        String words = IntStream.rangeClosed(1, 2_000).mapToObj(Integer::toString).collect(Collectors.joining(" "));

        List<PassageContent> read = Answers
                .text(composition.presentation("# Start\n\n---\n\n## Long\n\n" + words)).passages;

        assertThat(read.size()).isGreaterThan(3);
        assertThat(read.stream().map(PassageContent::body).collect(Collectors.joining(" ")).replaceAll("\\s+", " ")
                .strip()).isEqualTo(words);
    }

    @Test
    void makesThreeHundredSlides() throws IOException {
        String sections = IntStream.rangeClosed(1, 300).mapToObj("## Slide no. %1$d\n\n- Point %1$d"::formatted)
                .collect(Collectors.joining("\n\n---\n\n"));

        assertThat(Answers.text(composition.presentation(sections)).passages).hasSize(300);
    }

    @Test
    void givesTheSameBytesForTheSameDeck() throws IOException {
        String deck = "# A deck\n\n---\n\n## A slide\n\n- One\n\n<!-- Said -->";

        assertThat(composition.presentation(deck)).hasSameBinaryContentAs(composition.presentation(deck));
    }

    @Test
    void usesATemplatesLooksAndNothingElseOfIt() throws IOException {
        Path template = template();

        Path file = composition.presentation("# A deck\n\n---\n\n## A slide\n\n- One\n  - Two\n\n---\n\n## Part",
                Optional.of(template));

        try (XMLSlideShow show = new XMLSlideShow(Files.newInputStream(file))) {
            assertThat(show.getSlideMasters().getFirst().getTheme().getName()).isEqualTo("House style");
            assertThat(show.getSlideMasters().getFirst().getTheme().getMajorFont()).isEqualTo("Papyrus");
            assertThat(show.getSlides())
                    .extracting(slide -> Stationery.title(slide.getPlaceholders()).orElseThrow().getText())
                    .containsExactly("A deck", "A slide", "Part");
            assertThat(show.getSlides().getFirst().getSlideLayout().getType()).isEqualTo(SlideLayout.TITLE);
            for (XSLFSlide slide : show.getSlides()) {
                assertThat(slide.getPlaceholders()).extracting(XSLFTextShape::getText).noneMatch(String::isBlank);
            }
        }
        assertThat(everything(file)).doesNotContain("confidential", "An Author", "A Company");
        assertThat(entries(file)).noneMatch(name -> name.contains("app.xml") || name.contains("media"));
    }

    private Path template() throws IOException {
        Path file = folder.resolve("template.pptx");
        try (var show = new XMLSlideShow(); OutputStream out = Files.newOutputStream(file)) {
            XSLFSlide slide = show.createSlide(show.getSlideMasters().getFirst().getLayout(SlideLayout.TITLE));
            slide.getPlaceholder(0).setText("confidential");
            show.getNotesSlide(slide).getPlaceholder(1).setText("confidential");
            slide.createPicture(
                    show.addPicture(new byte[]{1, 2, 3}, org.apache.poi.sl.usermodel.PictureData.PictureType.PNG));
            var theme = show.getSlideMasters().getFirst().getTheme().getXmlObject();
            theme.setName("House style");
            theme.getThemeElements().getFontScheme().getMajorFont().getLatin().setTypeface("Papyrus");
            show.getProperties().getCoreProperties().setCreator("An Author");
            show.getProperties().getExtendedProperties().setCompany("A Company");
            show.write(out);
        }
        return file;
    }

    @Test
    void leavesNoPlaceForTextEmptyAndNumbersTheSlides() throws IOException {
        Path file = composition.presentation("# A deck\n\n---\n\n## Part\n\n---\n\n## Slide\n\nWords.");

        try (XMLSlideShow show = new XMLSlideShow(Files.newInputStream(file))) {
            assertThat(show.getSlides().get(2).getPlaceholders()).extracting(XSLFTextShape::getTextType)
                    .containsExactlyInAnyOrder(Placeholder.TITLE, Placeholder.CONTENT, Placeholder.SLIDE_NUMBER);
            assertThat(show.getSlides().getFirst().getPlaceholders()).extracting(XSLFTextShape::getTextType)
                    .containsExactly(Placeholder.CENTERED_TITLE);
        }
    }

    private String body(String markdown) throws IOException {
        return Answers.text(composition.presentation(markdown)).passages.getLast().body();
    }

    private static String part(Path file, String name) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> entries(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            return zip.stream().map(ZipEntry::getName).toList();
        }
    }

    private static String everything(Path file) throws IOException {
        var all = new StringBuilder();
        for (String name : entries(file)) {
            all.append(part(file, name));
        }
        return all.toString();
    }
}
