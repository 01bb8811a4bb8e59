package io.riffbook.storage;

import java.time.Instant;

/// An object that is in the store.
///
/// @param size     in bytes
/// @param storedAt when it was written, by the store's clock, to the second at least
public record StoredObject(ObjectKey key, long size, Instant storedAt) {}
