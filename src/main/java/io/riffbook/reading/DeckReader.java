package io.riffbook.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/// Reads uploaded files, and composes decks on uploaded templates. Every file is hostile until shown otherwise, so it is detected, parsed and drawn in a worker
/// process that has bounded memory and time, no network where the system can take it away, and none of the server's
/// environment; whatever a file does to its worker, the server goes on.
///
/// Safe for use by many threads: as many files are read at once as there are workers (`riffbook.reading.workers`),
/// the others wait.
public final class DeckReader implements AutoCloseable {

    private final ReadingSettings settings;
    private final WorkerCommand command;
    private final WorkerPool workers;

    DeckReader(ReadingSettings settings, WorkerCommand command) {
        this.settings = settings;
        this.command = command;
        this.workers = new WorkerPool(command, settings);
    }

    /// Reads the file at `file`, which must not change meanwhile.
    ///
    /// @param fileName the name that the file was uploaded under: it tells Markdown from other text, and is the last
    ///        resort for the title; it is never used as a path
    /// @param progress told of each step from the calling thread; what it throws ends the reading
    /// @throws UnreadableDeck if the file gives no passages
    /// @throws InterruptedException if the calling thread is interrupted, also while it waits for a worker, or this
    ///         reader is closed meanwhile; the file is then neither good nor bad
    /// @throws UncheckedIOException if the file or the temporary folder can't be used: no fault of the file's content
    public Reading read(Path file, String fileName, Wanted wanted, Consumer<ReadingProgress> progress)
            throws InterruptedException {
        try {
            if (Files.size(file) == 0) {
                throw UnreadableDeck.empty();
            }
            Path folder = TemporaryFolder.create("reading");
            return read(new ReadingJob(file, fileName, folder, wanted, progress), folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Composes a deck that is written in Markdown: a presentation, or a document to hand out. The same deck, template and title give
    /// the same file as long as the version of the program and the fonts of the machine are the same.
    ///
    /// @param markdown must not change meanwhile, nor must the template
    /// @param template a presentation or template of PowerPoint whose masters and layouts are used; empty: Riffbook's own theme
    /// @param title of the document
    /// @param progress told of each step from the calling thread; what it throws ends the composing
    /// @throws UnreadableDeck if there is nothing to compose, or the template can't be used
    /// @throws InterruptedException as for [#read]
    /// @throws UncheckedIOException if the files or the temporary folder can't be used
    public Composed compose(Path markdown, Optional<Path> template, ComposedFormat format, String title,
            Consumer<ReadingProgress> progress) throws InterruptedException {
        Path folder;
        try {
            folder = TemporaryFolder.create("composing");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        boolean composed = false;
        try {
            var job = new ComposingJob(new ComposeRequest(markdown, template, format, title, folder), progress);
            Composed file = job.run(workers, settings.limit());
            composed = true;
            return file;
        } finally {
            if (!composed) {
                TemporaryFolder.delete(folder);
            }
        }
    }

    private Reading read(ReadingJob job, Path folder) throws InterruptedException {
        boolean read = false;
        try {
            Reading reading = job.run(workers, settings.limit());
            read = true;
            return reading;
        } finally {
            if (!read) {
                TemporaryFolder.delete(folder);
            }
        }
    }

    /// Ends all workers, also those that are reading.
    @Override
    public void close() {
        workers.close();
    }

    /// How files are read here, now.
    public ReadingStatus status() {
        return command.status(workers.size());
    }

    WorkerPool workers() {
        return workers;
    }
}
