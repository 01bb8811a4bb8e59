package io.riffbook.search;

import io.riffbook.content.SnippetId;
import io.riffbook.content.SnippetState;

/// What an index holds of one snippet.
public record IndexedSnippet(SnippetState state, SnippetEvidence.Evidence evidence) {

    public SnippetId id() {
        return state.id();
    }
}
