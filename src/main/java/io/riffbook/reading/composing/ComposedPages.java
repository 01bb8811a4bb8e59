package io.riffbook.reading.composing;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.RenderingHints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDBorderStyleDictionary;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.apache.poi.common.usermodel.fonts.FontGroup;
import org.apache.poi.sl.draw.Drawable;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFShape;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTable;
import org.apache.poi.xslf.usermodel.XSLFTextRun;
import org.apache.poi.xslf.usermodel.XSLFTextShape;

/// A composed presentation as a PDF document: a page for each slide that is not hidden, drawn as lines and letters, with its links and
/// an outline.
///
/// Text is set in fonts of this machine, embedded, so that it can be searched and copied. Scripts that run from right to left, and letters
/// that no font here has as text, are drawn as shapes.
public final class ComposedPages {

    private static final long SAME_ID = 1;

    private ComposedPages() {}

    /// Writes it.
    ///
    /// @param presentation as [ComposedPresentation] wrote it
    /// @param progress told of each page
    /// @return how many pages it has
    public static int write(Path presentation, Path target, String title, IntConsumer progress) throws IOException {
        try (XMLSlideShow show = new XMLSlideShow(Files.newInputStream(presentation));
                var pdf = new PDDocument(IOUtils.createTempFileOnlyStreamCache());
                var fonts = new PageFonts()) {
            new InstalledFonts().replaceIn(show);
            var outline = new PDDocumentOutline();
            for (XSLFSlide slide : show.getSlides()) {
                if (!slide.isHidden()) {
                    useFontsThatHaveAllLetters(slide.getShapes());
                    PDPage page = draw(pdf, slide, show.getPageSize(), fonts);
                    var item = new PDOutlineItem();
                    item.setTitle(Stationery.title(slide.getPlaceholders()).map(XSLFTextShape::getText).orElse(title));
                    item.setDestination(page);
                    outline.addLast(item);
                    progress.accept(pdf.getNumberOfPages());
                }
            }
            describe(pdf, outline, title);
            pdf.save(target.toFile());
            return pdf.getNumberOfPages();
        }
    }

    private static PDPage draw(PDDocument pdf, XSLFSlide slide, Dimension size, PageFonts fonts) throws IOException {
        var page = new PDPage(new PDRectangle(size.width, size.height));
        pdf.addPage(page);
        List<FoundLink> links = new ArrayList<>();
        var graphics = new PdfBoxGraphics2D(pdf, (float) size.width, (float) size.height);
        try {
            graphics.setFontTextDrawer(fonts);
            graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            graphics.setRenderingHint(Drawable.DRAW_FACTORY, new PageDrawing(links::add));
            slide.draw(graphics);
        } finally {
            graphics.dispose();
        }
        try (var content = new PDPageContentStream(pdf, page)) {
            content.drawForm(graphics.getXFormObject());
        }
        for (FoundLink link : links) {
            page.getAnnotations().add(annotation(link, size));
        }
        return page;
    }

    private static PDAnnotationLink annotation(FoundLink link, Dimension size) {
        var annotation = new PDAnnotationLink();
        annotation.setRectangle(new PDRectangle((float) link.place().getX(),
                (float) (size.height - link.place().getMaxY()), (float) link.place().getWidth(),
                (float) link.place().getHeight()));
        var border = new PDBorderStyleDictionary();
        border.setWidth(0);
        annotation.setBorderStyle(border);
        var action = new PDActionURI();
        action.setURI(link.address());
        annotation.setAction(action);
        return annotation;
    }

    private static void describe(PDDocument pdf, PDDocumentOutline outline, String title) {
        pdf.getDocumentCatalog().setDocumentOutline(outline);
        pdf.getDocumentInformation().setTitle(title);
        var preferences = new PDViewerPreferences(pdf.getDocumentCatalog().getCOSObject());
        preferences.setDisplayDocTitle(true);
        pdf.setDocumentId(SAME_ID);
    }

    /// Java has fonts made of several, which draw what a single one can't.
    private static void useFontsThatHaveAllLetters(List<XSLFShape> shapes) {
        for (XSLFShape shape : shapes) {
            if (shape instanceof XSLFTextShape text) {
                useFontsThatHaveAllLetters(text);
            } else if (shape instanceof XSLFTable table) {
                table.getRows().forEach(row -> row.getCells().forEach(ComposedPages::useFontsThatHaveAllLetters));
            }
        }
    }

    private static void useFontsThatHaveAllLetters(XSLFTextShape text) {
        text.getTextParagraphs().forEach(paragraph -> paragraph.getTextRuns().forEach(run -> {
            String family = run.getFontFamily();
            String words = run.getRawText();
            if (family != null && words != null && new Font(family, Font.PLAIN, 12).canDisplayUpTo(words) >= 0) {
                useFontOfManyScripts(run);
            }
        }));
    }

    private static void useFontOfManyScripts(XSLFTextRun run) {
        for (FontGroup group : List.of(FontGroup.LATIN, FontGroup.EAST_ASIAN, FontGroup.COMPLEX_SCRIPT)) {
            run.setFontFamily(Font.SANS_SERIF, group);
        }
    }
}
