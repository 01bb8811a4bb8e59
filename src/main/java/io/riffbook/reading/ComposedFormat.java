package io.riffbook.reading;

/// What a deck that is written in Markdown can be made into.
public enum ComposedFormat {

    /// A PowerPoint presentation.
    PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),

    /// A page for each slide.
    PDF("application/pdf", "pdf");

    private final String mediaType;
    private final String ending;

    ComposedFormat(String mediaType, String ending) {
        this.mediaType = mediaType;
        this.ending = ending;
    }

    /// The media type under which such a file is handed out.
    public String mediaType() {
        return mediaType;
    }

    /// How the names of such files end, without the dot.
    public String ending() {
        return ending;
    }
}
