package io.riffbook.reading.openxml;

import java.util.Locale;
import java.util.Set;

/// Which of a slide's relations go along with it. What makes up its look and its content does, of whatever kind: a kind
/// that is not known here too, since a later program may know it. Left behind is what belongs to the deck as a whole or
/// to persons, what runs, and what is fetched when the file is opened.
final class Travel {

    private static final Set<String> OF_THE_DECK = Set.of("comments", "commentAuthors", "authors", "threadedComment",
            "threadedComments", "person", "handoutMaster", "printerSettings", "customXml", "customXmlProps",
            "thumbnail", "presProps", "viewProps", "tableStyles", "slideUpdateInfo", "slideUpdateUrl", "revisionInfo",
            "changesInfo", "classificationlabels", "signature", "origin", "extended-properties", "custom-properties",
            "core-properties", "officeDocument", "tasks", "documenttasks");
    private static final Set<String> THAT_RUN = Set.of("webextension", "webextensiontaskpanes", "taskpanes",
            "attachedTemplate", "externalLink", "externalLinkPath");
    private static final Set<String> MACROS = Set.of("vbaProject", "wordVbaData", "control", "activeXControlBinary",
            "ctrlProp", "attachedToolbars", "extensibility");
    private static final Set<String> MACRO_TYPES = Set.of("vbaproject", "vbadata", "activex", "macroenabled",
            "controlproperties");
    private static final Set<String> STRUCTURE = Set.of(ContentTypes.SLIDE, ContentTypes.LAYOUT, ContentTypes.MASTER,
            ContentTypes.NOTES, ContentTypes.NOTES_MASTER, ContentTypes.HANDOUT_MASTER, ContentTypes.THEME);
    private static final Set<String> NAMED_IN_CONTENT = Set.of("image", "hyperlink", "media", "audio", "video",
            "oleObject", "package", "hdphoto", "tags", "chart", "font", "customXml", "model3d");
    private static final Set<String> MEDIA = Set.of("image", "hdphoto", "audio", "video", "media", "font", "model3d");
    private static final Set<String> PLAYED = Set.of("audio", "video", "media");

    private Travel() {}

    /// Links are followed when somebody clicks, and videos on the web play when somebody starts them. Everything else
    /// outside the package would be fetched when the file is opened, from wherever the file says.
    static boolean outside(Relationship relationship) {
        String kind = relationship.kind();
        String target = relationship.target().toLowerCase(Locale.ROOT);
        return kind.equals("hyperlink")
                || (PLAYED.contains(kind) && (target.startsWith("https://") || target.startsWith("http://")));
    }

    /// Whether the part that this leads to is copied as it is, with all that it leads to. False too for what slides
    /// share: these have places of their own.
    static boolean inside(Relationship relationship, String contentType) {
        boolean ink = contentType.equals(ContentTypes.INK);
        return !isStructure(contentType) && !runs(relationship, contentType)
                && (ink || !OF_THE_DECK.contains(relationship.kind()));
    }

    private static boolean runs(Relationship relationship, String contentType) {
        return isMacro(contentType) || isMacroKind(relationship.kind()) || THAT_RUN.contains(relationship.kind())
                || contentType.toLowerCase(Locale.ROOT).contains("webextension");
    }

    /// Macros and controls, and embedded files that have macros.
    static boolean isMacro(String contentType) {
        String lower = contentType.toLowerCase(Locale.ROOT);
        return !ContentTypes.isPresentation(contentType) && MACRO_TYPES.stream().anyMatch(lower::contains);
    }

    static boolean isMacroKind(String relationshipKind) {
        return MACROS.contains(relationshipKind);
    }

    /// Bytes that nobody changes in place: equal ones may be one part.
    static boolean isMedia(String kind) {
        return MEDIA.contains(kind);
    }

    static boolean isStructure(String contentType) {
        return STRUCTURE.contains(contentType) || ContentTypes.isPresentation(contentType);
    }

    /// Relations of these kinds serve only where the content names them; others, such as a chart's colours, are there
    /// without being named.
    static boolean mustBeNamed(Relationship relationship) {
        return NAMED_IN_CONTENT.contains(relationship.kind());
    }
}
