package io.riffbook.reading.slides;

import io.riffbook.reading.Limits;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.ServiceLoader;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.poi.sl.draw.BitmapImageRenderer;
import org.apache.poi.sl.draw.ImageRenderer;

/// Draws the pictures on a slide without holding more pixels than it may: a few kilobytes of PNG can claim gigabytes.
/// SVG is drawn only if it is complete in itself, else POI falls back to the bitmap that comes with it.
final class BoundedPicture extends BitmapImageRenderer {

    private static final String SVG = "image/svg+xml";
    private static final int SVG_WIDTH = 1_280;

    @Override
    public boolean canRender(String contentType) {
        return isSvg(contentType) || super.canRender(contentType);
    }

    @Override
    public void loadImage(InputStream data, String contentType) throws IOException {
        loadImage(data.readNBytes((int) Limits.ENTRY), contentType);
    }

    @Override
    public void loadImage(byte[] data, String contentType) throws IOException {
        img = null;
        if (isSvg(contentType)) {
            img = drawn(data);
            return;
        }
        int step = step(data);
        if (step == 1) {
            super.loadImage(data, contentType);
        } else {
            img = everyNth(data, step);
        }
    }

    @Override
    public Rectangle2D getNativeBounds() {
        return getBounds();
    }

    private static boolean isSvg(String contentType) {
        return SVG.equalsIgnoreCase(contentType);
    }

    private static int step(byte[] data) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(data))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new IOException("No picture");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                if (pixels > Limits.PIXELS_DECODED) {
                    throw new IOException("A picture of " + pixels + " pixels");
                }
                return (int) Math.ceil(Math.sqrt((double) pixels / Limits.PIXELS));
            } finally {
                reader.dispose();
            }
        }
    }

    private static BufferedImage everyNth(byte[] data, int step) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(data))) {
            ImageReader reader = ImageIO.getImageReaders(in).next();
            try {
                reader.setInput(in, true, true);
                ImageReadParam param = reader.getDefaultReadParam();
                param.setSourceSubsampling(step, step, 0, 0);
                return withAlpha(reader.read(0, param));
            } finally {
                reader.dispose();
            }
        }
    }

    /// What POI's own loading returns, too.
    private static BufferedImage withAlpha(BufferedImage image) {
        if (image.getColorModel().hasAlpha()) {
            return image;
        }
        var copy = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = copy.createGraphics();
        graphics.drawImage(image, 0, 0, null);
        graphics.dispose();
        return copy;
    }

    private static BufferedImage drawn(byte[] data) throws IOException {
        SvgCheck.requireSelfContained(data);
        try {
            for (ImageRenderer renderer : ServiceLoader.load(ImageRenderer.class)) {
                if (renderer.canRender(SVG)) {
                    renderer.loadImage(data, SVG);
                    return renderer.getImage(bounded(renderer.getBounds()));
                }
            }
        } catch (RuntimeException | LinkageError e) {
            throw new IOException("An SVG picture that can't be drawn", e);
        }
        throw new IOException("Nothing here draws SVG");
    }

    private static Dimension bounded(Rectangle2D bounds) throws IOException {
        double ratio = bounds.getHeight() / bounds.getWidth();
        if (!(ratio > 0.001 && ratio < 1_000)) {
            throw new IOException("An SVG picture without a size");
        }
        double width = ratio <= 1 ? SVG_WIDTH : SVG_WIDTH / ratio;
        return new Dimension((int) Math.ceil(width), (int) Math.ceil(width * ratio));
    }
}
