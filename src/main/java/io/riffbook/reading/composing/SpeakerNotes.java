package io.riffbook.reading.composing;

import org.apache.poi.sl.usermodel.Placeholder;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFNotes;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTextShape;

/// What the speaker says to a slide.
final class SpeakerNotes {

    private SpeakerNotes() {}

    /// Empty lines part paragraphs.
    static void write(XMLSlideShow show, XSLFSlide slide, String notes) {
        if (notes.isBlank()) {
            return;
        }
        XSLFNotes page = show.getNotesSlide(slide);
        for (XSLFTextShape shape : page.getPlaceholders()) {
            if (shape.getTextType() == Placeholder.BODY) {
                shape.clearText();
                for (String paragraph : notes.strip().split("\n\\s*\n", -1)) {
                    String words = paragraph.strip().replaceAll("[\\p{Cntrl}&&[^\\n]]", " ");
                    ParagraphWriter.write(shape.addNewTextParagraph(), Run.of(words));
                }
                return;
            }
        }
    }
}
