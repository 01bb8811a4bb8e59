package io.riffbook.content;

import io.riffbook.reading.PassageContent;
import io.riffbook.storage.Sha256;

/// One slide, page or section of one deck revision; immutable.
///
/// @param position from 1, without gaps
public record Passage(PassageId id, DeckId deck, int revision, int position, PassageContent content, SlideFiles files) {

    /// One line.
    public String title() {
        return content.title();
    }

    /// As Markdown.
    public String body() {
        return content.body();
    }

    /// For the speaker, as Markdown.
    public String notes() {
        return content.notes();
    }

    /// Whether the deck hides it in the show.
    public boolean hidden() {
        return content.hidden();
    }

    /// Whether it was longer than a passage may be, and ends early.
    public boolean truncated() {
        return content.truncated();
    }

    /// Equal for equal content, wherever it stands.
    public Sha256 contentHash() {
        return new Sha256(content.contentHash());
    }
}
