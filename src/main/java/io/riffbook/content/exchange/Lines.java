package io.riffbook.content.exchange;

import io.riffbook.web.InvalidRequestException;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Reads NDJSON line by line, never more than one line at a time into memory, and none that is too long.
final class Lines {
    private static final int BUFFER = 128 * 1024;

    private Lines() {}

    /// Hands every line over that is not blank.
    ///
    /// @param in is not closed
    /// @param name of the file, before the line's number; may be empty
    static void each(InputStream in, String name, Item.Taker taker) throws IOException, InterruptedException {
        InputStream buffered = new BufferedInputStream(in, BUFFER);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int number = 0;
        long length = 0;
        while (true) {
            int next = buffered.read();
            if (next != '\n' && next >= 0) {
                if (length++ < Rows.LONGEST_LINE) {
                    line.write(next);
                }
                continue;
            }
            number++;
            if (length > 0) {
                hand(line.toByteArray(), length, name + (name.isEmpty() ? "line " : ":") + number, taker);
            }
            if (next < 0) {
                return;
            }
            // One long line does not hold its memory until the end.
            line = line.size() > BUFFER ? new ByteArrayOutputStream() : line;
            line.reset();
            length = 0;
        }
    }

    private static void hand(byte[] bytes, long length, String place, Item.Taker taker)
            throws IOException, InterruptedException {
        if (length > Rows.LONGEST_LINE) {
            taker.take(new Item.Unreadable(place,
                    InvalidRequestException.because("A line has at most " + Rows.LONGEST_LINE + " bytes.")));
            return;
        }
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            if (!text.isBlank()) {
                taker.take(new Item.Line(place, text));
            }
        } catch (CharacterCodingException _) {
            taker.take(new Item.Unreadable(place, InvalidRequestException.because("This is no UTF-8.")));
        }
    }
}
