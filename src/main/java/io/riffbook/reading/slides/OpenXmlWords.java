package io.riffbook.reading.slides;

import io.riffbook.reading.passage.MarkdownText;
import java.util.List;
import org.apache.poi.ooxml.POIXMLDocumentPart;
import org.apache.poi.sl.usermodel.Shape;
import org.apache.poi.sl.usermodel.TextParagraph;
import org.apache.poi.xslf.usermodel.XSLFGraphicFrame;
import org.apache.poi.xslf.usermodel.XSLFTextParagraph;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/// Words in Open XML: paragraphs with equations; charts and SmartArt, which are parts of their own.
final class OpenXmlWords implements FormatWords {

    @Override
    public String paragraph(TextParagraph<?, ?, ?> paragraph) {
        return paragraph instanceof XSLFTextParagraph words ? ParagraphText.of(words.getXmlObject().getDomNode()) : "";
    }

    @Override
    public void addOther(Shape<?, ?> shape, MarkdownText text) {
        if (shape instanceof XSLFGraphicFrame frame) {
            for (Element data : Elements.all(frame.getXmlObject().getDomNode(), "graphicData")) {
                Elements.children(data).forEach(content -> add(frame, content, text));
            }
        }
    }

    private static void add(XSLFGraphicFrame frame, Element content, MarkdownText text) {
        if (Elements.is(content, "chart")) {
            Elements.root(part(frame, Elements.relationship(content, "id"))).map(ChartXml::read)
                    .ifPresent(chart -> chart.writeTo(text));
        } else if (Elements.is(content, "relIds")) {
            Elements.root(part(frame, Elements.relationship(content, "dm")))
                    .ifPresent(model -> new DiagramText(model).writeTo(text));
        }
    }

    private static @Nullable POIXMLDocumentPart part(XSLFGraphicFrame frame, String id) {
        List<POIXMLDocumentPart.RelationPart> parts = frame.getSheet().getRelationParts();
        return parts.stream().filter(part -> part.getRelationship().getId().equals(id)).findFirst()
                .map(part -> part.<POIXMLDocumentPart>getDocumentPart()).orElse(null);
    }
}
