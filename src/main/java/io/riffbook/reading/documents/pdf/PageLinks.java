package io.riffbook.reading.documents.pdf;

import io.riffbook.reading.Limits;
import io.riffbook.reading.passage.PassageDraft;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;

/// Where a page leads to. Scripts, files to be started and forms to be sent lead nowhere.
final class PageLinks {

    private PageLinks() {}

    static void add(PDPage page, List<PdfLine> lines, PassageDraft draft) {
        COSArray annotations = page.getCOSObject().getCOSArray(COSName.ANNOTS);
        int looked = annotations == null ? 0 : Math.min(annotations.size(), 20 * Limits.LINKS);
        for (int i = 0; i < looked; i++) {
            try {
                if (PDAnnotation.createAnnotation(annotations.getObject(i)) instanceof PDAnnotationLink link
                        && link.getAction() instanceof PDActionURI action && action.getURI() != null) {
                    draft.link(words(page, link.getRectangle(), lines), action.getURI());
                }
            } catch (IOException | RuntimeException e) {
                // An annotation that is broken leads nowhere.
            }
        }
    }

    /// The words under the link; none on a page that is turned.
    private static String words(PDPage page, @org.jspecify.annotations.Nullable PDRectangle area, List<PdfLine> lines) {
        if (area == null || page.getRotation() != 0) {
            return "";
        }
        PDRectangle box = page.getCropBox();
        float left = area.getLowerLeftX() - box.getLowerLeftX();
        float right = area.getUpperRightX() - box.getLowerLeftX();
        float top = box.getUpperRightY() - area.getUpperRightY();
        float bottom = box.getUpperRightY() - area.getLowerLeftY();
        return lines.stream().flatMap(line -> line.words().stream()).filter(word -> {
            float x = (word.left() + word.right()) / 2;
            float y = word.baseline() - 0.3f * word.size();
            return x >= left && x <= right && y >= top && y <= bottom;
        }).map(PdfWord::text).collect(Collectors.joining(" "));
    }
}
