package io.riffbook.reading;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// The text of a file that says nothing of its encoding.
public final class MarkdownFile {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private MarkdownFile() {}

    /// With plain line feeds, without a byte order mark.
    public static String decode(byte[] bytes) {
        String text = text(bytes).replace("\r\n", "\n").replace('\r', '\n').replace("\0", "");
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    private static String text(byte[] bytes) {
        if (bytes.length >= 2 && (bytes[0] & 0xFF) + (bytes[1] & 0xFF) == 0xFF + 0xFE) {
            return new String(bytes, StandardCharsets.UTF_16);
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            // What is text but no UTF-8 was most likely saved by an old Windows program.
            return new String(bytes, Charset.forName("windows-1252"));
        }
    }
}
