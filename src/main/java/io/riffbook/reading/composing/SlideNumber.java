package io.riffbook.reading.composing;

import java.util.stream.Stream;
import org.apache.poi.sl.usermodel.Placeholder;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTextShape;
import org.openxmlformats.schemas.presentationml.x2006.main.CTShape;
import org.openxmlformats.schemas.presentationml.x2006.main.CTGroupShape;

/// The number of a slide, where its layout has a place for it.
final class SlideNumber {

    private SlideNumber() {}

    static void add(XSLFSlide slide) {
        Stream.of(slide.getSlideLayout().getPlaceholders())
                .filter(shape -> shape.getTextType() == Placeholder.SLIDE_NUMBER).findFirst()
                .ifPresent(place -> add(slide, place));
    }

    private static void add(XSLFSlide slide, XSLFTextShape place) {
        CTGroupShape tree = slide.getXmlObject().getCSld().getSpTree();
        long id = slide.getShapes().stream().mapToLong(shape -> shape.getShapeId()).max().orElse(1) + 1;
        CTShape number = tree.addNewSp();
        number.set(place.getXmlObject().copy());
        number.getNvSpPr().getCNvPr().setId(id);
    }
}
