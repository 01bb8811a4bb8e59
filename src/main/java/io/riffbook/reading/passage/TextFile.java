package io.riffbook.reading.passage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Text in whatever encoding it was saved.
public final class TextFile {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private TextFile() {}

    /// The whole file, with line feeds at the ends of lines only.
    public static String read(Path file) throws IOException {
        return text(Files.readAllBytes(file), true);
    }

    /// How the file begins.
    ///
    /// @param bytes how many are looked at
    public static String start(Path file, int bytes) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(bytes);
            return text(start, start.length < bytes);
        }
    }

    private static String text(byte[] bytes, boolean isWhole) {
        String text = decode(bytes, isWhole).replace("\r\n", "\n").replace('\r', '\n').replace("\0", "");
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    private static String decode(byte[] bytes, boolean isWhole) {
        if (bytes.length >= 2 && (bytes[0] & 0xFF) + (bytes[1] & 0xFF) == 0xFF + 0xFE) {
            return new String(bytes, StandardCharsets.UTF_16);
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, isWhole);
        // What is text but no UTF-8 was most likely saved by an old Windows program.
        return result.isError() ? new String(bytes, Charset.forName("windows-1252")) : text.flip().toString();
    }
}
