package io.riffbook.reading.composing;

import io.riffbook.reading.composing.Line.Mark;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.sl.usermodel.AutoNumberingScheme;
import org.apache.poi.sl.usermodel.TextShape.TextAutofit;
import org.apache.poi.xslf.usermodel.XSLFTextParagraph;
import org.apache.poi.xslf.usermodel.XSLFTextRun;
import org.apache.poi.xslf.usermodel.XSLFTextShape;
import org.openxmlformats.schemas.drawingml.x2006.main.CTTextNormalAutofit;

/// Writes lines as real paragraphs: with the levels, bullets and numbers of the presentation's own lists.
final class ParagraphWriter {

    private static final double INDENT = 22.5;

    private ParagraphWriter() {}

    /// Replaces what the shape says.
    static void write(XSLFTextShape shape, List<Line> lines) {
        shape.clearText();
        // Of the numbered list that is open at each level, what it started with; 0 for none.
        int[] starts = new int[Line.DEEPEST + 1];
        for (Line line : lines) {
            XSLFTextParagraph paragraph = shape.addNewTextParagraph();
            if (line.mark() == Mark.NUMBER) {
                starts[line.level()] = starts[line.level()] > 0 ? starts[line.level()] : Math.max(1, line.number());
            }
            style(paragraph, line, starts[line.level()]);
            boolean interrupts = line.mark() != Mark.NUMBER;
            Arrays.fill(starts, line.level() + (interrupts ? 0 : 1), starts.length, 0);
            line.runs().forEach(run -> write(paragraph, run));
        }
    }

    /// Text is made smaller in this shape than its style says.
    static void scale(XSLFTextShape shape, Scale scale) {
        shape.setTextAutofit(TextAutofit.NORMAL);
        CTTextNormalAutofit fit = shape.getTextBody().getXmlObject().getBodyPr().getNormAutofit();
        if (scale != Scale.FULL) {
            fit.setFontScale(scale.thousandths());
            fit.setLnSpcReduction(scale.tighter());
        }
    }

    static void write(XSLFTextParagraph paragraph, Run run) {
        String[] parts = run.text().split("\n", -1);
        for (int i = 0; i < parts.length; i++) {
            if (i > 0) {
                paragraph.addLineBreak();
            }
            if (!parts[i].isEmpty()) {
                write(paragraph.addNewTextRun(), run, parts[i]);
            }
        }
    }

    private static void write(XSLFTextRun written, Run run, String text) {
        written.setText(text);
        if (run.bold()) {
            written.setBold(true);
        }
        if (run.italic()) {
            written.setItalic(true);
        }
        if (run.struck()) {
            written.setStrikethrough(true);
        }
        if (run.code()) {
            written.setFontFamily(InstalledFonts.mono());
        }
        if (!run.link().isEmpty()) {
            written.createHyperlink().setAddress(run.link());
        }
    }

    private static void style(XSLFTextParagraph paragraph, Line line, int start) {
        switch (line.mark()) {
            case PLAIN -> {
                paragraph.setBullet(false);
                paragraph.setLeftMargin(0.0);
                paragraph.setIndent(0.0);
            }
            case CONTINUED -> {
                indent(paragraph, line.level());
                paragraph.setBullet(false);
                paragraph.setIndent(0.0);
            }
            case BULLET -> {
                indent(paragraph, line.level());
                if (!paragraph.isBullet() || paragraph.getBulletCharacter() == null) {
                    paragraph.setBullet(true);
                    paragraph.setBulletCharacter("•");
                }
            }
            case NUMBER -> {
                indent(paragraph, line.level());
                paragraph.setBulletAutoNumber(AutoNumberingScheme.arabicPeriod, start);
            }
        }
    }

    /// As the presentation's style has it, unless that has no room for a bullet.
    private static void indent(XSLFTextParagraph paragraph, int level) {
        paragraph.setIndentLevel(level);
        Double indent = paragraph.getIndent();
        Double margin = paragraph.getLeftMargin();
        if (indent == null || indent >= 0 || margin == null || margin + indent < 0) {
            paragraph.setLeftMargin(INDENT * (level + 1));
            paragraph.setIndent(-INDENT);
        }
    }
}
