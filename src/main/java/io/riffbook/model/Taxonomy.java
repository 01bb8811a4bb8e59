package io.riffbook.model;

import io.riffbook.web.Version;

import java.util.List;

/// A controlled vocabulary.
///
/// @param id the first part of its concepts' ids, such as `industry`
/// @param version moves on with every change of it or of one of its concepts
/// @param definition what its concepts say of a snippet or a deal; empty when nobody wrote it
/// @param concepts in the order in which its editors put them
public record Taxonomy(String id, Version version, String prefLabel, String definition, List<Concept> concepts) {
    public static final int MOST_CONCEPTS = 5_000;
    public static final int MOST_ALT_LABELS = 50;
    public static final int MOST_FORMER_IDS = 50;
    public static final int LONGEST_LABEL = 120;
    public static final int LONGEST_DEFINITION = 1_000;

    public Taxonomy {
        concepts = List.copyOf(concepts);
    }
}
