package io.riffbook.content;

import io.riffbook.storage.Sha256;

import java.util.Optional;

/// One slide or Markdown section of one deck revision; immutable.
///
/// @param position from 1, without gaps
/// @param body as Markdown
/// @param notes for the speaker, as Markdown
/// @param hidden whether the deck hides it in the show
/// @param truncated whether it was longer than a passage may be, and ends early
/// @param contentHash equal for equal content, wherever it stands
public record Passage(PassageId id, DeckId deck, int revision, int position, String title, String body, String notes,
        boolean hidden, boolean truncated, Sha256 contentHash, Optional<Sha256> preview) {}
