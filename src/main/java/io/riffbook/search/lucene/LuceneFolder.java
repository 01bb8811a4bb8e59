package io.riffbook.search.lucene;

import io.riffbook.search.Generation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;

/// The folder that holds the generations of the index, each in a folder of its own, and says which is live. It belongs
/// to one process. A generation that can't be read is moved aside, because all of it can be made anew from the record.
final class LuceneFolder implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(LuceneFolder.class);
    private static final String GENERATIONS = "generations";
    private static final String ASIDE = "unreadable";
    private static final String LIVE = "live";
    private static final String BEFORE_GENERATIONS = "snippets";
    private static final String LOCK = "process.lock";
    private static final int LONGEST_NAME = 64;

    private final Path root;
    private final Directory locked;
    private final Lock lock;

    private LuceneFolder(Path root, Directory locked, Lock lock) {
        this.root = root;
        this.locked = locked;
        this.lock = lock;
    }

    /// Takes the folder for this process, and makes it if there is none.
    ///
    /// @throws IndexInUse when another process has it
    static LuceneFolder open(Path root) throws IOException {
        Files.createDirectories(root.resolve(GENERATIONS));
        Directory locked = FSDirectory.open(root);
        try {
            LuceneFolder folder = new LuceneFolder(root, locked, locked.obtainLock(LOCK));
            delete(root.resolve(BEFORE_GENERATIONS));
            return folder;
        } catch (LockObtainFailedException e) {
            locked.close();
            throw IndexInUse.at(root, e);
        }
    }

    /// Opens all generations of the present layout; others, and those that can't be read, are gone then.
    List<OpenIndex> openAll() throws IOException {
        List<Path> folders;
        try (Stream<Path> all = Files.list(root.resolve(GENERATIONS))) {
            folders = all.filter(Files::isDirectory).sorted().toList();
        }
        List<OpenIndex> open = new ArrayList<>();
        for (Path folder : folders) {
            reopen(new Generation(String.valueOf(folder.getFileName()))).ifPresent(open::add);
        }
        return open;
    }

    /// Makes an empty generation.
    OpenIndex create(Generation generation) throws IOException {
        return OpenIndex.create(folder(generation));
    }

    /// Opens a generation; absent if it is gone, of another layout or unreadable, and then it is gone for good.
    Optional<OpenIndex> reopen(Generation generation) throws IOException {
        try {
            Optional<OpenIndex> index = OpenIndex.open(folder(generation));
            if (index.isEmpty()) {
                LOG.info("Generation {} of the search index is of another layout, and dropped", generation);
                delete(generation);
            }
            return index;
        } catch (IOException | RuntimeException e) {
            moveAside(generation, e);
            return Optional.empty();
        }
    }

    /// Which generation is live, as far as this folder says.
    Optional<Generation> live() throws IOException {
        try {
            byte[] name = Files.readAllBytes(root.resolve(LIVE));
            return name.length == 0 || name.length > LONGEST_NAME
                    ? Optional.empty()
                    : Optional.of(new Generation(new String(name, StandardCharsets.US_ASCII)));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IllegalStateException e) {
            LOG.warn("{} says nothing sensible, so no generation is live", root.resolve(LIVE), e);
            return Optional.empty();
        }
    }

    /// Remembers which generation is live, durably.
    void remember(Generation live) throws IOException {
        Path written = Files.writeString(root.resolve(LIVE + ".new"), live.name(), StandardCharsets.US_ASCII,
                StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE,
                StandardOpenOption.DSYNC);
        Files.move(written, root.resolve(LIVE), StandardCopyOption.ATOMIC_MOVE);
        locked.syncMetaData();
    }

    void delete(Generation generation) throws IOException {
        delete(folder(generation));
    }

    private Path folder(Generation generation) {
        return root.resolve(GENERATIONS).resolve(generation.name());
    }

    /// Only the last unreadable one is kept, for whoever wants to know why.
    private void moveAside(Generation generation, Exception why) throws IOException {
        Path aside = root.resolve(ASIDE);
        LOG.warn("Generation {} of the search index can't be read: what is there of it is moved to {}", generation,
                aside, why);
        delete(aside);
        if (Files.exists(folder(generation))) {
            Files.move(folder(generation), aside, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            List<Path> deepestFirst;
            try (Stream<Path> paths = Files.walk(folder)) {
                deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        }
    }

    @Override
    public void close() throws IOException {
        try (locked; lock) {
            lock.ensureValid();
        }
    }
}
