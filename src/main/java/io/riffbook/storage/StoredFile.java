package io.riffbook.storage;

/// A file that is stored by its content.
///
/// @param hash names the content
/// @param size in bytes
public record StoredFile(Sha256 hash, long size) {}
