package io.riffbook.model.web;

import io.riffbook.model.Concept;
import io.riffbook.model.ConceptId;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What an editor may change of a concept, for a merge patch.
///
/// @param broader absent for the topmost
/// @param position among the concepts with the same broader one, from 0; not shown, only set
record ConceptEdit(@Nullable String prefLabel, @Nullable List<String> altLabels, @Nullable ConceptId broader,
        @Nullable String definition, @Nullable Boolean deprecated, @Nullable Integer position) {

    static ConceptEdit of(Concept concept) {
        return new ConceptEdit(concept.prefLabel(), concept.altLabels(), concept.broader().orElse(null),
                concept.definition(), concept.deprecated(), null);
    }

    Concept applied(ConceptId id, List<ConceptId> formerIds) {
        return new Concept(id, Objects.requireNonNullElse(prefLabel, "").strip(),
                altLabels == null ? List.of() : altLabels.stream().map(String::strip).toList(),
                Optional.ofNullable(broader), Objects.requireNonNullElse(definition, "").strip(),
                deprecated != null && deprecated, formerIds);
    }

    Optional<Integer> place() {
        return Optional.ofNullable(position);
    }
}
