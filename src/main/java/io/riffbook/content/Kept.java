package io.riffbook.content;

import io.riffbook.storage.ObjectKey;

import java.util.List;

/// A whole deck or snippet whose packages lie in object storage; the database does not point at them yet.
///
/// @param number where its version and its state records go on from: 1 for what is new to this store
/// @param packages one a revision, in their order
public record Kept<T>(T whole, int number, List<ObjectKey> packages) {
    public Kept {
        packages = List.copyOf(packages);
    }
}
