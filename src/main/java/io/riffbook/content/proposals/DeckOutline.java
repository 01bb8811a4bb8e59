package io.riffbook.content.proposals;

import io.riffbook.model.ConceptId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What proposals know of the whole deck: a concept that is named on most passages tells little about one,
/// and a passage that lists the titles of others is an agenda.
///
/// @param titles in the order of the passages
/// @param named on how many passages each concept is named
/// @param ownNames taxonomies of things that bear a family name, which the deck uses somewhere
public record DeckOutline(List<String> titles, Map<ConceptId, Integer> named, Set<String> ownNames) {
    /// Nothing is known.
    public static final DeckOutline UNKNOWN = new DeckOutline(List.of(), Map.of(), Set.of());

    public DeckOutline {
        titles = List.copyOf(titles);
        named = Map.copyOf(named);
        ownNames = Set.copyOf(ownNames);
    }

    int passages() {
        return titles.size();
    }

    int passagesNaming(ConceptId concept) {
        return named.getOrDefault(concept, 0);
    }
}
