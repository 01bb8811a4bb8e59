package io.riffbook.reading.slides;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Lets only those SVG pictures through that refer to nothing outside themselves: Batik would read local files into a
/// preview, or expand entities.
final class SvgCheck {

    private static final Set<String> REFUSED_ELEMENTS = Set.of("script", "foreignobject", "handler", "listener");

    private SvgCheck() {}

    /// @throws IOException if it has a document type, scripts, or references to anything but its own parts and data
    static void requireSelfContained(byte[] svg) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(svg));
            while (reader.hasNext()) {
                check(reader, reader.next());
            }
        } catch (XMLStreamException e) {
            throw new IOException("An SVG picture that is no XML", e);
        }
    }

    private static void check(XMLStreamReader reader, int event) throws IOException {
        switch (event) {
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE,
                    XMLStreamConstants.PROCESSING_INSTRUCTION ->
                throw refused("a document type or instruction");
            case XMLStreamConstants.START_ELEMENT -> checkElement(reader);
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> checkStyle(reader.getText());
            default -> {
                // Comments and ends of elements refer to nothing.
            }
        }
    }

    private static void checkElement(XMLStreamReader reader) throws IOException {
        if (REFUSED_ELEMENTS.contains(reader.getLocalName().toLowerCase(Locale.ROOT))) {
            throw refused(reader.getLocalName());
        }
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String name = reader.getAttributeLocalName(i).toLowerCase(Locale.ROOT);
            String value = reader.getAttributeValue(i).strip();
            if (name.equals("base") || ((name.equals("href") || name.equals("src")) && !isOwn(value))) {
                throw refused(name);
            }
            checkStyle(value);
        }
    }

    private static void checkStyle(String text) throws IOException {
        String style = text.toLowerCase(Locale.ROOT);
        // An escape could hide the words that are looked for.
        if (style.contains("@import") || style.contains("@font-face") || style.contains("\\")) {
            throw refused("a style");
        }
        for (int at = style.indexOf("url("); at >= 0; at = style.indexOf("url(", at + 4)) {
            if (!isOwn(style.substring(at + 4).strip().replaceFirst("^[\"']", ""))) {
                throw refused("a style's url");
            }
        }
    }

    private static boolean isOwn(String reference) {
        return reference.startsWith("#") || reference.startsWith("data:image/png")
                || reference.startsWith("data:image/jpeg") || reference.isEmpty();
    }

    private static IOException refused(String what) {
        return new IOException("An SVG picture with " + what + " is not drawn");
    }
}
