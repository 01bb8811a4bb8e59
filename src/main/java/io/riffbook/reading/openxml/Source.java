package io.riffbook.reading.openxml;

import java.io.IOException;

/// A part of one of the decks that slides are taken from.
record Source(OpcFile file, PartName part) {

    /// The same for parts that are equal, of whatever deck.
    String fingerprint() throws IOException {
        return Fingerprint.of(file, part);
    }
}
