package io.riffbook.reading;

import java.awt.Color;
import java.awt.Rectangle;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.sl.usermodel.AutoNumberingScheme;
import org.apache.poi.sl.usermodel.Placeholder;
import org.apache.poi.xslf.usermodel.SlideLayout;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFGroupShape;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTable;
import org.apache.poi.xslf.usermodel.XSLFTextBox;
import org.apache.poi.xslf.usermodel.XSLFTextParagraph;
import org.apache.poi.xslf.usermodel.XSLFTextShape;

/// Small presentations with one thing to find in each.
public final class Decks {

    private final XMLSlideShow show = new XMLSlideShow();

    public XMLSlideShow show() {
        return show;
    }

    public XSLFSlide slide(String title) {
        XSLFSlide slide = show.createSlide(show.getSlideMasters().getFirst().getLayout(SlideLayout.TITLE_AND_CONTENT));
        slide.getPlaceholder(0).setText(title);
        slide.getPlaceholder(1).clearText();
        return slide;
    }

    public static XSLFTextShape body(XSLFSlide slide) {
        return slide.getPlaceholder(1);
    }

    public static void bullet(XSLFTextShape shape, int level, String words) {
        XSLFTextParagraph paragraph = shape.addNewTextParagraph();
        paragraph.setIndentLevel(level);
        paragraph.setBullet(true);
        paragraph.addNewTextRun().setText(words);
    }

    public static void numbered(XSLFTextShape shape, int level, String words) {
        XSLFTextParagraph paragraph = shape.addNewTextParagraph();
        paragraph.setIndentLevel(level);
        paragraph.setBulletAutoNumber(AutoNumberingScheme.arabicPeriod, 1);
        paragraph.addNewTextRun().setText(words);
    }

    public static XSLFTextBox box(XSLFSlide slide, String words) {
        XSLFTextBox box = slide.createTextBox();
        box.setAnchor(new Rectangle(50, 300, 300, 60));
        box.setText(words);
        return box;
    }

    public static void placeholder(XSLFSlide slide, Placeholder kind, String words) {
        XSLFTextBox box = box(slide, words);
        box.setPlaceholder(kind);
    }

    public static void group(XSLFSlide slide, String outer, String inner) {
        XSLFGroupShape group = slide.createGroup();
        group.setAnchor(new Rectangle(10, 10, 400, 400));
        group.createTextBox().setText(outer);
        group.createGroup().createTextBox().setText(inner);
    }

    public static void table(XSLFSlide slide, String[]... rows) {
        XSLFTable table = slide.createTable(rows.length, rows[0].length);
        table.setAnchor(new Rectangle(50, 50, 400, 200));
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < rows[row].length; column++) {
                table.getCell(row, column).setText(rows[row][column]);
            }
        }
    }

    public static void square(XSLFSlide slide, Color color) {
        var shape = slide.createAutoShape();
        shape.setAnchor(new Rectangle(100, 100, 200, 200));
        shape.setFillColor(color);
    }

    public void notes(XSLFSlide slide, String words) {
        var notes = show.getNotesSlide(slide);
        for (XSLFTextShape shape : notes.getPlaceholders()) {
            if (shape.getTextType() == Placeholder.BODY) {
                shape.setText(words);
            }
        }
    }

    public Path save(Path file) throws IOException {
        try (show; OutputStream out = Files.newOutputStream(file)) {
            show.write(out);
        }
        return file;
    }

    /// A copy whose entry of that name has other content.
    public static Path changed(Path file, String entryName, UnaryOperator<String> change) throws IOException {
        Path copy = file.resolveSibling("changed-" + file.getFileName());
        try (var in = new ZipInputStream(Files.newInputStream(file));
                var out = new ZipOutputStream(Files.newOutputStream(copy))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(entry.getName().equals(entryName) ? change(in, change) : in.readAllBytes());
                out.closeEntry();
            }
        }
        return copy;
    }

    private static byte[] change(InputStream in, UnaryOperator<String> change) throws IOException {
        String text = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        return change.apply(text).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
