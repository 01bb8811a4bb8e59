package io.riffbook.demo;

import static io.riffbook.demo.DeckTheme.COLD;
import static io.riffbook.demo.DeckTheme.CONTENT_WIDTH;
import static io.riffbook.demo.DeckTheme.FROST;
import static io.riffbook.demo.DeckTheme.ICE;
import static io.riffbook.demo.DeckTheme.INK;
import static io.riffbook.demo.DeckTheme.MARGIN;
import static io.riffbook.demo.DeckTheme.PAPER;
import static io.riffbook.demo.DeckTheme.SLATE;
import static io.riffbook.demo.DeckTheme.WARM;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

import org.apache.poi.sl.usermodel.ShapeType;
import org.apache.poi.sl.usermodel.TableCell.BorderEdge;
import org.apache.poi.sl.usermodel.TextParagraph.TextAlign;
import org.apache.poi.sl.usermodel.VerticalAlignment;
import org.apache.poi.xslf.usermodel.XSLFAutoShape;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTable;
import org.apache.poi.xslf.usermodel.XSLFTableCell;
import org.apache.poi.xslf.usermodel.XSLFTextParagraph;
import org.apache.poi.xslf.usermodel.XSLFTextShape;
import org.openxmlformats.schemas.drawingml.x2006.main.CTTableCell;

/// Draws one block of the outline onto a slide: the shape follows from what the block is, never from which slide it is.
final class DeckPainter {

    private static final Pattern STRONG = Pattern.compile("\\*\\*(.+?)\\*\\*");

    private final XSLFSlide slide;
    private final double top;
    private final double bottom;

    /// A painter whose blocks leave room for a lead above and a takeaway below, if there are any.
    DeckPainter(XSLFSlide slide, boolean led, boolean concluded) {
        this.slide = slide;
        this.top = led ? 152 : 124;
        this.bottom = concluded ? 420 : 470;
    }

    void lead(String text) {
        XSLFTextShape box = box(MARGIN, 98, CONTENT_WIDTH, 44);
        box.setVerticalAlignment(VerticalAlignment.TOP);
        write(box, text, 17, SLATE);
    }

    void takeaway(String text) {
        XSLFAutoShape strip = shape(ShapeType.RECT, MARGIN, 438, CONTENT_WIDTH, 52, ICE);
        strip.setLeftInset(18);
        strip.setVerticalAlignment(VerticalAlignment.MIDDLE);
        write(strip, text, 17, INK).setBold(true);
        shape(ShapeType.RECT, MARGIN, 438, 5, 52, COLD);
    }

    void bullets(XSLFTextShape body, List<String> items) {
        body.clearText();
        body.setAnchor(new Rectangle2D.Double(MARGIN, top + 16, CONTENT_WIDTH, bottom - top - 16));
        for (String item : items) {
            XSLFTextParagraph paragraph = body.addNewTextParagraph();
            runs(paragraph, item, 21, INK);
            paragraph.setSpaceAfter(-11.0);
        }
    }

    void cards(List<String> items) {
        int gap = 20;
        double width = (CONTENT_WIDTH - gap * (items.size() - 1.0)) / items.size();
        for (int i = 0; i < items.size(); i++) {
            double x = MARGIN + i * (width + gap);
            XSLFAutoShape card = shape(ShapeType.RECT, x, top + 8, width, Math.min(220, bottom - top - 16), ICE);
            shape(ShapeType.RECT, x, top + 8, width, 5, COLD);
            card.setVerticalAlignment(VerticalAlignment.TOP);
            card.setTopInset(24);
            card.setLeftInset(18);
            card.setRightInset(14);
            var heading = STRONG.matcher(items.get(i));
            heading.find();
            write(card, heading.group(1), items.size() > 3 ? 36 : 28, COLD).setBold(true);
            XSLFTextParagraph text = card.addNewTextParagraph();
            text.setSpaceBefore(10.0);
            runs(text, items.get(i).substring(heading.end()).strip(), 20, INK);
        }
    }

    void steps(List<String> items) {
        double width = CONTENT_WIDTH / (double) items.size();
        for (int i = 0; i < items.size(); i++) {
            double x = MARGIN + i * width;
            boolean last = i == items.size() - 1;
            ShapeType form = i == 0 ? ShapeType.HOME_PLATE : ShapeType.CHEVRON;
            XSLFAutoShape arrow = shape(form, x, top + 24, last ? width : width + 8, 66, last ? INK : COLD);
            arrow.setVerticalAlignment(VerticalAlignment.MIDDLE);
            arrow.setWordWrap(false);
            var heading = STRONG.matcher(items.get(i));
            heading.find();
            write(arrow, heading.group(1), 17, PAPER).setBold(true);
            arrow.getTextParagraphs().getFirst().setTextAlign(TextAlign.CENTER);
            XSLFTextShape text = box(x, top + 106, width - 14, 170);
            write(text, items.get(i).substring(heading.end()).strip(), 17, INK);
        }
    }

    void shares(DeckOutline.Table table) {
        List<List<String>> rows = table.rows().subList(1, table.rows().size());
        double widest = rows.stream().mapToDouble(row -> share(row.getLast())).max().orElseThrow();
        double sum = 0;
        for (int i = 0; i < rows.size(); i++) {
            double share = share(rows.get(i).getLast());
            boolean inTheFirstHalf = sum <= 50;
            sum += share;
            double y = top + 10 + i * 51.0;
            XSLFTextShape label = box(MARGIN, y, 236, 38);
            label.setVerticalAlignment(VerticalAlignment.MIDDLE);
            write(label, rows.get(i).getFirst(), 18, INK);
            double length = share / widest * 500;
            shape(ShapeType.RECT, MARGIN + 240.0, y, length, 38, inTheFirstHalf ? WARM : FROST);
            XSLFTextShape value = box(MARGIN + 250.0 + length, y, 90, 38);
            value.setVerticalAlignment(VerticalAlignment.MIDDLE);
            write(value, rows.get(i).getLast(), 20, inTheFirstHalf ? WARM : SLATE).setBold(true);
        }
    }

    void table(DeckOutline.Table outline) {
        int columns = outline.rows().getFirst().size();
        int rows = outline.rows().size();
        double height = Math.min(44, (bottom - top - 10) / rows);
        XSLFTable table = slide.createTable();
        table.setAnchor(new Rectangle2D.Double(MARGIN, top, CONTENT_WIDTH, height * rows));
        for (int r = 0; r < rows; r++) {
            List<String> texts = outline.rows().get(r);
            var row = table.addRow();
            row.setHeight(height);
            for (String text : texts) {
                XSLFTableCell cell = row.addCell();
                if (r == 0) {
                    cell(cell, text, INK, PAPER).setBold(true);
                } else {
                    cell(cell, text, STRONG.matcher(texts.getFirst()).matches() ? ICE : PAPER, INK);
                }
            }
        }
        double[] weights = new double[columns];
        for (int c = 0; c < columns; c++) {
            int column = c;
            int longest = outline.rows().stream().mapToInt(row -> row.get(column).length()).max().orElseThrow();
            weights[c] = Math.clamp(longest + 4, 14, 48);
        }
        double sum = Arrays.stream(weights).sum();
        for (int c = 0; c < columns; c++) {
            table.setColumnWidth(c, CONTENT_WIDTH * weights[c] / sum);
        }
    }

    void quotation(String text, String speaker) {
        shape(ShapeType.RECT, MARGIN, 150, 8, 220, COLD);
        XSLFTextShape words = box(MARGIN + 34.0, 146, CONTENT_WIDTH - 60.0, 170);
        words.setVerticalAlignment(VerticalAlignment.MIDDLE);
        write(words, "\u201C" + text + "\u201D", 30, INK).setItalic(true);
        write(box(MARGIN + 34.0, 330, CONTENT_WIDTH - 60.0, 40), speaker, 18, SLATE);
    }

    /// A temperature that leaves its band and comes back, with the moment of decision marked.
    void coldCurve() {
        shape(ShapeType.RECT, 610, 236, 350, 74, new Color(0x14375A));
        var curve = new Path2D.Double();
        curve.moveTo(610, 280);
        curve.curveTo(660, 240, 690, 300, 730, 274);
        curve.curveTo(770, 240, 776, 150, 812, 150);
        curve.curveTo(850, 150, 846, 262, 884, 274);
        curve.curveTo(910, 282, 930, 262, 960, 270);
        var line = slide.createFreeform();
        line.setPath(curve);
        line.setLineColor(FROST);
        line.setLineWidth(4.0);
        line.setFillColor(null);
        shape(ShapeType.ELLIPSE, 801, 139, 22, 22, WARM);
    }

    private static double share(String percent) {
        return Double.parseDouble(percent.replace("%", ""));
    }

    private static Written cell(XSLFTableCell cell, String text, Color fill, Color ink) {
        cell.setVerticalAlignment(VerticalAlignment.MIDDLE);
        cell.setLeftInset(10);
        cell.setRightInset(6);
        cell.setTopInset(3);
        cell.setBottomInset(3);
        cell.setFillColor(fill);
        cell.setBorderColor(BorderEdge.bottom, FROST);
        cell.setBorderWidth(BorderEdge.bottom, 1.0);
        Written written = write(cell, text, 16, ink);
        // POI leaves the body's properties out, and PowerPoint then offers to repair the file.
        ((CTTableCell) cell.getXmlObject()).getTxBody().addNewBodyPr();
        return written;
    }

    private XSLFAutoShape shape(ShapeType type, double x, double y, double width, double height, Color fill) {
        XSLFAutoShape shape = slide.createAutoShape();
        shape.setShapeType(type);
        shape.setAnchor(new Rectangle2D.Double(x, y, width, height));
        shape.setFillColor(fill);
        shape.setLineColor(null);
        return shape;
    }

    private XSLFTextShape box(double x, double y, double width, double height) {
        XSLFTextShape box = slide.createTextBox();
        box.setAnchor(new Rectangle2D.Double(x, y, width, height));
        box.setLeftInset(0);
        return box;
    }

    private static Written write(XSLFTextShape shape, String text, double points, Color colour) {
        shape.clearText();
        XSLFTextParagraph paragraph = shape.addNewTextParagraph();
        paragraph.setBullet(false);
        runs(paragraph, text, points, colour);
        return new Written(paragraph);
    }

    private static void runs(XSLFTextParagraph paragraph, String text, double points, Color colour) {
        int from = 0;
        for (var strong = STRONG.matcher(text); strong.find(); from = strong.end()) {
            run(paragraph, text.substring(from, strong.start()), points, colour, false);
            run(paragraph, strong.group(1), points, colour, true);
        }
        run(paragraph, text.substring(from), points, colour, false);
    }

    private static void run(XSLFTextParagraph paragraph, String text, double points, Color colour, boolean strong) {
        if (text.isEmpty()) {
            return;
        }
        var run = paragraph.addNewTextRun();
        run.setText(text);
        run.setFontSize(points);
        run.setFontColor(colour);
        run.setBold(strong);
    }

    private record Written(XSLFTextParagraph paragraph) {

        void setBold(boolean bold) {
            paragraph.getTextRuns().forEach(run -> run.setBold(bold));
        }

        void setItalic(boolean italic) {
            paragraph.getTextRuns().forEach(run -> run.setItalic(italic));
        }
    }
}
