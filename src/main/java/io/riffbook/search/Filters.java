package io.riffbook.search;

import io.riffbook.access.PersonId;
import io.riffbook.content.DeckId;
import io.riffbook.content.SnippetId;
import io.riffbook.content.Visibility;
import io.riffbook.model.ConceptId;
import io.riffbook.model.Kind;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What narrows a search down, spelled out for an engine. Nothing is left out by an empty filter.
///
/// @param concepts by taxonomy: a document needs a tag among those of each taxonomy; narrower ones are spelled out
/// already
/// @param kinds if any, only these
/// @param deck if any, only what came from it
/// @param reach if any, only what is fit for these eyes
/// @param owner if any, only what this person answers for
/// @param changedFrom if any, only what changed then or later
/// @param changedBefore if any, only what changed earlier
/// @param verifiedOn if any, only what somebody's word stands for on that day
/// @param notFor what is not for one of these is left out
/// @param only if any, only these snippets, at most [EngineQuery#MOST_CANDIDATES]
public record Filters(Map<String, Set<ConceptId>> concepts, Set<Kind> kinds, Optional<DeckId> deck,
        Optional<Visibility.Reach> reach, Optional<PersonId> owner, Optional<Instant> changedFrom,
        Optional<Instant> changedBefore, Optional<LocalDate> verifiedOn, Set<ConceptId> notFor, Set<SnippetId> only) {
    public static final Filters NONE = new Filters(Map.of(), Set.of(), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Set.of(), Set.of());

    public Filters {
        concepts = Map.copyOf(concepts);
        kinds = Set.copyOf(kinds);
        notFor = Set.copyOf(notFor);
        only = Set.copyOf(only);
        if (only.size() > EngineQuery.MOST_CANDIDATES) {
            throw new IllegalStateException("too many snippets to look among: " + only.size());
        }
    }

    /// The same, but for these snippets only.
    public Filters only(Set<SnippetId> snippets) {
        return new Filters(concepts, kinds, deck, reach, owner, changedFrom, changedBefore, verifiedOn, notFor,
                snippets);
    }
}
