package io.riffbook.content;

import io.riffbook.storage.Sha256;
import org.jspecify.annotations.Nullable;

import java.util.UUID;

/// A file that was uploaded and is to be read: the payload of a `read-deck` job.
///
/// @param deck the deck that it becomes, or becomes the next revision of
/// @param owner of the deck, if it is a new one
/// @param title for a new deck; absent: the file says
record DeckUpload(DeckId deck, boolean isNew, String file, long fileSize, String fileName, @Nullable String title,
        @Nullable UUID owner, boolean isDemo) {

    Sha256 hash() {
        return new Sha256(file);
    }
}
