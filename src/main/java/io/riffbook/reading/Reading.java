package io.riffbook.reading;

import java.nio.file.Path;
import java.util.List;

/// A deck that was read. It owns a temporary folder with the previews: close it once they are stored elsewhere.
public final class Reading implements AutoCloseable {

    private final DeckFormat format;
    private final String title;
    private final List<ReadPassage> passages;
    private final int notDrawn;
    private final Path folder;

    Reading(DeckFormat format, String title, List<ReadPassage> passages, int notDrawn, Path folder) {
        this.format = format;
        this.title = title;
        this.passages = List.copyOf(passages);
        this.notDrawn = notDrawn;
        this.folder = folder;
    }

    /// What the content of the file turned out to be.
    public DeckFormat format() {
        return format;
    }

    /// The deck's title as its author gave it, else its first passage's, else the file's name; never blank.
    public String title() {
        return title;
    }

    /// At least one, in the order of the deck.
    public List<ReadPassage> passages() {
        return passages;
    }

    /// Whether any passage ends early because it is longer than a passage may be.
    public boolean truncated() {
        return passages.stream().anyMatch(ReadPassage::truncated);
    }

    /// How many slides have no preview although one was asked for.
    public int notDrawn() {
        return notDrawn;
    }

    /// Deletes the previews. Closing twice does nothing more; it never fails.
    @Override
    public void close() {
        TemporaryFolder.delete(folder);
    }
}
