package io.riffbook.demo;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import org.apache.poi.xslf.usermodel.SlideLayout;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFNotes;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTextShape;

import io.riffbook.demo.DeckOutline.Block;
import io.riffbook.demo.DeckOutline.Bullets;
import io.riffbook.demo.DeckOutline.Paragraph;
import io.riffbook.demo.DeckOutline.Quotation;
import io.riffbook.demo.DeckOutline.Slide;
import io.riffbook.demo.DeckOutline.Steps;
import io.riffbook.demo.DeckOutline.Table;

/// Makes the demo's master deck as a PowerPoint file from its Markdown. The same Markdown gives the same bytes.
///
/// Run `main` in the project's folder after the Markdown has changed, look at the slides, and commit the file.
final class MasterDeckGenerator {

    static final Path MARKDOWN = Path.of("src/main/resources/demo/master-deck.md");
    static final Path POWERPOINT = Path.of("src/main/resources/demo/master-deck.pptx");

    private static final Instant WRITTEN = Instant.parse("2026-07-01T08:00:00Z");
    private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(2026, 7, 1, 8, 0);

    private MasterDeckGenerator() {}

    static void main() throws IOException {
        Files.write(POWERPOINT, generate(DeckOutline.parse(Files.readString(MARKDOWN))));
    }

    static byte[] generate(DeckOutline outline) throws IOException {
        try (var deck = new XMLSlideShow(); var bytes = new ByteArrayOutputStream()) {
            DeckTheme.applyTo(deck);
            for (Slide slide : outline.slides()) {
                add(deck, slide);
            }
            var properties = deck.getProperties().getCoreProperties();
            properties.setTitle(outline.slides().getFirst().title());
            properties.setDescription("Demo content: company, customers and figures are fictional");
            properties.setCreated(Optional.of(Date.from(WRITTEN)));
            properties.setModified(Optional.of(Date.from(WRITTEN)));
            deck.write(bytes);
            return withFixedEntryTimes(bytes.toByteArray());
        }
    }

    private static void add(XMLSlideShow deck, Slide outline) {
        boolean cover = deck.getSlides().isEmpty();
        XSLFSlide slide = cover ? cover(deck, outline) : content(deck, outline);
        if (!outline.notes().isEmpty()) {
            say(deck.getNotesSlide(slide), outline.notes());
        }
    }

    /// Keeps the slide's picture and the spoken text only: POI's template brings a date and a page number of its own.
    private static void say(XSLFNotes page, String notes) {
        for (XSLFTextShape shape : page.getPlaceholders()) {
            switch (shape.getTextType()) {
                case BODY -> shape.setText(notes);
                case SLIDE_IMAGE -> {
                }
                default -> page.removeShape(shape);
            }
        }
    }

    private static XSLFSlide cover(XMLSlideShow deck, Slide outline) {
        XSLFSlide slide = deck.createSlide(deck.getSlideMasters().getFirst().getLayout(SlideLayout.TITLE));
        DeckTheme.darken(slide);
        new DeckPainter(slide, false, false).coldCurve();
        XSLFTextShape title = slide.getPlaceholder(0);
        title.setText(outline.title());
        title.getTextParagraphs().getFirst().getTextRuns().forEach(run -> {
            run.setFontSize(44.0);
            run.setFontColor(DeckTheme.PAPER);
        });
        XSLFTextShape subtitle = slide.getPlaceholder(1);
        subtitle.setText(((Paragraph) outline.blocks().getFirst()).text());
        subtitle.getTextParagraphs().getFirst().getTextRuns().forEach(run -> {
            run.setFontSize(20.0);
            run.setFontColor(DeckTheme.FROST);
        });
        return slide;
    }

    private static XSLFSlide content(XMLSlideShow deck, Slide outline) {
        List<Block> blocks = outline.blocks();
        boolean listed = blocks.stream().anyMatch(block -> block instanceof Bullets list && !isCards(list));
        var layout = deck.getSlideMasters().getFirst()
                .getLayout(listed ? SlideLayout.TITLE_AND_CONTENT : SlideLayout.TITLE_ONLY);
        XSLFSlide slide = deck.createSlide(layout);
        slide.getPlaceholder(0).setText(outline.title());
        boolean led = blocks.getFirst() instanceof Paragraph;
        boolean concluded = blocks.getLast() instanceof Paragraph;
        var painter = new DeckPainter(slide, led, concluded);
        for (int i = 0; i < blocks.size(); i++) {
            boolean first = i == 0;
            switch (blocks.get(i)) {
                case Paragraph lead when first -> painter.lead(lead.text());
                case Paragraph takeaway -> painter.takeaway(takeaway.text());
                case Bullets list when isCards(list) -> painter.cards(list.items());
                case Bullets list -> painter.bullets(slide.getPlaceholder(1), list.items());
                case Steps steps -> painter.steps(steps.items());
                case Table table when table.isShares() -> painter.shares(table);
                case Table table -> painter.table(table);
                case Quotation quotation -> painter.quotation(quotation.text(), quotation.speaker());
            }
        }
        return slide;
    }

    private static boolean isCards(Bullets list) {
        return list.items().stream().allMatch(item -> item.startsWith("**"));
    }

    private static byte[] withFixedEntryTimes(byte[] zip) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip)); var out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                var stable = new ZipEntry(entry.getName());
                stable.setTimeLocal(ENTRY_TIME);
                out.putNextEntry(stable);
                in.transferTo(out);
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
