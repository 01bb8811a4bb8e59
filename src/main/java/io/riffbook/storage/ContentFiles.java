package io.riffbook.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Optional;

/// Files, stored under the SHA-256 of their content, so that the same content is kept once. Safe for use by many threads.
///
/// Content passes through a temporary file, which is always removed again: its hash, which is its key, is known only at
/// its end. No name and no media type is kept; those belong to whoever points at the file.
public final class ContentFiles {

    /// Where all files lie, for sweeping.
    public static final ObjectFolder FOLDER = ObjectFolder.of("files");

    private final ObjectStore store;
    private final SpoolFolder spool;

    /// Files in this store, on their way in through this folder.
    public ContentFiles(ObjectStore store, SpoolFolder spool) {
        this.store = store;
        this.spool = spool;
    }

    /// Stores what the stream gives, to its end; the stream is not closed. Twice or concurrently the same is kept once.
    ///
    /// @param maxBytes more than this is refused with [ContentTooLargeException], as soon as it is seen
    /// @throws IOException if the source fails, or the temporary folder is full; nothing is kept then
    /// @throws ObjectStoreUnavailableException if the store fails; the same content can be stored again later
    public StoredFile store(InputStream source, long maxBytes) throws IOException {
        Path temporary = spool.newFile();
        try {
            MessageDigest digest = Sha256.newDigest();
            long size;
            try (OutputStream out = new DigestOutputStream(Files.newOutputStream(temporary), digest)) {
                size = new BoundedStream(source, maxBytes).transferTo(out);
            }
            Sha256 hash = Sha256.of(digest);
            store.put(key(hash), temporary);
            return new StoredFile(hash, size);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /// Stores a file's content. The file must not change meanwhile, and stays the caller's.
    ///
    /// @throws IOException if the file cannot be read; nothing is kept then
    public StoredFile store(Path source) throws IOException {
        Sha256 hash = Sha256.of(source);
        store.put(key(hash), source);
        return new StoredFile(hash, Files.size(source));
    }

    /// The content with this hash, to be closed by the caller, or empty if it is not stored.
    public Optional<ObjectContent> open(Sha256 hash) {
        return store.open(key(hash));
    }

    /// Removes the content with this hash, if it is stored. Nothing may point at it.
    public void delete(Sha256 hash) {
        store.delete(key(hash));
    }

    /// Where content with this hash lies.
    public static ObjectKey key(Sha256 hash) {
        String hex = hash.hex();
        return ObjectKey.of("files", hex.substring(0, 2), hex.substring(2, 4), hex);
    }
}
