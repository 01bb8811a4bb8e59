package io.riffbook.content;

import io.riffbook.model.Kind;

import java.util.Optional;

/// Which snippets a list for authors shows; what is empty filters nothing.
public record SnippetFilter(Optional<Lifecycle> lifecycle, Optional<Kind> kind, Optional<DeckId> deck) {
    public static final SnippetFilter NONE = new SnippetFilter(Optional.empty(), Optional.empty(), Optional.empty());
}
