package io.riffbook.model;

import java.util.List;
import java.util.Optional;

/// A term of a taxonomy.
///
/// @param altLabels what people also call it; search takes them as synonyms
/// @param broader the concept of the same taxonomy that this one is a case of; absent for the topmost
/// @param definition what it means; empty when nobody wrote it
/// @param deprecated it stays where it is used, and is not offered any more
/// @param formerIds what it was called before, and what was merged into it
public record Concept(ConceptId id, String prefLabel, List<String> altLabels, Optional<ConceptId> broader,
        String definition, boolean deprecated, List<ConceptId> formerIds) {
    public Concept {
        altLabels = List.copyOf(altLabels);
        formerIds = List.copyOf(formerIds);
    }
}
