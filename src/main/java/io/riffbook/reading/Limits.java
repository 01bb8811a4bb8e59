package io.riffbook.reading;

/// What one file may hold or unfold to. Honest decks stay far below; they compress well, so the bounds are on what is
/// unfolded, never on the ratio.
final class Limits {

    /// Slides or sections of one deck.
    static final int PASSAGES = 2_000;
    /// Characters of one title.
    static final int TITLE = 200;
    /// Characters of one body, and of one passage's notes.
    static final int TEXT = 100_000;
    /// Bytes of all texts of one deck.
    static final long ALL_TEXT = 64L << 20;
    /// Bytes of a Markdown file.
    static final long MARKDOWN_FILE = 8L << 20;
    /// Entries of an archive.
    static final int ENTRIES = 20_000;
    /// Bytes of one unfolded XML part: it is held in memory several times over.
    static final long XML_ENTRY = 32L << 20;
    /// Bytes of all unfolded XML parts.
    static final long ALL_XML = 192L << 20;
    /// Bytes of one unfolded entry of any other kind: video, pictures.
    static final long ENTRY = 512L << 20;
    /// Bytes of the whole archive, unfolded.
    static final long ALL_ENTRIES = 1L << 30;
    /// Bytes that a worker may write to its folders.
    static final long DISK = 1L << 30;
    /// Groups in groups, list in list.
    static final int NESTING = 32;
    /// Pixels of a picture that are held in memory; a larger one is drawn from every second, third … pixel.
    static final long PIXELS = 16_000_000;
    /// Pixels of a picture that is decoded at all.
    static final long PIXELS_DECODED = 150_000_000;

    private Limits() {}
}
