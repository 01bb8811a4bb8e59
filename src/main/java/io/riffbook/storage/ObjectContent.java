package io.riffbook.storage;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/// The content of an object, opened for reading; whoever opened it closes it.
///
/// @param size   in bytes; a stream that ends earlier has failed and throws instead of ending
/// @param stream reads from the store as it goes, hence may fail with an `IOException` half-way
public record ObjectContent(long size, InputStream stream) implements Closeable {

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
