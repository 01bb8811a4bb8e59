package io.riffbook.reading.documents.pdf;

import io.riffbook.reading.Limits;
import io.riffbook.reading.documents.pdf.ReadingOrder.Block;
import io.riffbook.reading.passage.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The words of one page: its title by size, its paragraphs and lists by where their lines stand.
final class PageText {

    /// The part of the page's height that a title stands in.
    private static final float UPPER = 0.6f;
    private static final float LARGER = 1.15f;
    private static final int TITLE_LINES = 4;

    private final List<Block> blocks;
    private final List<PdfLine> title;

    /// @param lines without those that repeat
    PageText(List<PdfLine> lines, float height) {
        this.blocks = ReadingOrder.of(lines);
        this.title = findTitle(blocks.stream().flatMap(block -> block.lines().stream()).toList(), height);
    }

    /// Blank if no words are larger than the others.
    String title() {
        return title.stream().map(PdfLine::text).collect(Collectors.joining(" "));
    }

    String body() {
        var text = new MarkdownText();
        var paragraphs = new Paragraphs(text);
        for (Block block : blocks) {
            paragraphs.add(block.lines().stream().filter(line -> !title.contains(line)).toList());
        }
        paragraphs.end();
        return text.toString();
    }

    private static List<PdfLine> findTitle(List<PdfLine> lines, float height) {
        List<PdfLine> candidates = lines.stream().filter(line -> line.baseline() < UPPER * height && line.hasLetters())
                .toList();
        float largest = (float) candidates.stream().mapToDouble(PdfLine::size).max().orElse(0);
        float usual = usualSize(lines);
        if (candidates.isEmpty() || (largest < LARGER * usual && lines.size() > 1)) {
            return List.of();
        }
        List<PdfLine> title = new ArrayList<>();
        int length = 0;
        for (PdfLine line : lines) {
            boolean large = line.size() >= 0.95f * largest && candidates.contains(line);
            length += line.text().length() + 1;
            boolean near = title.isEmpty() || line.baseline() - title.getLast().baseline() < 2f * largest;
            if (large && near && title.size() < TITLE_LINES && length < Limits.TITLE) {
                title.add(line);
            } else if (!title.isEmpty()) {
                break;
            } else {
                length = 0;
            }
        }
        return title;
    }

    /// The size that most letters have.
    private static float usualSize(List<PdfLine> lines) {
        return lines.stream()
                .collect(Collectors.groupingBy(line -> Math.round(2 * line.size()),
                        Collectors.summingInt(line -> line.text().length())))
                .entrySet().stream().max(java.util.Map.Entry.comparingByValue()).map(entry -> entry.getKey() / 2f)
                .orElse(0f);
    }
}
