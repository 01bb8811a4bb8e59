package io.riffbook.storage;

import java.io.IOException;
import java.io.InputStream;

/// A long stream that needs no memory: its bytes follow from a seed and their position. It may break off half-way.
public final class RepeatingStream extends InputStream {

    private final long length;
    private final int seed;
    private final boolean breaks;
    private long position;

    private RepeatingStream(long length, int seed, boolean breaks) {
        this.length = length;
        this.seed = seed;
        this.breaks = breaks;
    }

    /// A stream that ends after so many bytes.
    public static RepeatingStream of(long length, int seed) {
        return new RepeatingStream(length, seed, false);
    }

    /// A stream that fails after so many bytes.
    public static RepeatingStream breakingOffAfter(long length) {
        return new RepeatingStream(length, 0, true);
    }

    @Override
    public int read() throws IOException {
        if (position == length) {
            if (breaks) {
                throw new IOException("The sender is gone");
            }
            return -1;
        }
        return (int) (position++ * 31 + seed & 0xff);
    }

    @Override
    public int read(byte[] buffer, int offset, int wanted) throws IOException {
        if (wanted == 0) {
            return 0;
        }
        int first = read();
        if (first < 0) {
            return -1;
        }
        buffer[offset] = (byte) first;
        int count = 1;
        while (count < wanted && position < length) {
            buffer[offset + count] = (byte) read();
            count++;
        }
        return count;
    }
}
