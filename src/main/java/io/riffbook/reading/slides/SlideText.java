package io.riffbook.reading.slides;

import io.riffbook.reading.Limits;
import io.riffbook.reading.passage.MarkdownText;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.poi.sl.usermodel.Placeholder;
import org.apache.poi.xslf.usermodel.XSLFGroupShape;
import org.apache.poi.xslf.usermodel.XSLFNotes;
import org.apache.poi.xslf.usermodel.XSLFShape;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTable;
import org.apache.poi.xslf.usermodel.XSLFTableCell;
import org.apache.poi.xslf.usermodel.XSLFTableRow;
import org.apache.poi.xslf.usermodel.XSLFTextParagraph;
import org.apache.poi.xslf.usermodel.XSLFTextRun;
import org.apache.poi.xslf.usermodel.XSLFTextShape;
import org.jspecify.annotations.Nullable;

/// The words of one slide: its title, its text in the order in which screen readers read it, its speaker's notes.
/// What every slide repeats (numbers, dates, footers) is left out.
final class SlideText {

    private final XSLFSlide slide;
    private final @Nullable XSLFTextShape titleShape;

    SlideText(XSLFSlide slide) {
        this.slide = slide;
        this.titleShape = findTitle(slide.getShapes(), 0);
    }

    /// Blank if the slide has no title.
    String title() {
        return titleShape == null ? "" : plain(titleShape.getTextParagraphs(), " ");
    }

    String body() {
        var text = new MarkdownText();
        addShapes(slide.getShapes(), text, 0);
        return text.toString();
    }

    String notes() {
        XSLFNotes notes = slide.getNotes();
        if (notes == null) {
            return "";
        }
        var text = new MarkdownText();
        addShapes(notes.getShapes(), text, 0);
        return text.toString();
    }

    private static @Nullable XSLFTextShape findTitle(List<XSLFShape> shapes, int depth) {
        for (XSLFShape shape : shapes) {
            if (shape instanceof XSLFTextShape text && isTitle(text.getPlaceholder()) && !isBlank(text)) {
                return text;
            }
            if (shape instanceof XSLFGroupShape group && depth < Limits.NESTING) {
                XSLFTextShape title = findTitle(group.getShapes(), depth + 1);
                if (title != null) {
                    return title;
                }
            }
        }
        return null;
    }

    private static boolean isTitle(@Nullable Placeholder placeholder) {
        return placeholder == Placeholder.TITLE || placeholder == Placeholder.CENTERED_TITLE
                || placeholder == Placeholder.VERTICAL_TEXT_TITLE;
    }

    private static boolean isBlank(XSLFTextShape shape) {
        return plain(shape.getTextParagraphs(), " ").isBlank();
    }

    private void addShapes(List<XSLFShape> shapes, MarkdownText text, int depth) {
        for (XSLFShape shape : shapes) {
            switch (shape) {
                case XSLFGroupShape group when depth < Limits.NESTING -> addShapes(group.getShapes(), text, depth + 1);
                case XSLFTable table -> text.table(rows(table));
                case XSLFTextShape box when !box.equals(titleShape) && !isRepeated(box.getPlaceholder()) -> {
                    addParagraphs(box, text);
                    text.endBlock();
                }
                default -> {
                    // Charts and SmartArt have words too, in parts of their own.
                }
            }
        }
    }

    private static boolean isRepeated(@Nullable Placeholder placeholder) {
        return placeholder == Placeholder.SLIDE_NUMBER || placeholder == Placeholder.DATETIME
                || placeholder == Placeholder.FOOTER || placeholder == Placeholder.HEADER
                || placeholder == Placeholder.SLIDE_IMAGE;
    }

    private static void addParagraphs(XSLFTextShape box, MarkdownText text) {
        for (XSLFTextParagraph paragraph : box.getTextParagraphs()) {
            String words = words(paragraph, "\n");
            if (words.isBlank()) {
                continue;
            }
            if (paragraph.isBullet()) {
                boolean numbered = paragraph.getAutoNumberingScheme() != null;
                text.item(paragraph.getIndentLevel(), numbered, words);
            } else {
                text.paragraph(words);
            }
        }
    }

    private static List<List<String>> rows(XSLFTable table) {
        return table.getRows().stream().map(SlideText::cells).toList();
    }

    private static List<String> cells(XSLFTableRow row) {
        return row.getCells().stream().map(SlideText::cell).toList();
    }

    private static String cell(XSLFTableCell cell) {
        return cell.isMerged() ? "" : plain(cell.getTextParagraphs(), " ");
    }

    private static String plain(List<XSLFTextParagraph> paragraphs, String between) {
        return paragraphs.stream().map(paragraph -> words(paragraph, " ")).filter(words -> !words.isBlank())
                .collect(Collectors.joining(between));
    }

    private static String words(XSLFTextParagraph paragraph, String lineBreak) {
        var words = new StringBuilder();
        for (XSLFTextRun run : paragraph.getTextRuns()) {
            String raw = run.getRawText();
            if (raw != null) {
                words.append(raw);
            }
        }
        return words.toString().replace("\u000b", "\n").replace("\n", lineBreak).strip();
    }
}
