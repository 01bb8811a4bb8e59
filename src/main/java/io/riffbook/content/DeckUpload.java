package io.riffbook.content;

import io.riffbook.reading.DeckFormat;
import io.riffbook.storage.Sha256;
import io.riffbook.storage.StoredFile;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A file that was uploaded and is to be read: the payload of a `read-deck` job.
///
/// @param deck the deck that it becomes, or becomes the next revision of
/// @param follows the revision that it is based on; 0 for a new deck
/// @param owner of the deck, if it is a new one
/// @param title for a new deck; absent: the file says
record DeckUpload(DeckId deck, int follows, String file, long fileSize, String fileName, @Nullable String title,
        @Nullable UUID owner, boolean isDemo) {

    boolean isNew() {
        return follows == 0;
    }

    Sha256 hash() {
        return new Sha256(file);
    }

    /// The same upload, of which another file is kept.
    DeckUpload as(StoredFile kept, DeckFormat format) {
        String stem = fileName.contains(".") ? fileName.substring(0, fileName.lastIndexOf('.')) : fileName;
        return new DeckUpload(deck, follows, kept.hash().hex(), kept.size(), stem + "." + format.ending(), title, owner,
                isDemo);
    }
}
