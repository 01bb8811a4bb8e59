package io.riffbook.reading.slides;

import io.riffbook.reading.Preview;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.lang.ref.WeakReference;
import java.util.Optional;
import org.apache.poi.sl.draw.Drawable;
import org.apache.poi.sl.usermodel.Slide;
import org.apache.poi.xslf.usermodel.XSLFSlide;

/// Draws slides with POI.
final class SlideDrawing {

    private static final int MAX_HEIGHT = 2_560;

    private final Dimension page;
    private final int width;
    private final int height;

    SlideDrawing(Dimension page) {
        this.page = new Dimension(Math.max(1, page.width), Math.max(1, page.height));
        double scale = Math.min((double) Preview.WIDE / this.page.width, (double) MAX_HEIGHT / this.page.height);
        this.width = Math.max(1, (int) Math.round(this.page.width * scale));
        this.height = Math.max(1, (int) Math.round(this.page.height * scale));
    }

    /// Draws one slide; empty if it can't be drawn.
    Optional<BufferedImage> draw(Slide<?, ?> slide) {
        try {
            Optional<BufferedImage> drawn = drawOnce(slide);
            boolean mended = drawn.isEmpty() && slide instanceof XSLFSlide openXml
                    && Highlights.removeUndrawable(openXml) > 0;
            return mended ? drawOnce(slide) : drawn;
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private Optional<BufferedImage> drawOnce(Slide<?, ?> slide) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            prepare(graphics, image);
            slide.draw(graphics);
            return Optional.of(image);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            // POI meets shapes that it can't draw in honest decks, too; the text is there all the same.
            image.flush();
            return Optional.empty();
        } finally {
            graphics.dispose();
        }
    }

    private void prepare(Graphics2D graphics, BufferedImage image) {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
        graphics.setRenderingHint(Drawable.BUFFERED_IMAGE, new WeakReference<>(image));
        graphics.setRenderingHint(Drawable.IMAGE_RENDERER, new BoundedPicture());
        graphics.setPaint(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.scale((double) width / page.width, (double) height / page.height);
    }
}
