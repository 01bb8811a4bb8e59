package io.riffbook.reading;

import java.util.stream.Stream;

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

    /// The format whose files end so.
    ///
    /// @throws IllegalArgumentException if there is none
    public static ComposedFormat ofEnding(String ending) {
        return Stream.of(values()).filter(format -> format.ending.equals(ending)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No format ends with " + ending));
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
