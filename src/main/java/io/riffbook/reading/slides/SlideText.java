package io.riffbook.reading.slides;

import io.riffbook.reading.Limits;
import io.riffbook.reading.passage.MarkdownText;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.sl.usermodel.GroupShape;
import org.apache.poi.sl.usermodel.Notes;
import org.apache.poi.sl.usermodel.Placeholder;
import org.apache.poi.sl.usermodel.Shape;
import org.apache.poi.sl.usermodel.Slide;
import org.apache.poi.sl.usermodel.TableCell;
import org.apache.poi.sl.usermodel.TableShape;
import org.apache.poi.sl.usermodel.TextParagraph;
import org.apache.poi.sl.usermodel.TextShape;
import org.jspecify.annotations.Nullable;

/// The words of one slide, in either format of PowerPoint: its title, its text in the order in which screen readers read it, its
/// speaker's notes. What every slide repeats (numbers, dates, footers) is left out.
final class SlideText {

    private final List<? extends Shape<?, ?>> shapes;
    private final @Nullable Notes<?, ?> speakersNotes;
    private final FormatWords words;
    private final RepeatedText repeated;
    private final @Nullable TextShape<?, ?> titleShape;

    SlideText(Slide<?, ?> slide, FormatWords words, RepeatedText repeated) {
        this.shapes = slide.getShapes();
        this.speakersNotes = slide.getNotes();
        this.words = words;
        this.repeated = repeated;
        this.titleShape = findTitle(shapes, 0);
    }

    /// Blank if the slide has no title.
    String title() {
        return titleShape == null ? "" : plain(titleShape, words);
    }

    String body() {
        var text = new MarkdownText();
        addShapes(shapes, text, 0);
        return text.toString();
    }

    String notes() {
        if (speakersNotes == null) {
            return "";
        }
        var text = new MarkdownText();
        addShapes(speakersNotes.getShapes(), text, 0);
        return text.toString();
    }

    private @Nullable TextShape<?, ?> findTitle(List<? extends Shape<?, ?>> among, int depth) {
        for (Shape<?, ?> shape : among) {
            if (shape instanceof TextShape<?, ?> text && isTitle(text.getPlaceholder())
                    && !plain(text, words).isBlank()) {
                return text;
            }
            if (shape instanceof GroupShape<?, ?> group && depth < Limits.NESTING) {
                TextShape<?, ?> title = findTitle(group.getShapes(), depth + 1);
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

    private void addShapes(List<? extends Shape<?, ?>> among, MarkdownText text, int depth) {
        for (Shape<?, ?> shape : among) {
            switch (shape) {
                // A table of the binary format is a group, too.
                case TableShape<?, ?> table -> text.table(rows(table));
                case GroupShape<?, ?> group -> {
                    if (depth < Limits.NESTING) {
                        addShapes(group.getShapes(), text, depth + 1);
                    }
                }
                case TextShape<?, ?> box -> {
                    if (!box.equals(titleShape) && !isRepeated(box.getPlaceholder()) && !repeated.contains(box)) {
                        addParagraphs(box, text);
                        text.endBlock();
                    }
                }
                default -> words.addOther(shape, text);
            }
        }
    }

    private static boolean isRepeated(@Nullable Placeholder placeholder) {
        return placeholder == Placeholder.SLIDE_NUMBER || placeholder == Placeholder.DATETIME
                || placeholder == Placeholder.FOOTER || placeholder == Placeholder.HEADER
                || placeholder == Placeholder.SLIDE_IMAGE;
    }

    private void addParagraphs(TextShape<?, ?> box, MarkdownText text) {
        for (TextParagraph<?, ?, ?> paragraph : box.getTextParagraphs()) {
            String said = words.paragraph(paragraph);
            if (said.isBlank()) {
                continue;
            }
            TextParagraph.BulletStyle bullet = paragraph.getBulletStyle();
            if (bullet == null) {
                text.paragraph(said);
            } else {
                text.item(paragraph.getIndentLevel(), bullet.getAutoNumberingScheme() != null, said);
            }
        }
    }

    private List<List<String>> rows(TableShape<?, ?> table) {
        return IntStream.range(0, table.getNumberOfRows()).mapToObj(row -> cells(table, row)).toList();
    }

    private List<String> cells(TableShape<?, ?> table, int row) {
        return IntStream.range(0, table.getNumberOfColumns()).mapToObj(column -> cell(table.getCell(row, column)))
                .toList();
    }

    private String cell(@Nullable TableCell<?, ?> cell) {
        return cell == null || cell.isMerged() ? "" : plain(cell, words);
    }

    /// All words of a text box on one line.
    static String plain(TextShape<?, ?> shape, FormatWords words) {
        return shape.getTextParagraphs().stream().map(words::paragraph).filter(said -> !said.isBlank())
                .map(said -> said.replace('\n', ' ')).collect(Collectors.joining(" "));
    }
}
