package io.riffbook.reading.worker;

import io.riffbook.reading.Preview;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;

/// Writes what was drawn in the two sizes of a preview, one picture at a time.
final class PreviewFiles {

    PreviewFiles() {
        ImageIO.setUseCache(false);
    }

    /// Writes both sizes; false if there is nothing to write.
    boolean write(Optional<BufferedImage> drawn, Preview files) throws IOException {
        if (drawn.isEmpty()) {
            return false;
        }
        BufferedImage wide = drawn.get();
        try {
            BufferedImage small = small(wide);
            return ImageIO.write(wide, "png", files.wide().toFile())
                    && ImageIO.write(small, "png", files.small().toFile());
        } finally {
            wide.flush();
        }
    }

    private static BufferedImage small(BufferedImage wide) {
        int width = Math.min(Preview.SMALL, wide.getWidth());
        int height = Math.max(1, (int) Math.round((double) wide.getHeight() * width / wide.getWidth()));
        // Averaging all pixels keeps thin letters readable; taking some of them does not.
        Image averaged = wide.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING);
        var small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = small.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
        graphics.drawImage(averaged, 0, 0, null);
        graphics.dispose();
        averaged.flush();
        return small;
    }
}
