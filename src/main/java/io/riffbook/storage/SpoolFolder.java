package io.riffbook.storage;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;

/// A folder for files that are on their way in. Whoever makes one removes it; what a killed process left behind is
/// removed when the folder is opened again, once it is older than [#LEFT_OVER_AFTER].
///
/// Only this class's own files are removed, and links are never followed.
public final class SpoolFolder {

    /// Nothing is on its way for so long.
    public static final Duration LEFT_OVER_AFTER = Duration.ofDays(1);

    private static final String PREFIX = "incoming-";

    private static final String SUFFIX = ".part";

    private final Path folder;

    private SpoolFolder(Path folder) {
        this.folder = folder;
    }

    /// Opens the folder, makes it if it is missing, and removes what was left over.
    public static SpoolFolder open(Path folder) throws IOException {
        Files.createDirectories(folder);
        SpoolFolder spool = new SpoolFolder(folder.toRealPath());
        spool.removeLeftOvers(Instant.now().minus(LEFT_OVER_AFTER));
        return spool;
    }

    /// A new, empty file that only this user may read.
    public Path newFile() throws IOException {
        return Files.createTempFile(folder, PREFIX, SUFFIX);
    }

    private void removeLeftOvers(Instant before) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
            for (Path file : files) {
                if (isLeftOver(file, before)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static boolean isLeftOver(Path file, Instant before) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class,
                    LinkOption.NOFOLLOW_LINKS);
            return attributes.isRegularFile() && attributes.lastModifiedTime().toInstant().isBefore(before);
        } catch (NoSuchFileException e) {
            return false;
        }
    }
}
