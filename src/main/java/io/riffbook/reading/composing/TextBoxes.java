package io.riffbook.reading.composing;

import java.awt.geom.Rectangle2D;
import java.util.Optional;
import org.apache.poi.sl.usermodel.Insets2D;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFSlideLayout;
import org.apache.poi.xslf.usermodel.XSLFTextBox;
import org.apache.poi.xslf.usermodel.XSLFTextShape;
import org.apache.xmlbeans.XmlObject;
import org.openxmlformats.schemas.drawingml.x2006.main.CTTextListStyle;
import org.openxmlformats.schemas.presentationml.x2006.main.CTSlideMasterTextStyles;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// Boxes for text beside the one place that a layout has for it, whose text looks as it does there.
final class TextBoxes {

    private static final String LEVELS = """
            declare namespace a='http://schemas.openxmlformats.org/drawingml/2006/main' \
            ./a:lvl1pPr | ./a:lvl2pPr | ./a:lvl3pPr | ./a:lvl4pPr | ./a:lvl5pPr""";

    private TextBoxes() {}

    /// A box without insets; its text is in the style of the layout's body.
    static XSLFTextBox add(XSLFSlide slide, Rectangle2D anchor) {
        XSLFTextBox box = slide.createTextBox();
        box.setAnchor(anchor);
        box.setInsets(new Insets2D(0, 0, 0, 0));
        box.setWordWrap(true);
        CTTextListStyle style = bodyStyle(slide.getSlideLayout());
        if (style != null) {
            box.getTextBody().getXmlObject().setLstStyle(style);
        }
        return box;
    }

    private static CTTextListStyle bodyStyle(XSLFSlideLayout layout) {
        CTSlideMasterTextStyles styles = layout.getSlideMaster().getXmlObject().getTxStyles();
        CTTextListStyle style = styles == null || styles.getBodyStyle() == null
                ? CTTextListStyle.Factory.newInstance()
                : (CTTextListStyle) styles.getBodyStyle().copy();
        Optional<XSLFTextShape> body = Stationery.body(layout.getPlaceholders());
        if (body.isPresent() && body.get().getTextBody().getXmlObject().isSetLstStyle()) {
            merge(body.get().getTextBody().getXmlObject().getLstStyle(), style);
        }
        return style;
    }

    /// What a layout says of a level counts more than what the master does.
    private static void merge(CTTextListStyle from, CTTextListStyle into) {
        XmlObject[] targets = into.selectPath(LEVELS);
        for (XmlObject level : from.selectPath(LEVELS)) {
            for (XmlObject target : targets) {
                if (target.getDomNode().getLocalName().equals(level.getDomNode().getLocalName())) {
                    merge((Element) level.getDomNode(), (Element) target.getDomNode());
                }
            }
        }
    }

    private static void merge(Element from, Element into) {
        for (int i = 0; i < from.getAttributes().getLength(); i++) {
            Attr attribute = (Attr) from.getAttributes().item(i);
            into.setAttribute(attribute.getName(), attribute.getValue());
        }
        for (Node child = from.getFirstChild(); child != null; child = child.getNextSibling()) {
            Node same = into.getElementsByTagNameNS(child.getNamespaceURI(), "defRPr").item(0);
            if (child instanceof Element letters && "defRPr".equals(letters.getLocalName())
                    && same instanceof Element target) {
                merge(letters, target);
            }
        }
    }
}
