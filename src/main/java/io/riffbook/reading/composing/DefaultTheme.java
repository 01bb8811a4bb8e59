package io.riffbook.reading.composing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xslf.usermodel.XMLSlideShow;

/// Riffbook's own look, for who brings no template: a presentation without slides, 16:9, with a layout for each kind of slide. Its one
/// font is there on Windows and macOS, and everywhere else has one of the same widths in its place.
final class DefaultTheme {

    private static final int LAYOUTS = 5;

    private DefaultTheme() {}

    static XMLSlideShow open() throws IOException {
        return new XMLSlideShow(new ByteArrayInputStream(zipped(parts())));
    }

    /// Where each part stands in the package, and what it is written in here.
    private static Map<String, String> parts() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", "content-types.xml");
        parts.put("_rels/.rels", "package.rels");
        parts.put("docProps/core.xml", "core.xml");
        parts.put("ppt/presentation.xml", "presentation.xml");
        parts.put("ppt/_rels/presentation.xml.rels", "presentation.rels");
        parts.put("ppt/theme/theme1.xml", "theme.xml");
        parts.put("ppt/slideMasters/slideMaster1.xml", "master.xml");
        parts.put("ppt/slideMasters/_rels/slideMaster1.xml.rels", "master.rels");
        for (int layout = 1; layout <= LAYOUTS; layout++) {
            parts.put("ppt/slideLayouts/slideLayout%d.xml".formatted(layout), "layout%d.xml".formatted(layout));
            parts.put("ppt/slideLayouts/_rels/slideLayout%d.xml.rels".formatted(layout), "layout.rels");
        }
        return parts;
    }

    private static byte[] zipped(Map<String, String> parts) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                try (InputStream in = DefaultTheme.class.getResourceAsStream("theme/" + part.getValue())) {
                    if (in == null) {
                        throw new FileNotFoundException(part.getValue());
                    }
                    in.transferTo(zip);
                }
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
