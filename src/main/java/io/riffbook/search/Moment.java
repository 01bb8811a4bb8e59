package io.riffbook.search;

import io.riffbook.model.ConceptId;
import io.riffbook.model.Kind;

import java.util.Map;
import java.util.Set;

/// What is known of the moment that a search is for.
///
/// @param concepts of the context and of its opportunity, with their broader ones
/// @param usualKinds kinds that are usually played at a stage of the moment, each with that stage
record Moment(Set<ConceptId> concepts, Map<Kind, ConceptId> usualKinds) {
    static final Moment UNKNOWN = new Moment(Set.of(), Map.of());

    Moment {
        concepts = Set.copyOf(concepts);
        usualKinds = Map.copyOf(usualKinds);
    }
}
