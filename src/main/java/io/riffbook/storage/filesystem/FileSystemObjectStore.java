package io.riffbook.storage.filesystem;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

import io.riffbook.storage.BoundedStream;
import io.riffbook.storage.ContentTooLargeException;
import io.riffbook.storage.ObjectContent;
import io.riffbook.storage.ObjectFolder;
import io.riffbook.storage.ObjectKey;
import io.riffbook.storage.ObjectStore;
import io.riffbook.storage.ObjectStoreUnavailableException;
import io.riffbook.storage.OtherContentUnderKeyException;
import io.riffbook.storage.PutResult;
import io.riffbook.storage.SpoolFolder;
import io.riffbook.storage.StoredObject;

/// One file per object, below a root folder that belongs to the store alone.
///
/// A write fills a temporary file, forces it to the disk and then *links* it to its name: unlike a rename, a link never
/// replaces what is there, and unlike creating the name first, it never shows half an object. Then the folders on the
/// way are forced too. A process killed on the way leaves no more than a temporary file.
///
/// The names of objects end in [ObjectFiles#SUFFIX], which no key contains, so that `a` and `a/b` can both be objects.
/// Links within the root are never followed: where one stands in the way, the store is unavailable.
final class FileSystemObjectStore implements ObjectStore {

    private static final int BUFFER = 64 * 1024;

    /// How often a write looks again when a delete comes between "taken" and the look at what is there.
    private static final int ATTEMPTS = 5;

    private final ObjectFiles files;
    private final SpoolFolder incoming;

    private FileSystemObjectStore(ObjectFiles files, SpoolFolder incoming) {
        this.files = files;
        this.incoming = incoming;
    }

    /// Opens the store, makes its folders if they are missing, and tries whether the file system can do what it must.
    ///
    /// @throws ObjectStoreUnavailableException if the folder cannot be written or knows no hard links
    static FileSystemObjectStore open(Path root) {
        try {
            FileSystemObjectStore store = new FileSystemObjectStore(ObjectFiles.below(root.resolve("kept")),
                    SpoolFolder.open(root.resolve("incoming")));
            store.requireLinks();
            return store;
        } catch (IOException e) {
            throw ObjectStoreUnavailableException.cannot("use the folder " + root + " as object store", e);
        }
    }

    @Override
    public PutResult put(ObjectKey key, Path source) throws IOException {
        long size = Files.size(source);
        if (size > MAX_BYTES) {
            throw ContentTooLargeException.over(MAX_BYTES);
        }
        try (InputStream content = Files.newInputStream(source)) {
            return put(key, content, size);
        }
    }

    @Override
    public PutResult put(ObjectKey key, InputStream source, long maxBytes) throws IOException {
        BoundedStream bounded = new BoundedStream(source, Math.min(maxBytes, MAX_BYTES));
        Optional<ObjectContent> existing = open(key);
        if (existing.isPresent()) {
            try (InputStream stored = existing.get().stream()) {
                return acknowledge(key, SameContent.within(key, stored, bounded));
            }
        }
        Path temporary = attempt("write " + key, incoming::newFile);
        try {
            fill(key, temporary, bounded);
            return attempt("write " + key, () -> keep(key, temporary));
        } finally {
            attempt("remove a temporary file", () -> Files.deleteIfExists(temporary));
        }
    }

    /// The source's failures pass as they are; the store's own become [ObjectStoreUnavailableException].
    private static void fill(ObjectKey key, Path temporary, InputStream source) throws IOException {
        FileChannel file = attempt("write " + key, () -> FileChannel.open(temporary, StandardOpenOption.WRITE));
        try (file) {
            byte[] buffer = new byte[BUFFER];
            for (int read = source.read(buffer); read >= 0; read = source.read(buffer)) {
                ByteBuffer chunk = ByteBuffer.wrap(buffer, 0, read);
                attempt("write " + key, () -> {
                    while (chunk.hasRemaining()) {
                        file.write(chunk);
                    }
                    return chunk;
                });
            }
            attempt("write " + key, () -> {
                file.force(true);
                return file;
            });
        }
    }

    private PutResult keep(ObjectKey key, Path temporary) throws IOException {
        Path target = files.prepare(key);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                Files.createLink(target, temporary);
                files.force(key);
                return PutResult.STORED;
            } catch (FileAlreadyExistsException taken) {
                Optional<ObjectContent> existing = open(key);
                if (existing.isPresent()) {
                    try (InputStream stored = existing.get().stream();
                            InputStream ours = Files.newInputStream(temporary)) {
                        return acknowledge(key, SameContent.within(key, stored, ours));
                    }
                }
            }
        }
        throw ObjectStoreUnavailableException.cannot("write " + key, "it is deleted as often as it is written");
    }

    /// Whoever wrote the object first may not have forced its folder yet, so that is done here as well.
    private PutResult acknowledge(ObjectKey key, boolean same) {
        if (!same) {
            throw OtherContentUnderKeyException.at(key);
        }
        return attempt("write " + key, () -> {
            files.force(key);
            return PutResult.ALREADY_STORED;
        });
    }

    @Override
    public Optional<ObjectContent> open(ObjectKey key) {
        return attempt("read " + key, () -> {
            try {
                Path file = files.locate(key);
                FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
                return Optional.of(new ObjectContent(channel.size(), Channels.newInputStream(channel)));
            } catch (NoSuchFileException absent) {
                return Optional.empty();
            }
        });
    }

    @Override
    public Optional<StoredObject> stat(ObjectKey key) {
        return attempt("look at " + key, () -> files.stat(key));
    }

    @Override
    public List<StoredObject> list(ObjectFolder folder, int limit) {
        return list(folder, "", limit);
    }

    @Override
    public List<StoredObject> list(ObjectFolder folder, ObjectKey after, int limit) {
        return list(folder, after.value(), limit);
    }

    private List<StoredObject> list(ObjectFolder folder, String after, int limit) {
        return attempt("list '" + folder.prefix() + "'",
                () -> new Listing(files, after, Math.clamp(limit, 1, MAX_PAGE)).of(folder));
    }

    @Override
    public void delete(ObjectKey key) {
        attempt("delete " + key, () -> {
            try {
                return Files.deleteIfExists(files.locate(key));
            } catch (NoSuchFileException absent) {
                return false;
            }
        });
    }

    private void requireLinks() throws IOException {
        Path file = incoming.newFile();
        Path link = file.resolveSibling(file.getFileName() + ".link.part");
        try {
            Files.createLink(link, file);
        } catch (UnsupportedOperationException e) {
            throw new IOException("its file system knows no hard links", e);
        } finally {
            Files.deleteIfExists(link);
            Files.deleteIfExists(file);
        }
    }

    private static <T> T attempt(String attempt, Step<T> step) {
        try {
            return step.run();
        } catch (IOException e) {
            throw ObjectStoreUnavailableException.cannot(attempt, e);
        }
    }

    /// Something that the file system does, or fails to do.
    private interface Step<T> {
        T run() throws IOException;
    }
}
