package io.riffbook.reading.passage;

import io.riffbook.reading.MarkdownFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Text in whatever encoding it was saved.
public final class TextFile {

    private TextFile() {}

    /// The whole file, with line feeds at the ends of lines only.
    public static String read(Path file) throws IOException {
        return MarkdownFile.decode(Files.readAllBytes(file), true);
    }

    /// How the file begins.
    ///
    /// @param bytes how many are looked at
    public static String start(Path file, int bytes) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(bytes);
            return MarkdownFile.decode(start, start.length < bytes);
        }
    }
}
