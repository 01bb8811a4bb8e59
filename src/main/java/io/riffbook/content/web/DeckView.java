package io.riffbook.content.web;

import io.riffbook.access.PersonId;
import io.riffbook.content.Deck;
import io.riffbook.content.DeckId;
import io.riffbook.content.DeckRevision;
import io.riffbook.content.Passage;
import io.riffbook.content.PassageId;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/// A deck as the API shows it.
record DeckView(DeckId id, long version, String title, @Nullable UUID ownerId, int currentRevision, String fileName,
        String mediaType, int passages, long snippets, boolean isDemo, Instant createdAt, Instant changedAt) {

    static DeckView of(Deck deck) {
        return new DeckView(deck.id(), deck.version().number(), deck.title(),
                deck.owner().map(PersonId::value).orElse(null), deck.currentRevision(), deck.fileName(),
                deck.mediaType(), deck.passages(), deck.snippets(), deck.isDemo(), deck.createdAt(), deck.changedAt());
    }

    /// One revision of a deck.
    record RevisionView(int number, String title, String fileName, String mediaType, long fileSize, int passages,
            Instant createdAt) {
        static RevisionView of(DeckRevision revision) {
            return new RevisionView(revision.number(), revision.title(), revision.fileName(), revision.mediaType(),
                    revision.fileSize(), revision.passages(), revision.createdAt());
        }
    }

    /// One passage.
    record PassageView(PassageId id, int revision, int position, String title, String body, String notes,
            boolean hidden,
            boolean truncated, String contentHash, boolean hasPreview) {
        static PassageView of(Passage passage) {
            return new PassageView(passage.id(), passage.revision(), passage.position(), passage.title(),
                    passage.body(),
                    passage.notes(), passage.hidden(), passage.truncated(), passage.contentHash().hex(),
                    passage.preview().isPresent());
        }
    }
}
