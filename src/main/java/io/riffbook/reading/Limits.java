package io.riffbook.reading;

/// What one file may hold or unfold to. Honest decks stay far below; they compress well, so the bounds are on what is
/// unfolded, never on the ratio.
public final class Limits {

    /// Slides or sections of one deck.
    public static final int PASSAGES = 2_000;
    /// Characters of one title.
    public static final int TITLE = 200;
    /// Characters of one body, and of one passage's notes.
    public static final int TEXT = 100_000;
    /// Links of one passage.
    public static final int LINKS = 200;
    /// Characters of a link's words.
    public static final int LINK_TEXT = 500;
    /// Characters of an address.
    public static final int ADDRESS = 2_000;
    /// Described pictures of one passage.
    public static final int ALT_TEXTS = 100;
    /// Characters of one picture's description.
    public static final int ALT_TEXT = 1_000;
    /// Characters of a language's tag.
    static final int LANGUAGE = 35;
    /// Bytes of all texts of one deck.
    public static final long ALL_TEXT = 64L << 20;
    /// Bytes of a Markdown file.
    public static final long MARKDOWN_FILE = 8L << 20;
    /// Bytes of a web page.
    public static final long HTML_FILE = 16L << 20;
    /// Entries of an archive.
    public static final int ENTRIES = 20_000;
    /// Bytes of one unfolded XML part: it is held in memory several times over.
    public static final long XML_ENTRY = 32L << 20;
    /// Bytes of all unfolded XML parts.
    public static final long ALL_XML = 192L << 20;
    /// Bytes of one unfolded entry of any other kind: video, pictures.
    public static final long ENTRY = 512L << 20;
    /// Bytes of the whole archive, unfolded.
    public static final long ALL_ENTRIES = 1L << 30;
    /// Bytes that a worker may write to its folders.
    public static final long DISK = 1L << 30;
    /// Groups in groups, list in list.
    public static final int NESTING = 32;
    /// Pixels of a picture that are held in memory; a larger one is drawn from every second, third … pixel.
    public static final long PIXELS = 16_000_000;
    /// Pixels of a picture that is decoded at all.
    public static final long PIXELS_DECODED = 150_000_000;

    private Limits() {}
}
