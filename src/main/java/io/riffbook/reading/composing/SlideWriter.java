package io.riffbook.reading.composing;

import io.riffbook.reading.PassageContent;
import io.riffbook.reading.composing.Stationery.Kind;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import org.apache.poi.sl.usermodel.Insets2D;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFSlideLayout;
import org.apache.poi.xslf.usermodel.XSLFTextShape;
import org.openxmlformats.schemas.drawingml.x2006.main.CTTextBody;
import org.openxmlformats.schemas.drawingml.x2006.main.CTTextBodyProperties;
import org.openxmlformats.schemas.drawingml.x2006.main.CTTextListStyle;
import org.openxmlformats.schemas.drawingml.x2006.main.CTShapeProperties;
import org.openxmlformats.schemas.presentationml.x2006.main.CTShape;

/// Writes what a passage says on as many slides as that needs.
final class SlideWriter {

    /// What is no longer than that below the first title is said on the title slide, in that many lines at most.
    private static final int SUBTITLE = 160;
    private static final int SUBTITLE_LINES = 3;
    /// The share of the slide that stays free around its content where a layout says nothing.
    private static final double MARGIN = 0.07;

    private final Stationery stationery;

    SlideWriter(Stationery stationery) {
        this.stationery = stationery;
    }

    /// @param first whether the deck begins with it
    void write(PassageContent passage, boolean first) {
        List<Block> blocks = Blocks.of(passage.body(), passage.title());
        XSLFSlide slide;
        if (first && isSubtitle(blocks)) {
            slide = heading(Kind.TITLE, passage, blocks);
        } else if (blocks.isEmpty()) {
            slide = heading(Kind.SECTION, passage, blocks);
        } else {
            slide = content(passage, blocks);
        }
        SpeakerNotes.write(stationery.show(), slide, passage.notes());
    }

    private static boolean isSubtitle(List<Block> blocks) {
        return blocks.isEmpty() || (blocks.size() == 1 && blocks.getFirst() instanceof Block.Text(var lines)
                && lines.size() <= SUBTITLE_LINES && lines.stream().allMatch(line -> line.mark() == Line.Mark.PLAIN)
                && lines.stream().mapToInt(line -> line.words().length()).sum() <= SUBTITLE);
    }

    private XSLFSlide heading(Kind kind, PassageContent passage, List<Block> blocks) {
        XSLFSlide slide = slide(kind);
        setTitle(slide, passage.title());
        slide.setHidden(passage.hidden());
        Optional<XSLFTextShape> body = Stationery.body(slide.getPlaceholders());
        if (!blocks.isEmpty()) {
            try (Page page = new Page(slide, body)) {
                List<SlideFlow.Page> pages = SlideFlow.of(blocks, page.ruler, page.height());
                page.place(pages.size() == 1 ? pages.getFirst() : new SlideFlow.Page(blocks, Scale.SMALLEST));
            }
        }
        finish(slide, blocks.isEmpty() ? Optional.empty() : body);
        return slide;
    }

    /// @return the first of the slides
    private XSLFSlide content(PassageContent passage, List<Block> blocks) {
        XSLFSlide first = slide(kind(blocks));
        List<SlideFlow.Page> pages;
        try (Page page = new Page(first, Optional.empty())) {
            pages = SlideFlow.of(blocks, page.ruler, page.height());
        }
        for (int number = 0; number < pages.size(); number++) {
            List<Block> shown = pages.get(number).blocks();
            XSLFSlide slide = number == 0 ? first : slide(kind(shown));
            slide.setHidden(passage.hidden());
            setTitle(slide, passage.title());
            Optional<XSLFTextShape> body = shown.getFirst() instanceof Block.Text
                    ? Stationery.body(slide.getPlaceholders())
                    : Optional.empty();
            try (Page page = new Page(slide, body)) {
                page.place(pages.get(number));
            }
            finish(slide, body);
        }
        return first;
    }

    /// The layout's own place for text is read before what stands beside it: only what comes first goes there.
    private static Kind kind(List<Block> blocks) {
        return blocks.getFirst() instanceof Block.Text ? Kind.CONTENT : Kind.HEADING;
    }

    /// With the layout's places for text, empty, as the layout has them.
    private XSLFSlide slide(Kind kind) {
        XSLFSlideLayout layout = stationery.layout(kind);
        XSLFSlide slide = stationery.show().createSlide(layout);
        for (XSLFTextShape shape : slide.getPlaceholders()) {
            if (shape.getXmlObject() instanceof CTShape xml) {
                xml.setSpPr(CTShapeProperties.Factory.newInstance());
                CTTextBody text = shape.getTextBody().getXmlObject();
                text.setBodyPr(CTTextBodyProperties.Factory.newInstance());
                text.setLstStyle(CTTextListStyle.Factory.newInstance());
                shape.clearText();
            }
        }
        return slide;
    }

    private static void setTitle(XSLFSlide slide, String words) {
        Optional<XSLFTextShape> found = Stationery.title(slide.getPlaceholders());
        if (found.isEmpty()) {
            return;
        }
        XSLFTextShape title = found.get();
        title.addNewTextParagraph().addNewTextRun().setText(words);
        Insets2D insets = title.getInsets();
        double room = title.getAnchor().getHeight() - insets.top - insets.bottom;
        for (Scale scale : Scale.values()) {
            ParagraphWriter.scale(title, scale);
            if (title.getTextHeight() <= room) {
                return;
            }
        }
    }

    /// Places that stay empty would ask to be filled.
    private static void finish(XSLFSlide slide, Optional<XSLFTextShape> filled) {
        Optional<XSLFTextShape> title = Stationery.title(slide.getPlaceholders());
        for (XSLFTextShape shape : slide.getPlaceholders()) {
            boolean used = filled.filter(shape::equals).isPresent() || title.filter(shape::equals).isPresent();
            if (!used) {
                slide.removeShape(shape);
            }
        }
        SlideNumber.add(slide);
    }

    /// The content of one slide, placed from top to bottom.
    private final class Page implements AutoCloseable {

        private final XSLFSlide slide;
        private final Optional<XSLFTextShape> body;
        private final Rectangle2D area;
        private final Insets2D insets;
        private final Ruler ruler;

        Page(XSLFSlide slide, Optional<XSLFTextShape> body) {
            this.slide = slide;
            this.body = body;
            this.insets = body.map(XSLFTextShape::getInsets).orElse(new Insets2D(0, 0, 0, 0));
            Rectangle2D anchor = body.or(() -> Stationery.body(stationery.layout(Kind.CONTENT).getPlaceholders()))
                    .map(XSLFTextShape::getAnchor).orElseGet(() -> below(slide));
            this.area = new Rectangle2D.Double(anchor.getX() + insets.left, anchor.getY() + insets.top,
                    Math.max(40, anchor.getWidth() - insets.left - insets.right),
                    Math.max(40, anchor.getHeight() - insets.top - insets.bottom));
            this.ruler = new Ruler(slide, area.getWidth());
        }

        double height() {
            return area.getHeight();
        }

        void place(SlideFlow.Page page) {
            boolean alone = page.blocks().size() == 1;
            double y = area.getY();
            for (Block block : page.blocks()) {
                double height = ruler.height(block, page.scale());
                var place = new Rectangle2D.Double(area.getX(), y, area.getWidth(), height);
                if (block instanceof Block.Text(var lines) && block.equals(page.blocks().getFirst())
                        && body.isPresent()) {
                    fill(body.get(), lines, page.scale(), place, alone);
                } else {
                    BlockWriter.write(slide, block, place, page.scale(), ruler);
                }
                y += height + Looks.GAP;
            }
        }

        private void fill(XSLFTextShape shape, List<Line> lines, Scale scale, Rectangle2D place, boolean alone) {
            ParagraphWriter.write(shape, lines);
            ParagraphWriter.scale(shape, scale);
            if (!alone && shape.getXmlObject() instanceof CTShape xml) {
                // Without a place of its own, POI would move the one that it has from its layout.
                xml.getSpPr().addNewXfrm();
                shape.setAnchor(new Rectangle2D.Double(place.getX() - insets.left, place.getY() - insets.top,
                        place.getWidth() + insets.left + insets.right,
                        place.getHeight() + insets.top + insets.bottom));
            }
        }

        /// Where a layout that has no place for text leaves room.
        private Rectangle2D below(XSLFSlide slide) {
            double width = slide.getSlideShow().getPageSize().getWidth();
            double height = slide.getSlideShow().getPageSize().getHeight();
            Rectangle2D title = Stationery.title(slide.getPlaceholders()).map(XSLFTextShape::getAnchor).orElse(null);
            double left = title == null ? width * MARGIN : title.getX();
            double top = title == null || title.getMaxY() > height * 0.6
                    ? height * MARGIN
                    : title.getMaxY() + height * 0.04;
            return new Rectangle2D.Double(left, top, width - 2 * left, height * (1 - MARGIN * 1.5) - top);
        }

        @Override
        public void close() {
            ruler.close();
        }
    }
}
