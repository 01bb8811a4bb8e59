package io.riffbook.reading;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Folders that a worker may fill and the server empties. Links in them are never followed.
public final class TemporaryFolder {

    private static final Logger LOG = LoggerFactory.getLogger(TemporaryFolder.class);

    private static final String MARK = "riffbook-";

    private TemporaryFolder() {}

    /// Makes a folder in the system's place for temporary files, which only this user may enter.
    public static Path create(String purpose) throws IOException {
        return Files.createTempDirectory(MARK + purpose + "-");
    }

    /// Like [#delete], but only a folder that was made here: for paths that come from outside.
    public static void deleteOwn(Path folder) {
        Path name = folder.getFileName();
        if (name != null && name.toString().startsWith(MARK)) {
            delete(folder);
        }
    }

    /// Deletes the folder with all that is in it; what can't be deleted stays, with a line in the log.
    public static void delete(Path folder) {
        if (Files.notExists(folder)) {
            return;
        }
        try {
            Files.walkFileTree(folder, new Deletion());
        } catch (IOException e) {
            LOG.warn("Left behind: {} ({})", folder, e.getMessage());
        }
    }

    /// Whether the files in and below the folders take more than so many bytes.
    public static boolean holdsMoreThan(long bytes, Path... folders) {
        var size = new Size(bytes);
        try {
            for (Path folder : folders) {
                Files.walkFileTree(folder, size);
            }
        } catch (IOException e) {
            // A file that went away while it was counted is counted the next time.
            return false;
        }
        return size.left < 0;
    }

    private static final class Size extends SimpleFileVisitor<Path> {

        private long left;

        Size(long bytes) {
            this.left = bytes;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            left -= attributes.size();
            return left < 0 ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
