package io.riffbook.reading.worker;

import io.riffbook.reading.Markdown;
import io.riffbook.reading.PassageContent;
import io.riffbook.reading.Preview;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextLayout;
import java.awt.image.BufferedImage;
import java.text.AttributedCharacterIterator;
import java.text.AttributedString;
import java.util.Map;
import java.util.Optional;

/// The words of a passage on a plain card, for what can't be drawn.
final class TextPreview {

    private static final int WIDTH = Preview.WIDE;
    private static final int HEIGHT = 720;
    private static final int MARGIN = 88;
    private static final int BOTTOM = HEIGHT - 96;
    /// More than fits on the card.
    private static final int MOST = 4_000;
    private static final Color INK = new Color(0x1f2430);
    private static final Color QUIET = new Color(0x5b6472);
    private static final Color RULE = new Color(0xd7dce3);
    private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 46);
    private static final Font BODY = new Font(Font.SANS_SERIF, Font.PLAIN, 30);
    private static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 22);

    private final Graphics2D graphics;
    private float y = MARGIN;

    private TextPreview(Graphics2D graphics) {
        this.graphics = graphics;
    }

    static Optional<BufferedImage> of(PassageContent content) {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setPaint(Color.WHITE);
            graphics.fillRect(0, 0, WIDTH, HEIGHT);
            new TextPreview(graphics).draw(content);
            return Optional.of(image);
        } catch (RuntimeException | LinkageError e) {
            // Fonts can be broken, or none installed.
            return Optional.empty();
        } finally {
            graphics.dispose();
        }
    }

    private void draw(PassageContent content) {
        paragraph(content.title(), TITLE, INK, BOTTOM - 120);
        y += 24;
        String body = content.body().substring(0, Math.min(MOST, content.body().length()));
        for (String line : Markdown.toText(body).lines().filter(words -> !words.isBlank()).toList()) {
            if (y > BOTTOM) {
                break;
            }
            paragraph(line, BODY, INK, BOTTOM);
            y += 10;
        }
        graphics.setPaint(RULE);
        graphics.fillRect(MARGIN, HEIGHT - 74, WIDTH - 2 * MARGIN, 2);
        y = HEIGHT - 64;
        paragraph("Text only: not drawn as a slide", SMALL, QUIET, HEIGHT);
    }

    private void paragraph(String words, Font font, Color colour, float bottom) {
        graphics.setPaint(colour);
        AttributedCharacterIterator text = new AttributedString(words, Map.of(java.awt.font.TextAttribute.FONT, font))
                .getIterator();
        var lines = new LineBreakMeasurer(text, graphics.getFontRenderContext());
        while (lines.getPosition() < text.getEndIndex()) {
            TextLayout line = lines.nextLayout(WIDTH - 2f * MARGIN);
            if (y + line.getAscent() + line.getDescent() > bottom) {
                y = bottom + 1;
                return;
            }
            y += line.getAscent();
            float x = line.isLeftToRight() ? MARGIN : WIDTH - MARGIN - line.getAdvance();
            line.draw(graphics, x, y);
            y += line.getDescent() + line.getLeading();
        }
    }
}
