package io.riffbook.reading;

import java.nio.file.Path;
import java.util.Optional;

/// One slide, or one section of Markdown, as it stands in the file.
///
/// @param position from 1, without gaps, in the order of the deck
/// @param title one line of plain text; never blank ("Slide 3" if the slide says nothing)
/// @param body Markdown: paragraphs, nested lists, tables; empty if the slide holds no other text. It comes from an
///        untrusted file: show it only through [Markdown]
/// @param notes what the speaker says, as Markdown; empty if there are none
/// @param hidden the slide is hidden in the show; it is read all the same
/// @param truncated body or notes were longer than a passage may be, and end early
/// @param preview a PNG, 1280 pixels wide, in the reading's own folder: gone once the [Reading] is closed. Empty if
///        none was asked for, the format has none, or the slide could not be drawn
/// @param contentHash SHA-256, in hexadecimal, of title, body, notes and the slide's pictures: equal content has an
///        equal hash, in whatever deck and position it stands
public record ReadPassage(int position, String title, String body, String notes, boolean hidden, boolean truncated,
        Optional<Path> preview, String contentHash) {

    public ReadPassage {
        if (position < 1) {
            throw new IllegalArgumentException("Positions count from 1: " + position);
        }
        if (title.isBlank()) {
            throw new IllegalArgumentException("A passage without a title: " + position);
        }
    }

    ReadPassage withPreview(Path png) {
        return new ReadPassage(position, title, body, notes, hidden, truncated, Optional.of(png), contentHash);
    }
}
