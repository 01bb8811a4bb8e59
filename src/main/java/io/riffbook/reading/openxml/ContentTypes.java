package io.riffbook.reading.openxml;

import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamReader;

/// What the parts of a package are: by their names, or else by their endings.
final class ContentTypes implements Xml.Visitor {

    static final PartName NAME = new PartName("/[content_types].xml");

    private static final String PRESENTATION = "application/vnd.openxmlformats-officedocument.presentationml.";
    static final String SLIDE = PRESENTATION + "slide+xml";
    static final String LAYOUT = PRESENTATION + "slideLayout+xml";
    static final String MASTER = PRESENTATION + "slideMaster+xml";
    static final String NOTES = PRESENTATION + "notesSlide+xml";
    static final String NOTES_MASTER = PRESENTATION + "notesMaster+xml";
    static final String HANDOUT_MASTER = PRESENTATION + "handoutMaster+xml";
    static final String MAIN = PRESENTATION + "presentation.main+xml";
    static final String TABLE_STYLES = PRESENTATION + "tableStyles+xml";
    static final String THEME = "application/vnd.openxmlformats-officedocument.theme+xml";
    static final String CORE_PROPERTIES = "application/vnd.openxmlformats-package.core-properties+xml";
    static final String RELATIONSHIPS = "application/vnd.openxmlformats-package.relationships+xml";
    static final String VML = "application/vnd.openxmlformats-officedocument.vmlDrawing";
    static final String INK = "application/inkml+xml";

    private final Map<String, String> byEnding = new HashMap<>();
    private final Map<PartName, String> byName = new HashMap<>();

    static ContentTypes read(InputStream in) {
        var types = new ContentTypes();
        Xml.visit(in, types);
        return types;
    }

    @Override
    public void start(XMLStreamReader element) {
        String type = Xml.attribute(element, "ContentType");
        switch (element.getLocalName()) {
            case "Default" -> byEnding.putIfAbsent(Xml.attribute(element, "Extension").toLowerCase(Locale.ROOT), type);
            case "Override" -> PartName.ROOT.resolve(Xml.attribute(element, "PartName"))
                    .ifPresent(name -> byName.putIfAbsent(name, type));
            default -> {
            }
        }
    }

    Optional<String> of(PartName part) {
        String type = byName.get(part);
        return Optional.ofNullable(type == null ? byEnding.get(part.extension()) : type);
    }

    /// Whether it is a presentation, a show or a template, with or without macros.
    static boolean isPresentation(String type) {
        String lower = type.toLowerCase(Locale.ROOT);
        return (lower.startsWith(PRESENTATION) && lower.endsWith(".main+xml"))
                || (lower.startsWith("application/vnd.ms-powerpoint.") && lower.endsWith(".macroenabled.main+xml"));
    }

    static boolean isXml(String type) {
        return type.endsWith("+xml") || type.endsWith("/xml") || type.equals(VML);
    }
}
