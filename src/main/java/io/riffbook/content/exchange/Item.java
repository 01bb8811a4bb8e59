package io.riffbook.content.exchange;

import io.riffbook.storage.Sha256;
import io.riffbook.web.RefusedException;

import java.io.IOException;
import java.io.InputStream;

/// One thing that an import brings, as it stands in the file.
sealed interface Item {

    /// Where it stands, for people.
    String place();

    /// A row.
    record Line(String place, String json) implements Item {}

    /// A text with perhaps a front matter, to become one snippet or several.
    record Text(String place, String text) implements Item {}

    /// A file that rows point at, by the hash of its content.
    record Blob(String place, Sha256 hash, Content content) implements Item {}

    /// What can't be read, and why.
    record Unreadable(String place, RefusedException reason) implements Item {}

    /// Opens a file's content; to be closed by the caller.
    @FunctionalInterface
    interface Content {
        InputStream open() throws IOException;
    }

    /// Takes one after the other, always in the same order.
    @FunctionalInterface
    interface Taker {
        void take(Item item) throws IOException, InterruptedException;
    }
}
