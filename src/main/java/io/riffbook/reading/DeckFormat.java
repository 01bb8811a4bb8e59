package io.riffbook.reading;

/// A format that can be read, found out from the content of a file, never from its name alone.
public enum DeckFormat {

    /// A PowerPoint presentation or show, Open XML without macros.
    PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation"),

    /// Text whose name says that it is Markdown.
    MARKDOWN("text/markdown");

    private final String mediaType;

    DeckFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /// The media type under which such a file is kept and handed out.
    public String mediaType() {
        return mediaType;
    }
}
