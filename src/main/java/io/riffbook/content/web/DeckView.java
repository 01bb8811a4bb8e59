package io.riffbook.content.web;

import io.riffbook.access.PersonId;
import io.riffbook.content.Deck;
import io.riffbook.content.DeckId;
import io.riffbook.content.DeckRevision;
import io.riffbook.content.Passage;
import io.riffbook.content.PassageId;
import io.riffbook.reading.Link;
import io.riffbook.reading.PassageContent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
    ///
    /// @param section the part of the deck that it stands in; empty if the deck has none
    /// @param language as a tag of BCP 47; empty if it can't be told
    /// @param hasSlide whether a presentation of this slide alone can be had
    /// @param isTextPreview the slide could not be drawn: its preview shows the words
    record PassageView(PassageId id, int revision, int position, String title, String body, String notes,
            List<Link> links, List<String> altTexts, String section, String language, boolean hidden,
            boolean truncated, String contentHash, boolean hasSlide, boolean hasPreview, boolean isTextPreview) {
        static PassageView of(Passage passage) {
            PassageContent content = passage.content();
            return new PassageView(passage.id(), passage.revision(), passage.position(), content.title(),
                    content.body(), content.notes(), content.links(), content.altTexts(), content.section(),
                    content.language(), content.hidden(), content.truncated(), content.contentHash(),
                    passage.files().slide().isPresent(), passage.files().preview().isPresent(),
                    passage.files().isTextPreview());
        }
    }
}
