package io.riffbook.reading;

/// How much is wanted of a file.
public enum Wanted {

    /// Its passages.
    TEXT,

    /// Its passages, each with a file of its own, if the format has slides, and with previews.
    EVERYTHING
}
