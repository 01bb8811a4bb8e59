package io.riffbook.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which concepts are narrower than which.
final class Hierarchy {
    private final Map<ConceptId, List<ConceptId>> narrower = new HashMap<>();

    Hierarchy(Collection<Concept> concepts) {
        for (Concept concept : concepts) {
            concept.broader().ifPresent(broader -> narrower
                    .computeIfAbsent(broader, _ -> new ArrayList<>()).add(concept.id()));
        }
    }

    /// The concept and all below it, however deep; ends even on a cycle.
    Set<ConceptId> narrowerOrSelf(ConceptId id) {
        Set<ConceptId> found = new LinkedHashSet<>();
        Deque<ConceptId> open = new ArrayDeque<>(List.of(id));
        while (!open.isEmpty()) {
            ConceptId next = open.remove();
            if (found.add(next)) {
                open.addAll(narrower.getOrDefault(next, List.of()));
            }
        }
        return Collections.unmodifiableSet(found);
    }

    /// One concept that is, in the end, broader than itself; empty when none is.
    static Optional<ConceptId> cycle(Collection<Concept> concepts) {
        Map<ConceptId, ConceptId> broader = new HashMap<>();
        concepts.forEach(concept -> concept.broader().ifPresent(it -> broader.put(concept.id(), it)));
        Set<ConceptId> sound = new HashSet<>();
        for (Concept concept : concepts) {
            Set<ConceptId> path = new HashSet<>();
            ConceptId at = concept.id();
            while (at != null && !sound.contains(at)) {
                if (!path.add(at)) {
                    return Optional.of(at);
                }
                at = broader.get(at);
            }
            sound.addAll(path);
        }
        return Optional.empty();
    }
}
