package io.riffbook.reading.documents;

import io.riffbook.reading.UnreadableDeck;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads an XML part of an untrusted file from start to end, and holds only those pieces that are asked for. A document
/// type, which honest parts don't have and entities come from, is refused.
public final class XmlReading implements Closeable {

    /// Elements in elements.
    private static final int DEEPEST = 400;
    /// Nodes of one piece.
    private static final int MOST_NODES = 1_000_000;

    private final XMLStreamReader reader;
    private final InputStream in;

    /// @param in is closed with this
    public XmlReading(InputStream in) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        this.in = in;
        try {
            this.reader = factory.createXMLStreamReader(in);
        } catch (XMLStreamException e) {
            throw new IOException("Not XML", e);
        }
    }

    /// Moves to the next element.
    ///
    /// @return false at the end
    /// @throws UnreadableDeck if the part is damaged or unsafe
    public boolean next() {
        while (advance()) {
            if (reader.getEventType() == XMLStreamConstants.START_ELEMENT) {
                return true;
            }
        }
        return false;
    }

    /// The name of the element it stands at, without its prefix.
    public String name() {
        return reader.getLocalName();
    }

    /// The namespace of the element it stands at; empty if it has none.
    public String namespace() {
        String uri = reader.getNamespaceURI();
        return uri == null ? "" : uri;
    }

    /// The element it stands at, without what is in it.
    public XmlNode element() {
        List<XmlNode.Attribute> attributes = new ArrayList<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String uri = reader.getAttributeNamespace(i);
            attributes.add(new XmlNode.Attribute(uri == null ? "" : uri, reader.getAttributeLocalName(i),
                    reader.getAttributeValue(i)));
        }
        return XmlNode.element(namespace(), name(), List.copyOf(attributes));
    }

    /// The element it stands at with all that is in it; then it stands at its end.
    public XmlNode node() {
        XmlNode root = element();
        Deque<XmlNode> open = new ArrayDeque<>();
        open.push(root);
        int nodes = 1;
        while (!open.isEmpty() && advance()) {
            switch (reader.getEventType()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    XmlNode child = element();
                    open.element().children().add(child);
                    open.push(child);
                    nodes++;
                }
                case XMLStreamConstants.END_ELEMENT -> open.pop();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    open.element().children().add(XmlNode.words(reader.getText()));
                    nodes++;
                }
                default -> {
                    // Comments and instructions say nothing.
                }
            }
            if (open.size() > DEEPEST) {
                throw UnreadableDeck.nestedTooDeeply();
            }
            if (nodes > MOST_NODES) {
                throw UnreadableDeck.tooLarge("one part of it is far more than a page is");
            }
        }
        return root;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean advance() {
        try {
            if (!reader.hasNext()) {
                return false;
            }
            int event = reader.next();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw UnreadableDeck.unsafe("one of its parts has a document type, which entities come from");
            }
            return true;
        } catch (XMLStreamException e) {
            throw UnreadableDeck.damaged();
        }
    }
}
