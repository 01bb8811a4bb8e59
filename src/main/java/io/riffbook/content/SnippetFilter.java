package io.riffbook.content;

import io.riffbook.access.PersonId;
import io.riffbook.model.ConceptId;
import io.riffbook.model.Kind;

import java.util.Optional;

/// Which snippets a list for authors shows; what is empty filters nothing.
///
/// @param tag that they carry: this very concept
/// @param verifier who is to keep them true
/// @param overdue only those that somebody should have looked at again by now
/// @param forEveryone only those in use that name nobody in particular: see [Audience#isForEveryone]
/// @param changedInDeck only those whose passage has changed in its deck, or has gone, and of which nobody said yet what shall become
public record SnippetFilter(Optional<Lifecycle> lifecycle, Optional<Kind> kind, Optional<DeckId> deck,
        Optional<ConceptId> tag, Optional<PersonId> owner, Optional<PersonId> verifier, boolean overdue,
        boolean forEveryone, boolean changedInDeck) {
    public static final SnippetFilter NONE = new SnippetFilter(Optional.empty(), Optional.empty(), Optional.empty());

    /// Filters by these alone.
    public SnippetFilter(Optional<Lifecycle> lifecycle, Optional<Kind> kind, Optional<DeckId> deck) {
        this(lifecycle, kind, deck, Optional.empty(), Optional.empty(), Optional.empty(), false,
                false, false);
    }
}
