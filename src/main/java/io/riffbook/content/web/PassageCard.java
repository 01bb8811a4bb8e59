package io.riffbook.content.web;

import io.riffbook.content.Passage;
import io.riffbook.reading.Markdown;
import java.util.UUID;

/// A passage on the board of its deck.
///
/// @param excerpt the beginning of what it says, as plain text
public record PassageCard(UUID id, int position, String title, String excerpt, boolean hasNotes, boolean isHidden,
        boolean isTruncated, boolean hasPreview, boolean isTextPreview) {
    private static final int EXCERPT = 220;
    /// Of a long passage only so much Markdown is looked at.
    private static final int LOOKED_AT = 2_000;

    static PassageCard of(Passage passage) {
        return new PassageCard(passage.id().value(), passage.position(), passage.title(), excerpt(passage.body()),
                !passage.notes().isBlank(), passage.hidden(), passage.truncated(),
                passage.files().preview().isPresent(),
                passage.files().isTextPreview());
    }

    private static String excerpt(String body) {
        String text = Markdown.toText(body.substring(0, Math.min(LOOKED_AT, body.length()))).strip();
        return text.length() <= EXCERPT ? text : text.substring(0, EXCERPT - 1).strip() + "…";
    }
}
