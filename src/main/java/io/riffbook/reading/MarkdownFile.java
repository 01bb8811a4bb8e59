package io.riffbook.reading;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/// The text of a file that says nothing of its encoding.
public final class MarkdownFile {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private MarkdownFile() {}

    /// With line feeds at the ends of lines only, without a byte order mark.
    ///
    /// @param isWhole whether the file ends there: else its last letter may be cut in two
    public static String decode(byte[] bytes, boolean isWhole) {
        String text = text(bytes, isWhole).replace("\r\n", "\n").replace('\r', '\n').replace("\0", "");
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    private static String text(byte[] bytes, boolean isWhole) {
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
