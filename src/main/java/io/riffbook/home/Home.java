package io.riffbook.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The home folder: everything that one Riffbook keeps on this machine lies below it.
///
/// The root is absolute and normalised. Folders are made on first use, for their owner alone where the file system
/// knows permissions; asking twice, or from two threads, is harmless.
///
/// @param root the folder itself, which need not exist yet
public record Home(Path root) {

    /// @throws UnusableHome if the path names something that is not a folder
    public Home {
        root = root.toAbsolutePath().normalize();
        if (Files.exists(root) && !Files.isDirectory(root)) {
            throw UnusableHome.notAFolder(root);
        }
    }

    /// The embedded PostgreSQL's cluster and password.
    public Path database() {
        return folder("database");
    }

    /// The embedded search index.
    public Path index() {
        return folder("index");
    }

    /// The file system's object store.
    public Path objects() {
        return folder("objects");
    }

    /// Files that nobody misses after a restart: each start empties it.
    public Path temporary() {
        return folder("temporary");
    }

    /// The embedded PostgreSQL's programs.
    Path programs() {
        return folder("programs");
    }

    /// Makes the root, if it is not there yet.
    Path create() {
        return ownersOnly(root);
    }

    private Path folder(String name) {
        create();
        return ownersOnly(root.resolve(name));
    }

    private static Path ownersOnly(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, Folders.permissions(folder, "rwx------"));
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make the folder " + folder, e);
        }
    }
}
