package io.riffbook.reading;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A deck that was read. It owns a temporary folder with slides and previews: close it once they are stored elsewhere.
public final class Reading implements AutoCloseable {

    private final DeckFormat format;
    private final String title;
    private final List<ReadPassage> passages;
    private final Optional<Path> cleaned;
    private final Path folder;

    Reading(DeckFormat format, String title, List<ReadPassage> passages, Optional<Path> cleaned, Path folder) {
        this.format = format;
        this.title = title;
        this.passages = List.copyOf(passages);
        this.cleaned = cleaned;
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
        return passages.stream().anyMatch(passage -> passage.content().truncated());
    }

    /// The file to keep in place of the one that was read, without what must not leave again (macros); empty if that one is
    /// fine. In the reading's own folder.
    public Optional<Path> cleaned() {
        return cleaned;
    }

    /// Deletes all files that were made. Closing twice does nothing more; it never fails.
    @Override
    public void close() {
        TemporaryFolder.delete(folder);
    }
}
