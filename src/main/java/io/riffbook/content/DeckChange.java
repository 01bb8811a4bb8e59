package io.riffbook.content;

import java.util.Optional;

/// That the passage of a snippet has changed in its deck, or has gone, and nobody said yet what shall become of the snippet.
///
/// @param revision the deck's current one
/// @param was the passage that the snippet's newest revision came from
/// @param now what it is in the current revision; absent if it is gone
public record DeckChange(SnippetId snippet, DeckId deck, int revision, PassageId was, Optional<PassageId> now) {

    /// `changed` or `removed`.
    public String state() {
        return now.isPresent() ? "changed" : "removed";
    }
}
