package io.riffbook.reading.openxml;

import io.riffbook.reading.UnreadableDeck;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;

/// An entry of an archive as it unfolds, whatever size the archive claims: too much of it, or data that is none, ends
/// the reading.
final class BoundedStream extends FilterInputStream {

    private long left;

    BoundedStream(InputStream in, long most) {
        super(in);
        this.left = most;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int n;
        try {
            n = in.read(bytes, offset, length);
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            // Whatever the archive's reader says of its content, in many ways.
            throw UnreadableDeck.damaged();
        }
        left -= Math.max(n, 0);
        if (left < 0) {
            throw UnreadableDeck.tooLarge("what it unfolds to is far more than a deck is");
        }
        return n;
    }

    @Override
    public long skip(long n) throws IOException {
        return n <= 0 ? 0 : Math.max(0, read(new byte[(int) Math.min(n, 8192)], 0, (int) Math.min(n, 8192)));
    }
}
