package io.riffbook.content;

import io.riffbook.storage.Sha256;

import java.time.Instant;

/// One immutable version of a deck, as it was uploaded.
///
/// @param number from 1, without gaps: an upload that can't be read makes no revision
/// @param fileName as it was uploaded; for show only, never a path
/// @param file the file itself, in [io.riffbook.storage.ContentFiles]
/// @param fileSize in bytes
public record DeckRevision(DeckId deck, int number, String title, String fileName, String mediaType, Sha256 file,
        long fileSize, int passages, Instant createdAt) {}
