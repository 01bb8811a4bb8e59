package io.riffbook.reading;

/// A format that can be read, found out from the content of a file, never from its name alone.
public enum DeckFormat {

    /// A PowerPoint presentation, show or template in Open XML; its macros are left out.
    PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),

    /// A presentation in the binary format of PowerPoint 97 to 2003; its macros are left out.
    PPT("application/vnd.ms-powerpoint", "ppt"),

    /// A PDF document.
    PDF("application/pdf", "pdf"),

    /// A Word document, Open XML without macros.
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),

    /// An OpenDocument presentation or template.
    ODP("application/vnd.oasis.opendocument.presentation", "odp"),

    /// An OpenDocument presentation in a single XML file.
    FODP("application/vnd.oasis.opendocument.presentation-flat-xml", "fodp"),

    /// A web page.
    HTML("text/html", "html"),

    /// Text whose content or, if that leaves it open, whose name says that it is Markdown.
    MARKDOWN("text/markdown", "md");

    private final String mediaType;
    private final String ending;

    DeckFormat(String mediaType, String ending) {
        this.mediaType = mediaType;
        this.ending = ending;
    }

    /// The media type under which such a file is kept and handed out.
    public String mediaType() {
        return mediaType;
    }

    /// How the names of such files usually end, without the dot.
    public String ending() {
        return ending;
    }
}
