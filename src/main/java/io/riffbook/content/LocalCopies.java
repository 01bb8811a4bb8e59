package io.riffbook.content;

import io.riffbook.jobs.Job;
import io.riffbook.jobs.JobFailedException;
import io.riffbook.jobs.NeedIsOutException;
import io.riffbook.reading.UnreadableDeck;
import io.riffbook.storage.ContentFiles;
import io.riffbook.storage.ObjectContent;
import io.riffbook.storage.ObjectStoreUnavailableException;
import io.riffbook.storage.Sha256;
import io.riffbook.storage.SpoolFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Lends stored files to work that needs them on this machine.
@Component
public class LocalCopies {
    private final ContentFiles files;
    private final SpoolFolder spool;

    LocalCopies(ContentFiles files, SpoolFolder spool) {
        this.files = files;
        this.spool = spool;
    }

    /// What is done with copies; they are gone afterwards.
    @FunctionalInterface
    public interface Work<T> {
        /// Does it.
        T with(Path first, Optional<Path> second) throws IOException, InterruptedException;
    }

    /// Does a job's work on a copy of one file, or of two.
    ///
    /// @throws JobFailedException when a worker refuses one of them
    /// @throws NeedIsOutException when the store is out
    public <T> T lend(Sha256 first, Optional<Sha256> second, Work<T> work) throws InterruptedException {
        try {
            Path one = copy(first);
            try {
                Optional<Path> other = second.isPresent() ? Optional.of(copy(second.get())) : Optional.empty();
                try {
                    return work.with(one, other);
                } finally {
                    if (other.isPresent()) {
                        Files.deleteIfExists(other.get());
                    }
                }
            } finally {
                Files.deleteIfExists(one);
            }
        } catch (UnreadableDeck e) {
            throw new JobFailedException(new Job.Failure(
                    e.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'), String.valueOf(e.getMessage())));
        } catch (ObjectStoreUnavailableException e) {
            throw new NeedIsOutException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path copy(Sha256 hash) throws IOException {
        Path local = spool.newFile();
        try (ObjectContent content = files.open(hash)
                .orElseThrow(() -> new IOException("the file " + hash + " is lost"))) {
            Files.copy(content.stream(), local, StandardCopyOption.REPLACE_EXISTING);
            return local;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(local);
            throw e;
        }
    }
}
