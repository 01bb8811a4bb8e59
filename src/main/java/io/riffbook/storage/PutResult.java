package io.riffbook.storage;

/// How a write that succeeded came to its end.
public enum PutResult {
    /// This write brought the object.
    STORED,
    /// The same content was there before, or a concurrent writer brought it.
    ALREADY_STORED
}
