package io.riffbook.content.composing;

import io.riffbook.storage.Sha256;
import java.time.Instant;

/// A look for decks that are written here: the masters and layouts of a presentation that somebody uploaded.
///
/// @param fileName as it was uploaded; for show only
/// @param file without the slides, macros and authors of what was uploaded; in [io.riffbook.storage.ContentFiles]
public record DeckTemplate(DeckTemplateId id, String name, String fileName, Sha256 file, long fileSize,
        Instant createdAt) {
    public static final int LONGEST_NAME = 100;
}
