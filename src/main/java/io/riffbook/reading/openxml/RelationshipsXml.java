package io.riffbook.reading.openxml;

import java.nio.charset.StandardCharsets;

/// Writes the relationships of one part.
final class RelationshipsXml {

    private final StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
            + "\n<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");

    void add(String id, String type, String target, boolean external) {
        xml.append("<Relationship Id=\"").append(Xml.escaped(id)).append("\" Type=\"").append(Xml.escaped(type))
                .append("\" Target=\"").append(Xml.escaped(target)).append('"')
                .append(external ? " TargetMode=\"External\"/>" : "/>");
    }

    byte[] bytes() {
        return (xml + "</Relationships>").getBytes(StandardCharsets.UTF_8);
    }
}
