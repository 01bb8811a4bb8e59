package io.riffbook.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.poi.sl.usermodel.Placeholder;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFSheet;
import org.apache.poi.xslf.usermodel.XSLFTextShape;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.riffbook.demo.DeckOutline.Slide;

class MasterDeckGeneratorTest {

    private static final Set<Placeholder> TITLES = EnumSet.of(Placeholder.TITLE, Placeholder.CENTERED_TITLE);
    private static final Set<Placeholder> NOTES = EnumSet.of(Placeholder.BODY);

    private static DeckOutline outline = new DeckOutline(List.of());

    @BeforeAll
    static void readTheMarkdown() throws IOException {
        outline = DeckOutline.parse(Files.readString(MasterDeckGenerator.MARKDOWN));
    }

    @Test
    void theCommittedDeckHasTheSlidesOfTheMarkdown() throws IOException {
        try (var in = Files.newInputStream(MasterDeckGenerator.POWERPOINT); var deck = new XMLSlideShow(in)) {
            assertThat(deck.getSlides()).extracting(slide -> text(slide, TITLES))
                    .containsExactlyElementsOf(outline.slides().stream().map(Slide::title).toList());
            assertThat(deck.getSlides()).extracting(slide -> text(slide.getNotes(), NOTES))
                    .containsExactlyElementsOf(outline.slides().stream().map(Slide::notes).toList());
        }
    }

    @Test
    void theCommittedDeckFollowsItsSchemaSoThatPowerPointNeedNotRepairIt() throws IOException {
        try (var in = Files.newInputStream(MasterDeckGenerator.POWERPOINT); var deck = new XMLSlideShow(in)) {
            assertThat(deck.getSlideMasters()).allMatch(master -> master.getXmlObject().validate());
            assertThat(deck.getSlides()).allMatch(slide -> slide.getXmlObject().validate());
            assertThat(deck.getSlides()).allMatch(slide -> slide.getNotes().getXmlObject().validate());
        }
    }

    @Test
    void everySlideHasSomethingToShowAndSomethingToSay() {
        assertThat(outline.slides()).hasSizeBetween(24, 30).allSatisfy(slide -> {
            assertThat(slide.title()).isNotBlank().hasSizeLessThanOrEqualTo(60);
            assertThat(slide.blocks()).isNotEmpty();
            assertThat(slide.notes()).isNotBlank();
        });
    }

    @Test
    void theSameMarkdownGivesTheSameBytes() throws IOException {
        var beginning = new DeckOutline(outline.slides().subList(0, 5));

        assertThat(MasterDeckGenerator.generate(beginning)).isEqualTo(MasterDeckGenerator.generate(beginning));
    }

    private static String text(@Nullable XSLFSheet sheet, Set<Placeholder> types) {
        return Stream.ofNullable(sheet).flatMap(shown -> Arrays.stream(shown.getPlaceholders()))
                .filter(shape -> types.contains(shape.getTextType())).map(XSLFTextShape::getText)
                .collect(Collectors.joining());
    }
}
