package io.riffbook.reading.documents.pdf;

import io.riffbook.reading.Preview;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/// Draws pages with PDFBox, which runs no scripts and fetches nothing.
final class PageDrawing {

    private static final int MAX_HEIGHT = 2_560;

    private final PDFRenderer renderer;

    PageDrawing(PDDocument document) {
        renderer = new PDFRenderer(document);
        // Of a picture with far more pixels than the preview only some are decoded.
        renderer.setSubsamplingAllowed(true);
    }

    /// Draws one page; empty if it can't be drawn.
    Optional<BufferedImage> draw(PDPage page, int index) {
        PDRectangle box = page.getCropBox();
        boolean turned = page.getRotation() % 180 != 0;
        float width = turned ? box.getHeight() : box.getWidth();
        float height = turned ? box.getWidth() : box.getHeight();
        if (!(width >= 1 && height >= 1) || PagePictures.isTooLarge(page)) {
            return Optional.empty();
        }
        float scale = Math.min(Preview.WIDE / width, MAX_HEIGHT / height);
        if (!(width * scale >= 1 && height * scale >= 1)) {
            return Optional.empty();
        }
        try {
            return Optional.of(renderer.renderImage(index, scale, ImageType.RGB));
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return Optional.empty();
        }
    }
}
