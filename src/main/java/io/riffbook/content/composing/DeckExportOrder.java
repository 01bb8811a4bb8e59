package io.riffbook.content.composing;

import io.riffbook.content.DeckId;
import io.riffbook.reading.ComposedFormat;
import io.riffbook.storage.Sha256;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is to be composed: the payload of a `compose-deck` job.
///
/// @param template the hash of its file; absent: Riffbook's own theme
/// @param title of the document
record DeckExportOrder(DeckId deck, int revision, ComposedFormat format, @Nullable String template, String title) {

    Optional<Sha256> templateFile() {
        return Optional.ofNullable(template).map(Sha256::new);
    }
}
