package io.riffbook.reading.composing;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import java.awt.Graphics2D;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.text.AttributedCharacterIterator;
import java.text.AttributedString;
import java.util.function.Consumer;
import org.apache.poi.sl.draw.DrawFactory;
import org.apache.poi.sl.draw.DrawTextFragment;
import org.apache.poi.sl.draw.DrawTextParagraph;
import org.apache.poi.sl.usermodel.AutoNumberingScheme;
import org.apache.poi.sl.usermodel.TextParagraph;

/// Draws as POI does, but counts numbered lists as PowerPoint does, and tells where links stand.
final class PageDrawing extends DrawFactory {

    private final Consumer<FoundLink> links;

    PageDrawing(Consumer<FoundLink> links) {
        this.links = links;
    }

    @Override
    public DrawTextParagraph getDrawable(TextParagraph<?, ?, ?> paragraph) {
        return new Counted(paragraph);
    }

    @Override
    public DrawTextFragment getTextFragment(TextLayout layout, AttributedString words) {
        return new Linked(layout, words, links);
    }

    /// POI starts anew after each paragraph of another kind, also after those of a list within the list.
    private static final class Counted extends DrawTextParagraph {

        Counted(TextParagraph<?, ?, ?> paragraph) {
            super(paragraph);
        }

        @Override
        public void setAutoNumberingIdx(int index) {
            super.setAutoNumberingIdx(numberOf(paragraph) > 0 ? counted() : index);
        }

        private int counted() {
            int number = 0;
            int level = paragraph.getIndentLevel();
            for (TextParagraph<?, ?, ?> each : paragraph.getParentShape()) {
                boolean deeper = each.getIndentLevel() > level;
                int start = numberOf(each);
                if (!deeper) {
                    boolean goesOn = each.getIndentLevel() == level && start > 0;
                    number = !goesOn ? 0 : number == 0 ? start : number + 1;
                }
                if (each.equals(paragraph)) {
                    break;
                }
            }
            return Math.max(1, number);
        }

        /// What its list starts with; 0 if it is no numbered item.
        private static int numberOf(TextParagraph<?, ?, ?> paragraph) {
            TextParagraph.BulletStyle style = paragraph.getBulletStyle();
            AutoNumberingScheme scheme = style == null ? null : style.getAutoNumberingScheme();
            if (style == null || scheme == null) {
                return 0;
            }
            Integer start = style.getAutoNumberingStartAt();
            return start == null ? 1 : start;
        }
    }

    private static final class Linked extends DrawTextFragment {

        private final TextLayout layout;
        private final AttributedString words;
        private final Consumer<FoundLink> links;
        private double left;
        private double top;

        Linked(TextLayout layout, AttributedString words, Consumer<FoundLink> links) {
            super(layout, words);
            this.layout = layout;
            this.words = words;
            this.links = links;
        }

        @Override
        public void setPosition(double x, double y) {
            super.setPosition(x, y);
            left = x;
            top = y;
        }

        @Override
        public void draw(Graphics2D graphics) {
            super.draw(graphics);
            if (graphics instanceof PdfBoxGraphics2D) {
                tellLinks(graphics.getTransform());
            }
        }

        private void tellLinks(AffineTransform transform) {
            AttributedCharacterIterator each = words.getIterator();
            int length = layout.getCharacterCount();
            int at = each.getBeginIndex();
            while (at < each.getEndIndex()) {
                each.setIndex(at);
                int end = each.getRunLimit(DrawTextParagraph.HYPERLINK_HREF);
                if (each.getAttribute(DrawTextParagraph.HYPERLINK_HREF) instanceof String address
                        && Math.min(end, length) > at) {
                    var place = AffineTransform.getTranslateInstance(left, top + layout.getAscent())
                            .createTransformedShape(layout.getLogicalHighlightShape(at, Math.min(end, length)));
                    links.accept(new FoundLink(address, transform.createTransformedShape(place).getBounds2D()));
                }
                at = end;
            }
        }
    }
}
