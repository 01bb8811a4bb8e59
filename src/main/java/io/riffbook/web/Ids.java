package io.riffbook.web;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;

import java.util.UUID;

/// Makes the identifiers of everything that Riffbook stores.
public final class Ids {
    private static final TimeBasedEpochRandomGenerator UUID_V7 = Generators.timeBasedEpochRandomGenerator();

    private Ids() {}

    /// A new UUIDv7: sorts roughly by time of making, is unique across nodes, and is neither a secret nor a position.
    public static UUID next() {
        return UUID_V7.generate();
    }
}
