package io.riffbook.reading.composing;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTextBox;
import org.apache.poi.xslf.usermodel.XSLFTextRun;

/// Measures how high blocks would stand on a slide, by setting them in a box that is taken away again. In points.
final class Ruler implements AutoCloseable {

    private static final Graphics2D LETTERS = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();

    static {
        LETTERS.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        LETTERS.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    }

    private final XSLFSlide slide;
    private final XSLFTextBox box;
    private final double width;
    private final double size;

    /// @param width of the place for text
    Ruler(XSLFSlide slide, double width) {
        this.slide = slide;
        this.width = width;
        this.box = TextBoxes.add(slide, new Rectangle2D.Double(0, 0, width, 10));
        this.size = size(box);
    }

    double width() {
        return width;
    }

    /// How large letters of the first level are.
    double size() {
        return size;
    }

    /// A block with all its rows.
    double height(Block block, Scale scale) {
        return switch (block) {
            case Block.Text(var lines) -> text(lines, width, scale);
            case Block.Quote(var lines) -> text(lines, width - Looks.QUOTE_INDENT, scale);
            case Block.Code code ->
                text(code.asLines(), width - 2 * Looks.CODE_INSET, scale, Looks.codeSize(size))
                        + 2 * Looks.CODE_INSET;
            case Block.Table table -> {
                double height = row(table, table.head(), scale);
                for (List<Block.Cell> cells : table.body()) {
                    height += row(table, cells, scale);
                }
                yield height;
            }
        };
    }

    /// One row of a table.
    double row(Block.Table table, List<Block.Cell> cells, Scale scale) {
        if (cells.isEmpty()) {
            return 0;
        }
        List<Double> widths = ColumnWidths.of(table, width);
        double height = 0;
        for (int column = 0; column < cells.size(); column++) {
            double room = Math.max(8, widths.get(column) - 2 * Looks.CELL_INSET);
            height = Math.max(height, text(List.of(Line.plain(cells.get(column).runs())), room, Scale.FULL,
                    Looks.tableSize(size) * scale.factor()));
        }
        return height + 2 * Looks.CELL_PADDING + Looks.BORDER;
    }

    private double text(List<Line> lines, double room, Scale scale) {
        return text(lines, room, scale, 0);
    }

    /// @param letters how large they are; 0 for as large as the style says
    private double text(List<Line> lines, double room, Scale scale, double letters) {
        box.setAnchor(new Rectangle2D.Double(0, 0, room, 10));
        ParagraphWriter.write(box, lines);
        ParagraphWriter.scale(box, scale);
        if (letters > 0) {
            Looks.resize(box, letters);
        }
        return box.getTextHeight(LETTERS);
    }

    private static double size(XSLFTextBox box) {
        XSLFTextRun run = box.setText("x");
        Double found = run.getFontSize();
        return found == null ? 18 : found;
    }

    @Override
    public void close() {
        slide.removeShape(box);
    }
}
