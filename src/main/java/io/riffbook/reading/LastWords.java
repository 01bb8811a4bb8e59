package io.riffbook.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a process printed last: it may print without end, so only the end is kept.
final class LastWords {

    private static final Logger LOG = LoggerFactory.getLogger(LastWords.class);
    private static final int LENGTH = 4_096;

    private final StringBuilder words = new StringBuilder();

    /// Reads until the stream ends.
    void listen(InputStream stream) {
        byte[] buffer = new byte[8_192];
        try (stream) {
            for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
                add(new String(buffer, 0, n, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            LOG.debug("A process's errors ended: {}", e.getMessage());
        }
    }

    private synchronized void add(String text) {
        words.append(text);
        words.delete(0, Math.max(0, words.length() - LENGTH));
    }

    @Override
    public synchronized String toString() {
        return words.toString();
    }
}
