package io.riffbook.reading;

import java.nio.file.Path;

/// A deck that was composed. It owns a temporary folder with the file: close it once that is stored elsewhere.
public final class Composed implements AutoCloseable {

    /// Moves on whenever the same deck is composed differently.
    public static final int COMPOSER = 1;

    private final Path file;
    private final int slides;
    private final Path folder;

    Composed(Path file, int slides, Path folder) {
        this.file = file;
        this.slides = slides;
        this.folder = folder;
    }

    /// The presentation or document.
    public Path file() {
        return file;
    }

    /// How many slides or pages it has: more than the deck has passages where some go on.
    public int slides() {
        return slides;
    }

    /// Deletes the file. Closing twice does nothing more; it never fails.
    @Override
    public void close() {
        TemporaryFolder.delete(folder);
    }
}
