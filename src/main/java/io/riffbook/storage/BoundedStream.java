package io.riffbook.storage;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Lets at most so many bytes through; the next one is a [ContentTooLargeException]. Closing it leaves the source open.
public final class BoundedStream extends FilterInputStream {

    private final long limit;

    private long count;

    /// Bounds a source, in bytes.
    public BoundedStream(InputStream source, long limit) {
        super(source);
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        int next = in.read();
        if (next >= 0) {
            count(1);
        }
        return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        if (read > 0) {
            count(read);
        }
        return read;
    }

    @Override
    public long skip(long n) throws IOException {
        long skipped = in.skip(n);
        count(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public void close() {
        // The source belongs to whoever opened it.
    }

    private void count(long bytes) {
        count += bytes;
        if (count > limit) {
            throw ContentTooLargeException.over(limit);
        }
    }
}
