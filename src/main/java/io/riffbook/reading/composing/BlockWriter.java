package io.riffbook.reading.composing;

import java.awt.geom.Rectangle2D;
import java.util.List;
import org.apache.poi.sl.usermodel.Insets2D;
import org.apache.poi.sl.usermodel.ShapeType;
import org.apache.poi.sl.usermodel.TextParagraph.TextAlign;
import org.apache.poi.sl.usermodel.VerticalAlignment;
import org.apache.poi.xslf.usermodel.XSLFAutoShape;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTable;
import org.apache.poi.xslf.usermodel.XSLFTableCell;
import org.apache.poi.xslf.usermodel.XSLFTableRow;
import org.apache.poi.xslf.usermodel.XSLFTextBox;
import org.apache.poi.xslf.usermodel.XSLFTextParagraph;
import org.apache.poi.xslf.usermodel.XSLFTextRun;
import org.openxmlformats.schemas.drawingml.x2006.main.CTLineProperties;
import org.openxmlformats.schemas.drawingml.x2006.main.CTSchemeColor;
import org.openxmlformats.schemas.drawingml.x2006.main.CTShapeProperties;
import org.openxmlformats.schemas.drawingml.x2006.main.CTTableCell;
import org.openxmlformats.schemas.drawingml.x2006.main.CTTableCellProperties;
import org.openxmlformats.schemas.drawingml.x2006.main.STSchemeColorVal;
import org.openxmlformats.schemas.presentationml.x2006.main.CTShape;

/// Puts blocks on a slide for which its layout has no place, in the theme's colours.
final class BlockWriter {

    private static final int HAIRLINE = 9_525;

    private BlockWriter() {}

    static void write(XSLFSlide slide, Block block, Rectangle2D place, Scale scale, Ruler ruler) {
        switch (block) {
            case Block.Text(var lines) -> text(slide, lines, place, scale);
            case Block.Quote(var lines) -> quote(slide, lines, place, scale);
            case Block.Code code -> code(slide, code, place, scale, ruler.size());
            case Block.Table table -> table(slide, table, place, scale, ruler);
        }
    }

    private static void text(XSLFSlide slide, List<Line> lines, Rectangle2D place, Scale scale) {
        XSLFTextBox box = TextBoxes.add(slide, place);
        ParagraphWriter.write(box, lines);
        ParagraphWriter.scale(box, scale);
    }

    private static void quote(XSLFSlide slide, List<Line> lines, Rectangle2D place, Scale scale) {
        XSLFAutoShape bar = slide.createAutoShape();
        bar.setShapeType(ShapeType.RECT);
        bar.setAnchor(new Rectangle2D.Double(place.getX(), place.getY(), Looks.QUOTE_BAR, place.getHeight()));
        CTShapeProperties properties = ((CTShape) bar.getXmlObject()).getSpPr();
        properties.addNewSolidFill().addNewSchemeClr().setVal(STSchemeColorVal.ACCENT_2);
        properties.addNewLn().addNewNoFill();
        text(slide, lines, new Rectangle2D.Double(place.getX() + Looks.QUOTE_INDENT, place.getY(),
                place.getWidth() - Looks.QUOTE_INDENT, place.getHeight()), scale);
    }

    private static void code(XSLFSlide slide, Block.Code code, Rectangle2D place, Scale scale, double size) {
        XSLFTextBox box = TextBoxes.add(slide, place);
        double inset = Looks.CODE_INSET;
        box.setInsets(new Insets2D(inset, inset, inset, inset));
        ((CTShape) box.getXmlObject()).getSpPr().addNewSolidFill().addNewSchemeClr().setVal(STSchemeColorVal.BG_2);
        ParagraphWriter.write(box, code.asLines());
        Looks.resize(box, Looks.codeSize(size));
        ParagraphWriter.scale(box, scale);
    }

    private static void table(XSLFSlide slide, Block.Table table, Rectangle2D place, Scale scale,
            Ruler ruler) {
        double size = Looks.tableSize(ruler.size()) * scale.factor();
        int columns = table.columns();
        XSLFTable written = slide.createTable();
        written.setAnchor(place);
        if (!table.head().isEmpty()) {
            row(written, table.head(), columns, size, true).setHeight(ruler.row(table, table.head(), scale));
        }
        for (List<Block.Cell> cells : table.body()) {
            row(written, cells, columns, size, false).setHeight(ruler.row(table, cells, scale));
        }
        List<Double> widths = ColumnWidths.of(table, place.getWidth());
        for (int column = 0; column < columns; column++) {
            written.setColumnWidth(column, widths.get(column));
        }
        written.getCTTable().getTblPr().setFirstRow(!table.head().isEmpty());
    }

    private static XSLFTableRow row(XSLFTable table, List<Block.Cell> cells, int columns, double size, boolean head) {
        XSLFTableRow row = table.addRow();
        for (int column = 0; column < columns; column++) {
            cell(row.addCell(), column < cells.size() ? cells.get(column) : Block.Cell.EMPTY, size, head);
        }
        return row;
    }

    private static void cell(XSLFTableCell written, Block.Cell cell, double size, boolean head) {
        written.clearText();
        CTTableCell xml = (CTTableCell) written.getXmlObject();
        if (xml.getTxBody().getBodyPr() == null) {
            xml.getTxBody().addNewBodyPr();
        }
        XSLFTextParagraph paragraph = written.addNewTextParagraph();
        paragraph.setTextAlign(switch (cell.align()) {
            case LEFT -> TextAlign.LEFT;
            case CENTER -> TextAlign.CENTER;
            case RIGHT -> TextAlign.RIGHT;
        });
        cell.runs().forEach(run -> ParagraphWriter.write(paragraph, run));
        for (XSLFTextRun run : paragraph.getTextRuns()) {
            run.setFontSize(size);
            color(run, head);
        }
        written.setVerticalAlignment(VerticalAlignment.MIDDLE);
        written.setInsets(new Insets2D(Looks.CELL_PADDING, Looks.CELL_INSET, Looks.CELL_PADDING, Looks.CELL_INSET));
        paint(xml.isSetTcPr() ? xml.getTcPr() : xml.addNewTcPr(), head);
    }

    private static void color(XSLFTextRun run, boolean head) {
        if (head) {
            run.setBold(true);
        }
        if (run.getHyperlink() == null) {
            var properties = run.getRPr(true);
            (properties.isSetSolidFill() ? properties.getSolidFill() : properties.addNewSolidFill()).addNewSchemeClr()
                    .setVal(head ? STSchemeColorVal.BG_1 : STSchemeColorVal.TX_1);
        }
    }

    private static void paint(CTTableCellProperties cell, boolean head) {
        none(cell.addNewLnL());
        none(cell.addNewLnR());
        none(cell.addNewLnT());
        CTLineProperties line = cell.addNewLnB();
        line.setW(HAIRLINE);
        CTSchemeColor color = line.addNewSolidFill().addNewSchemeClr();
        if (head) {
            color.setVal(STSchemeColorVal.ACCENT_1);
            cell.addNewSolidFill().addNewSchemeClr().setVal(STSchemeColorVal.ACCENT_1);
        } else {
            color.setVal(STSchemeColorVal.TX_1);
            color.addNewAlpha().setVal(25_000);
            cell.addNewNoFill();
        }
    }

    private static void none(CTLineProperties line) {
        line.setW(0);
        line.addNewNoFill();
    }
}
