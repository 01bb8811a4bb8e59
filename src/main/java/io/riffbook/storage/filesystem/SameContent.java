package io.riffbook.storage.filesystem;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

import io.riffbook.storage.ObjectKey;
import io.riffbook.storage.ObjectStoreUnavailableException;

/// Compares what is stored with what is about to be stored.
final class SameContent {

    private static final int BUFFER = 64 * 1024;

    private SameContent() {}

    /// Whether both streams give the same bytes to their ends.
    ///
    /// @throws IOException only if the source fails
    static boolean within(ObjectKey key, InputStream stored, InputStream source) throws IOException {
        byte[] theirs = new byte[BUFFER];
        while (true) {
            byte[] ours = source.readNBytes(BUFFER);
            int read = readStored(key, stored, theirs);
            if (!Arrays.equals(ours, 0, ours.length, theirs, 0, read)) {
                return false;
            }
            if (read < BUFFER) {
                return true;
            }
        }
    }

    private static int readStored(ObjectKey key, InputStream stored, byte[] buffer) {
        try {
            return stored.readNBytes(buffer, 0, buffer.length);
        } catch (IOException e) {
            throw ObjectStoreUnavailableException.cannot("read " + key, e);
        }
    }
}
