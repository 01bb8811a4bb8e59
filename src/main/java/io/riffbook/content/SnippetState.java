package io.riffbook.content;

import java.util.List;

/// What an index must hold of one snippet from a sequence on.
///
/// @param sequence moves on with every change that matters to an index; a later one replaces an earlier one, never the reverse
/// @param documents the published revision and a newer draft, as far as there are; none: the index must hold nothing of it
public record SnippetState(SnippetId id, long sequence, List<SnippetDocument> documents) {
    public SnippetState {
        documents = List.copyOf(documents);
    }
}
