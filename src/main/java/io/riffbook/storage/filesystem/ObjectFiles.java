package io.riffbook.storage.filesystem;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.riffbook.storage.ObjectKey;
import io.riffbook.storage.StoredObject;

/// From keys to files: where an object lies, and how its folders are made and forced to the disk.
final class ObjectFiles {

    /// What the name of every object's file ends in. No key contains it.
    static final String SUFFIX = "@";

    /// Folders once known to last are not forced again; the set starts anew when it has so many.
    private static final int REMEMBERED = 10_000;

    private final Path root;

    /// Folders whose own entry in their parent is on the disk. They are never removed.
    private final Set<Path> lasting = ConcurrentHashMap.newKeySet();

    private ObjectFiles(Path root) {
        this.root = root;
    }

    static ObjectFiles below(Path root) throws IOException {
        Files.createDirectories(root);
        Path real = root.toRealPath();
        for (Path folder = real; folder != null && Files.isReadable(folder); folder = folder.getParent()) {
            forceFolder(folder);
        }
        return new ObjectFiles(real);
    }

    Path root() {
        return root;
    }

    /// The object's file, whether or not it exists.
    ///
    /// @throws NoSuchFileException if one of its folders does not exist
    /// @throws NotDirectoryException if a link or a file stands where a folder should
    Path locate(ObjectKey key) throws IOException {
        Path folder = root;
        String[] segments = key.value().split("/", -1);
        for (int i = 0; i < segments.length - 1; i++) {
            folder = folder.resolve(segments[i]);
            requireFolder(folder);
        }
        return folder.resolve(segments[segments.length - 1] + SUFFIX);
    }

    /// The object's file, with all its folders there.
    Path prepare(ObjectKey key) throws IOException {
        for (Path folder : folders(key)) {
            try {
                Files.createDirectory(folder);
            } catch (FileAlreadyExistsException e) {
                requireFolder(folder);
            }
        }
        return locate(key);
    }

    /// Returns when the object's entry in its folder, and the folder's in its own, would outlast a power failure.
    void force(ObjectKey key) throws IOException {
        Path parent = root;
        for (Path folder : folders(key)) {
            if (!lasting.contains(folder)) {
                forceFolder(parent);
                remember(folder);
            }
            parent = folder;
        }
        forceFolder(parent);
    }

    Optional<StoredObject> stat(ObjectKey key) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(locate(key), BasicFileAttributes.class,
                    LinkOption.NOFOLLOW_LINKS);
            return attributes.isRegularFile()
                    ? Optional.of(new StoredObject(key, attributes.size(), attributes.lastModifiedTime().toInstant()))
                    : Optional.empty();
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }

    private List<Path> folders(ObjectKey key) {
        List<Path> folders = new ArrayList<>();
        Path folder = root;
        String[] segments = key.value().split("/", -1);
        for (int i = 0; i < segments.length - 1; i++) {
            folder = folder.resolve(segments[i]);
            folders.add(folder);
        }
        return folders;
    }

    private void remember(Path folder) {
        if (lasting.size() >= REMEMBERED) {
            lasting.clear();
        }
        lasting.add(folder);
    }

    private static void requireFolder(Path folder) throws IOException {
        if (!Files.readAttributes(folder, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).isDirectory()) {
            throw new NotDirectoryException(folder.toString());
        }
    }

    private static void forceFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
