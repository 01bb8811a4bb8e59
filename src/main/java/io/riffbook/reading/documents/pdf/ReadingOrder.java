package io.riffbook.reading.documents.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The order in which people read the lines of a page: the page is cut again and again where the widest empty strip
/// goes through it, across or down; what can't be cut is read from top to bottom.
final class ReadingOrder {

    /// Lines of a page that are put in order; a page with more is no text.
    private static final int MOST_LINES = 3_000;
    private static final int MOST_CUTS = 40;
    /// Empty strips of less than so many sizes of the font are none.
    private static final float LEAST_ACROSS = 0.6f;
    private static final float LEAST_DOWN = 0.9f;

    /// Lines that no empty strip divides.
    record Block(List<PdfLine> lines) {}

    private final List<Block> blocks = new ArrayList<>();

    private ReadingOrder() {}

    static List<Block> of(List<PdfLine> lines) {
        if (lines.size() > MOST_LINES) {
            return List.of(new Block(lines));
        }
        var order = new ReadingOrder();
        order.cut(lines, 0);
        return order.blocks;
    }

    private void cut(List<PdfLine> lines, int depth) {
        if (lines.isEmpty()) {
            return;
        }
        float size = middle(lines);
        List<PdfLine> down = lines.stream().sorted(Comparator.comparingDouble(PdfLine::left)).toList();
        List<PdfLine> across = lines.stream().sorted(Comparator.comparingDouble(PdfLine::top)).toList();
        float gapDown = widest(down, false);
        float gapAcross = widest(across, true);
        if (depth < MOST_CUTS && gapDown >= LEAST_DOWN * size && gapDown >= gapAcross && !isTable(lines)) {
            parts(down, false, gapDown).forEach(part -> cut(part, depth + 1));
        } else if (depth < MOST_CUTS && gapAcross >= LEAST_ACROSS * size) {
            parts(across, true, 0.85f * gapAcross).forEach(part -> cut(part, depth + 1));
        } else {
            blocks.add(new Block(rows(across)));
        }
    }

    private static float middle(List<PdfLine> lines) {
        List<Float> sizes = lines.stream().map(PdfLine::size).sorted().toList();
        return sizes.get(sizes.size() / 2);
    }

    private static float widest(List<PdfLine> sorted, boolean across) {
        float widest = 0;
        float end = Float.MAX_VALUE;
        for (PdfLine line : sorted) {
            if (end < Float.MAX_VALUE) {
                widest = Math.max(widest, start(line, across) - end);
                end = Math.max(end, end(line, across));
            } else {
                end = end(line, across);
            }
        }
        return widest;
    }

    private static List<List<PdfLine>> parts(List<PdfLine> sorted, boolean across, float gap) {
        List<List<PdfLine>> parts = new ArrayList<>();
        List<PdfLine> part = new ArrayList<>();
        float end = 0;
        for (PdfLine line : sorted) {
            if (!part.isEmpty() && start(line, across) - end >= gap) {
                parts.add(part);
                part = new ArrayList<>();
            }
            end = part.isEmpty() ? end(line, across) : Math.max(end, end(line, across));
            part.add(line);
        }
        parts.add(part);
        return parts;
    }

    private static float start(PdfLine line, boolean across) {
        return across ? line.top() : line.left();
    }

    private static float end(PdfLine line, boolean across) {
        return across ? line.bottom() : line.right();
    }

    /// Short words that stand beside each other, row after row, are read by row.
    private static boolean isTable(List<PdfLine> lines) {
        List<List<PdfLine>> rows = besides(lines.stream().sorted(Comparator.comparingDouble(PdfLine::top)).toList());
        long paired = rows.stream().filter(row -> row.size() > 1).count();
        double length = lines.stream().mapToInt(line -> line.text().length()).average().orElse(0);
        // Cells of several lines are columns: their lines go on in small letters.
        long goingOn = lines.stream().filter(line -> line.words().getFirst().startsWith(Character::isLowerCase))
                .count();
        return rows.size() > 2 && paired >= 0.7 * rows.size() && length < 25 && goingOn < 0.2 * lines.size();
    }

    private static List<PdfLine> rows(List<PdfLine> sorted) {
        return besides(sorted).stream().map(row -> row.stream().reduce(PdfLine::with).orElseThrow()).toList();
    }

    private static List<List<PdfLine>> besides(List<PdfLine> sorted) {
        List<List<PdfLine>> rows = new ArrayList<>();
        for (PdfLine line : sorted) {
            if (!rows.isEmpty() && rows.getLast().getFirst().isBesides(line)) {
                rows.getLast().add(line);
            } else {
                rows.add(new ArrayList<>(List.of(line)));
            }
        }
        rows.forEach(row -> row.sort(Comparator.comparingDouble(PdfLine::left)));
        return rows;
    }
}
