package io.riffbook.reading.slides;

import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFSlideLayout;
import org.apache.poi.xslf.usermodel.XSLFSlideMaster;
import org.apache.xmlbeans.XmlCursor;
import org.apache.xmlbeans.XmlObject;

/// Text marked with a colour from the theme: POI knows only plain RGB there, and fails to draw the whole slide.
final class Highlights {

    private static final String DRAWING = "declare namespace a='http://schemas.openxmlformats.org/drawingml/2006/main' ";

    private Highlights() {}

    /// Takes such marks from the slide as it is held in memory, its layout and its master; the file stays as it is.
    ///
    /// @return how many there were
    static int removeUndrawable(XSLFSlide slide) {
        XSLFSlideLayout layout = slide.getSlideLayout();
        XSLFSlideMaster master = slide.getSlideMaster();
        return remove(slide.getXmlObject()) + remove(layout.getXmlObject()) + remove(master.getXmlObject());
    }

    private static int remove(XmlObject sheet) {
        int removed = 0;
        for (XmlObject highlight : sheet.selectPath(DRAWING + ".//a:highlight")) {
            if (highlight.selectPath(DRAWING + "./a:srgbClr").length == 0) {
                try (XmlCursor cursor = highlight.newCursor()) {
                    cursor.removeXml();
                }
                removed++;
            }
        }
        return removed;
    }
}
