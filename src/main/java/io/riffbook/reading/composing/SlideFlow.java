package io.riffbook.reading.composing;

import java.util.ArrayList;
import java.util.List;

/// Lays blocks out on as many slides as they need. Text that does not fit is set smaller, step by step, as long as it can still be read
/// from the back of a room; what then is still too long goes on on further slides, in a size between.
final class SlideFlow {

    /// What one slide holds.
    record Page(List<Block> blocks, Scale scale) {
        Page {
            blocks = List.copyOf(blocks);
        }
    }

    /// On slides that go on.
    private static final Scale CONTINUED = Scale.LESS;
    /// Points of the smallest letters that can be read.
    private static final double READABLE = 12;
    /// With less room than this part of a slide left, a block that can't stay whole starts on the next.
    private static final double WORTH_BEGINNING = 0.3;

    private final Ruler ruler;
    private final double height;
    private final List<Page> pages = new ArrayList<>();
    private List<Block> page = new ArrayList<>();
    private double used;

    private SlideFlow(Ruler ruler, double height) {
        this.ruler = ruler;
        this.height = height;
    }

    /// At least one page.
    ///
    /// @param height of the place for blocks
    static List<Page> of(List<Block> blocks, Ruler ruler, double height) {
        for (Scale scale : Scale.values()) {
            boolean readable = scale == Scale.FULL || ruler.size() * scale.factor() >= READABLE;
            if (readable && fits(blocks, ruler, scale, height)) {
                return List.of(new Page(blocks, scale));
            }
        }
        var flow = new SlideFlow(ruler, height);
        blocks.forEach(flow::add);
        flow.turn();
        return flow.pages;
    }

    private static boolean fits(List<Block> blocks, Ruler ruler, Scale scale, double height) {
        double all = -Looks.GAP;
        for (Block block : blocks) {
            if (block.rows() > height) {
                // No row is less than a point high: not worth measuring.
                return false;
            }
            all += ruler.height(block, scale) + Looks.GAP;
            if (all > height) {
                return false;
            }
        }
        return true;
    }

    private void add(Block block) {
        double gap = page.isEmpty() ? 0 : Looks.GAP;
        double left = height - used - gap;
        boolean measured = block.rows() <= height;
        double wanted = measured ? ruler.height(block, CONTINUED) : Double.MAX_VALUE;
        if (wanted <= left) {
            page.add(block);
            used += gap + wanted;
        } else if (!page.isEmpty() && (left < height * WORTH_BEGINNING || wanted <= height)) {
            turn();
            add(block);
        } else {
            cut(block, left);
        }
    }

    /// As many rows as there is room for, the rest on the next slides.
    private void cut(Block block, double left) {
        Block whole = block instanceof Block.Text(var lines) ? new Block.Text(shortened(lines)) : block;
        int rows = 0;
        double high = heightOfHead(whole);
        while (rows < whole.rows()) {
            double next = rowHeight(whole, rows);
            if (high + next > left && !(rows == 0 && page.isEmpty())) {
                break;
            }
            high += next;
            rows++;
        }
        boolean none = rows == 0 && !page.isEmpty();
        if (!none) {
            page.add(rows == whole.rows() ? whole : whole.cut(0, rows));
        }
        turn();
        if (none || rows < whole.rows()) {
            add(whole.cut(rows, whole.rows()));
        }
    }

    private double heightOfHead(Block block) {
        return switch (block) {
            case Block.Table table -> ruler.row(table, table.head(), CONTINUED);
            case Block.Code _ -> 2 * Looks.CODE_INSET;
            case Block.Text _,Block.Quote _ -> 0;
        };
    }

    private double rowHeight(Block block, int row) {
        return switch (block) {
            case Block.Table table -> ruler.row(table, table.body().get(row), CONTINUED);
            case Block.Code _ -> ruler.height(block.cut(row, row + 1), CONTINUED) - 2 * Looks.CODE_INSET;
            case Block.Text _,Block.Quote _ ->
                ruler.height(block.cut(row, row + 1), CONTINUED) + ruler.size() * CONTINUED.factor() * 0.5;
        };
    }

    /// Paragraphs that are longer than a slide become several.
    private List<Line> shortened(List<Line> lines) {
        double letters = ruler.size() * CONTINUED.factor();
        int longest = (int) Math.max(80, height / (letters * 1.3) * (ruler.width() / (letters * 0.6)) * 0.8);
        List<Line> all = new ArrayList<>();
        for (Line line : lines) {
            if (line.words().length() > longest) {
                all.addAll(line.split(longest));
            } else {
                all.add(line);
            }
        }
        return all;
    }

    private void turn() {
        if (!page.isEmpty()) {
            pages.add(new Page(page, CONTINUED));
        }
        page = new ArrayList<>();
        used = 0;
    }
}
