package io.riffbook.reading.openxml;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/// Writes what the parts of a package are: by their endings where that says it, or else by their names.
final class ContentTypesXml {

    private final Map<String, String> byEnding = new TreeMap<>(
            Map.of("rels", ContentTypes.RELATIONSHIPS, "xml", "application/xml"));
    private final StringBuilder byName = new StringBuilder();

    /// @param name absolute
    void add(String name, String type) {
        String ending = name.substring(name.lastIndexOf('.') + 1);
        boolean simple = ending.matches("[a-z0-9]{1,8}");
        if (!simple || !type.equals(byEnding.computeIfAbsent(ending, _ -> type))) {
            byName.append("<Override PartName=\"").append(Xml.escaped(name)).append("\" ContentType=\"")
                    .append(Xml.escaped(type)).append("\"/>");
        }
    }

    byte[] bytes() {
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">");
        byEnding.forEach((ending, type) -> xml.append("<Default Extension=\"").append(ending)
                .append("\" ContentType=\"").append(Xml.escaped(type)).append("\"/>"));
        return xml.append(byName).append("</Types>").toString().getBytes(StandardCharsets.UTF_8);
    }
}
