package io.riffbook.reading.openxml;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// The strict form of Open XML said in the transitional one, which every program reads: other names for the same
/// things, and some values written otherwise.
final class StrictOpenXml implements Xml.Visitor {

    private static final String PREFIX = "http://purl.oclc.org/ooxml/";
    private static final String TRANSITIONAL = "http://schemas.openxmlformats.org/";
    private static final Map<String, String> OTHER_NAMES = Map.of("extendedProperties", "extended-properties",
            "customProperties", "custom-properties");

    private final Writer out;

    private StrictOpenXml(Writer out) {
        this.out = out;
    }

    static boolean isStrict(String uri) {
        return uri.startsWith(PREFIX);
    }

    /// A namespace or a type of relationship; those that are not strict stay.
    static String transitional(String uri) {
        if (!isStrict(uri)) {
            return uri;
        }
        String rest = uri.substring(PREFIX.length());
        int slash = rest.indexOf('/');
        if (slash < 0) {
            return uri;
        }
        String last = rest.substring(rest.lastIndexOf('/') + 1);
        String path = rest.substring(slash + 1, rest.length() - last.length()) + OTHER_NAMES.getOrDefault(last, last);
        String family = path.startsWith("relationships/metadata/") ? "package" : rest.substring(0, slash);
        return TRANSITIONAL + family + "/2006/" + path;
    }

    /// A part's content in the transitional form.
    static byte[] transitional(byte[] xml) throws IOException {
        var bytes = new ByteArrayOutputStream(xml.length);
        try (Writer writer = new OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
            writer.write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
            Xml.visit(new ByteArrayInputStream(xml), new StrictOpenXml(writer));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return bytes.toByteArray();
    }

    @Override
    public void start(XMLStreamReader element) {
        var tag = new StringBuilder("<").append(name(element.getPrefix(), element.getLocalName()));
        for (int i = 0; i < element.getNamespaceCount(); i++) {
            String prefix = Xml.orEmpty(element.getNamespacePrefix(i));
            tag.append(prefix.isEmpty() ? " xmlns" : " xmlns:" + prefix).append("=\"")
                    .append(Xml.escaped(transitional(Xml.orEmpty(element.getNamespaceURI(i))))).append('"');
        }
        String namespace = transitional(Xml.orEmpty(element.getNamespaceURI()));
        for (int i = 0; i < element.getAttributeCount(); i++) {
            String attribute = element.getAttributeLocalName(i);
            String value = element.getAttributeValue(i);
            if (attribute.equals("conformance") && namespace.equals(Xml.PRESENTATION)) {
                continue;
            }
            String said = isStrict(value)
                    ? transitional(value)
                    : StrictValues.transitional(namespace, element.getLocalName(), attribute, value);
            tag.append(' ').append(name(element.getAttributePrefix(i), attribute)).append("=\"")
                    .append(Xml.escaped(said)).append('"');
        }
        write(tag.append('>').toString());
    }

    @Override
    public void text(String text) {
        write(Xml.escaped(text));
    }

    @Override
    public void end(String prefix, String name) {
        write("</" + name(prefix, name) + ">");
    }

    private static String name(@Nullable String prefix, String local) {
        return prefix == null || prefix.isEmpty() ? local : prefix + ":" + local;
    }

    private void write(String text) {
        try {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
