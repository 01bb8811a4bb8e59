package io.riffbook.reading.openxml;

import io.riffbook.reading.UnreadableDeck;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/// XML of untrusted files: no document type, no entity of one's own, nothing from elsewhere, bounded in depth.
final class Xml {

    static final String RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    static final String PRESENTATION = "http://schemas.openxmlformats.org/presentationml/2006/main";
    static final String DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main";
    static final String COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006";

    /// Elements in elements. What the libraries do with a tree, they do by recursion.
    private static final int DEPTH = 512;

    private static final XMLInputFactory READERS = readers();
    private static final DocumentBuilderFactory BUILDERS = builders();
    private static final TransformerFactory TRANSFORMERS = TransformerFactory.newDefaultInstance();

    private Xml() {}

    /// What looks at the start tags and texts of a part, one after another.
    interface Visitor {

        void start(XMLStreamReader element);

        default void text(String text) {}

        default void end(String prefix, String name) {}
    }

    /// @throws UnreadableDeck if it is not well formed, nests too deeply or has a document type
    static void visit(InputStream in, Visitor visitor) {
        try {
            XMLStreamReader reader = READERS.createXMLStreamReader(in);
            int depth = 0;
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.DTD -> throw UnreadableDeck.unsafe("it declares a document type");
                    case XMLStreamConstants.START_ELEMENT -> {
                        if (++depth > DEPTH) {
                            throw UnreadableDeck.nestedTooDeeply();
                        }
                        visitor.start(reader);
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                        visitor.text(reader.getText());
                    case XMLStreamConstants.END_ELEMENT -> {
                        depth--;
                        visitor.end(orEmpty(reader.getPrefix()), reader.getLocalName());
                    }
                    default -> {
                    }
                }
            }
        } catch (XMLStreamException e) {
            throw UnreadableDeck.damaged();
        }
    }

    /// An attribute in no namespace; empty if the element has none of that name.
    static String attribute(XMLStreamReader element, String name) {
        for (int i = 0; i < element.getAttributeCount(); i++) {
            if (element.getAttributeLocalName(i).equals(name) && orEmpty(element.getAttributeNamespace(i)).isEmpty()) {
                return element.getAttributeValue(i);
            }
        }
        return "";
    }

    static String orEmpty(@Nullable String namespace) {
        return namespace == null ? "" : namespace;
    }

    /// The tree of a part that was visited before, so that its depth is known to be bounded.
    static Document document(byte[] xml) throws IOException {
        try {
            DocumentBuilder builder = BUILDERS.newDocumentBuilder();
            builder.setErrorHandler(new Silent());
            return builder.parse(new ByteArrayInputStream(xml));
        } catch (SAXException e) {
            throw UnreadableDeck.damaged();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] bytes(Document document) {
        document.setXmlStandalone(true);
        var out = new ByteArrayOutputStream();
        try {
            Transformer transformer = TRANSFORMERS.newTransformer();
            transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
            transformer.setOutputProperty(OutputKeys.STANDALONE, "yes");
            transformer.transform(new DOMSource(document), new StreamResult(out));
        } catch (TransformerException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    /// A text as it stands between the quotes of an attribute, or between tags.
    static String escaped(String text) {
        var escaped = new StringBuilder(text.length() + 16);
        text.codePoints().filter(Xml::isAllowed).forEach(c -> {
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\t', '\n', '\r' -> escaped.append("&#").append(c).append(';');
                default -> escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }

    private static boolean isAllowed(int c) {
        return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0xD800) || (c >= 0xE000 && c < 0xFFFE)
                || c >= 0x10000;
    }

    private static XMLInputFactory readers() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        factory.setXMLResolver((_, _, _, _) -> InputStream.nullInputStream());
        return factory;
    }

    private static DocumentBuilderFactory builders() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setXIncludeAware(false);
            return factory;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The default one prints to the standard error stream.
    private static final class Silent implements ErrorHandler {

        @Override
        public void warning(SAXParseException fault) {
            // A warning changes nothing about what was read.
        }

        @Override
        public void error(SAXParseException fault) throws SAXException {
            throw fault;
        }

        @Override
        public void fatalError(SAXParseException fault) throws SAXException {
            throw fault;
        }
    }
}
