package io.riffbook.reading.composing;

import org.apache.poi.xslf.usermodel.XSLFTextParagraph;
import org.apache.poi.xslf.usermodel.XSLFTextRun;
import org.apache.poi.xslf.usermodel.XSLFTextShape;

/// How what a layout has no style for looks: quotes, code, tables. Lengths in points.
final class Looks {

    /// Between blocks.
    static final double GAP = 14;
    static final double QUOTE_INDENT = 22;
    static final double QUOTE_BAR = 4;
    static final double CODE_INSET = 12;
    /// Left and right of a cell's words.
    static final double CELL_INSET = 9;
    /// Above and below them.
    static final double CELL_PADDING = 6;
    /// What POI leaves between rows.
    static final double BORDER = 2;

    private static final double READABLE = 11;

    private Looks() {}

    static double codeSize(double body) {
        return Math.clamp(body * 0.75, READABLE, 16);
    }

    static double tableSize(double body) {
        return Math.clamp(body * 0.8, READABLE, 18);
    }

    /// All letters of the shape in one size; paragraphs stand close.
    static void resize(XSLFTextShape shape, double letters) {
        for (XSLFTextParagraph paragraph : shape.getTextParagraphs()) {
            paragraph.setSpaceBefore(0.0);
            for (XSLFTextRun run : paragraph.getTextRuns()) {
                run.setFontSize(letters);
            }
        }
    }
}
