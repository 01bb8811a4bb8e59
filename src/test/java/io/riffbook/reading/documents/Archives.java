package io.riffbook.reading.documents;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Archives of XML parts, written by hand.
final class Archives {

    static final String ODP = "application/vnd.oasis.opendocument.presentation";
    private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

    private Archives() {}

    static Path write(Path file, Map<String, String> parts) throws IOException {
        try (var out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                byte[] bytes = part.getValue().getBytes(StandardCharsets.UTF_8);
                var entry = new ZipEntry(part.getKey());
                if (part.getKey().equals("mimetype")) {
                    var crc = new CRC32();
                    crc.update(bytes);
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(bytes.length);
                    entry.setCrc(crc.getValue());
                }
                out.putNextEntry(entry);
                out.write(bytes);
                out.closeEntry();
            }
        }
        return file;
    }

    /// The parts of a Word document.
    ///
    /// @param more relationships of the text, and other parts by their names within `word/`
    static Map<String, String> word(String body, String relationships, Map<String, String> more) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", XML
                + """
                        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                        <Default Extension="xml" ContentType="application/xml"/>
                        <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
                        </Types>""");
        parts.put("_rels/.rels", XML
                + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + relationship("d", "officeDocument", "word/document.xml", "") + "</Relationships>");
        parts.put("word/_rels/document.xml.rels", XML
                + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + relationships + "</Relationships>");
        parts.put("word/document.xml", XML + "<w:document xmlns:w=\"" + WORD + "\" xmlns:r=\"" + RELATIONSHIPS + "\" "
                + "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" "
                + "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
                + "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><w:body>" + body
                + "</w:body></w:document>");
        more.forEach((name, text) -> parts.put("word/" + name,
                XML + text.replaceFirst("<w:(\\w+)", "<w:$1 xmlns:w=\"" + WORD + "\"")));
        return parts;
    }

    static String relationship(String id, String type, String target, String mode) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + RELATIONSHIPS + "/" + type + "\" Target=\"" + target + "\""
                + (mode.isEmpty() ? "" : " TargetMode=\"" + mode + "\"") + "/>";
    }

    /// The parts of an OpenDocument presentation.
    ///
    /// @param styles automatic ones
    static Map<String, String> odp(String styles, String pages) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("mimetype", ODP);
        parts.put("META-INF/manifest.xml", XML
                + "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\">"
                + "<manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"" + ODP + "\"/>"
                + "<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>"
                + "</manifest:manifest>");
        parts.put("meta.xml", XML + "<office:document-meta " + namespaces() + "><office:meta>"
                + "<dc:title>The Brightwater deck</dc:title></office:meta></office:document-meta>");
        parts.put("content.xml", XML + content("document-content", "", styles, pages));
        return parts;
    }

    static String flatOdp(String pages) {
        return XML + "\n" + content("document", " office:mimetype=\"" + ODP + "\"", "", pages);
    }

    private static String content(String root, String attributes, String styles, String pages) {
        return "<office:" + root + " " + namespaces() + attributes + "><office:automatic-styles>" + styles
                + "</office:automatic-styles><office:body><office:presentation>" + pages
                + "</office:presentation></office:body></office:" + root + ">";
    }

    private static String namespaces() {
        var all = new StringBuilder("xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
                + "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
                + "xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\"");
        for (String name : new String[]{"office", "text", "table", "presentation", "style"}) {
            all.append(" xmlns:").append(name).append("=\"urn:oasis:names:tc:opendocument:xmlns:").append(name)
                    .append(":1.0\"");
        }
        return all.append(" xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\"").toString();
    }
}
