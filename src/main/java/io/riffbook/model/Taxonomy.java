package io.riffbook.model;

import java.util.List;

/// A controlled vocabulary.
///
/// @param id the first part of its concepts' ids, such as `industry`
/// @param definition what its concepts say of a snippet or a deal; empty when nobody wrote it
/// @param concepts in the order in which its editors put them
public record Taxonomy(String id, String prefLabel, String definition, List<Concept> concepts) {
    public Taxonomy {
        concepts = List.copyOf(concepts);
    }
}
