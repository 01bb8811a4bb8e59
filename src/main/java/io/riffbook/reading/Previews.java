package io.riffbook.reading;

/// Whether a reading draws its slides, which takes far longer than reading their text.
public enum Previews {

    /// Text only.
    NONE,

    /// One PNG for each slide that can be drawn. Markdown has no previews.
    DRAWN
}
