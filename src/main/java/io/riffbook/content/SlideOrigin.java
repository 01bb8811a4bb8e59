package io.riffbook.content;

import io.riffbook.content.RevisionDiff.FieldDiff;

import java.util.List;
import java.util.Optional;

/// Where a slide comes from that somebody returned.
///
/// @param title of the slide as it was returned
/// @param how it was recognised
/// @param likeness how much of its wording it has in common with its origin, from 0 to 1; 1 for an exact one
/// @param master the passage that it came from, or that its snippet came from
/// @param snippet that it came from, or that was made of its passage
/// @param drift what it says otherwise than the snippet does by now, field by field; empty where it says the same
public record SlideOrigin(String title, How how, double likeness, Optional<Master> master, Optional<Source> snippet,
        List<FieldDiff> drift) {

    /// By what a slide was recognised.
    public enum How {
        /// It says, shows and links to just what a passage does.
        EXACT,
        /// Much of its wording is a snippet's.
        ALIKE, UNKNOWN
    }

    /// A passage.
    ///
    /// @param isCurrent whether the deck's current revision still has a passage of that content
    public record Master(PassageId passage, DeckId deck, int revision, int position, boolean isCurrent) {}

    /// A snippet.
    ///
    /// @param revision its newest
    public record Source(SnippetId id, int revision, String title) {}
}
