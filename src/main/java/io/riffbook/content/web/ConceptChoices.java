package io.riffbook.content.web;

import io.riffbook.model.Concept;
import io.riffbook.model.ConceptId;
import io.riffbook.model.Taxonomies;
import io.riffbook.model.Taxonomy;
import io.riffbook.model.TaxonomySnapshot;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// The taxonomies, as forms offer them and pages name them.
@Component
public class ConceptChoices {
    /// Deeper ones are shown no further in.
    private static final int DEEPEST = 3;

    private final Taxonomies taxonomies;

    ConceptChoices(Taxonomies taxonomies) {
        this.taxonomies = taxonomies;
    }

    /// A taxonomy in a form.
    public record ConceptGroup(String id, String label, List<ConceptChoice> concepts) {}

    /// A concept in a form.
    ///
    /// @param depth how many broader ones stand above it
    public record ConceptChoice(String id, String label, String definition, int depth) {}

    /// A concept on a page: how people call it, and the name of its taxonomy.
    public record ConceptLabel(String id, String label, String taxonomy) {}

    /// All of them, deprecated ones too: as filters, and to be replaced.
    public List<ConceptGroup> all() {
        TaxonomySnapshot snapshot = taxonomies.snapshot();
        return snapshot.all().stream().map(taxonomy -> group(taxonomy, snapshot, _ -> true)).toList();
    }

    /// What can be chosen, and what is chosen although it is deprecated.
    ///
    /// @param chosen concepts' ids
    List<ConceptGroup> offered(Set<String> chosen) {
        TaxonomySnapshot snapshot = taxonomies.snapshot();
        return snapshot.all().stream().map(taxonomy -> group(taxonomy, snapshot,
                concept -> !concept.deprecated() || chosen.contains(concept.id().toString()))).toList();
    }

    List<ConceptLabel> labels(Collection<ConceptId> ids) {
        TaxonomySnapshot snapshot = taxonomies.snapshot();
        return ids.stream().map(id -> new ConceptLabel(id.toString(), snapshot.label(id),
                snapshot.taxonomy(id.taxonomy()).map(Taxonomy::prefLabel).orElse(id.taxonomy()))).toList();
    }

    private static ConceptGroup group(Taxonomy taxonomy, TaxonomySnapshot snapshot,
            Predicate<Concept> isOffered) {
        List<ConceptChoice> choices = new ArrayList<>();
        for (Concept concept : taxonomy.concepts()) {
            if (isOffered.test(concept)) {
                choices.add(new ConceptChoice(concept.id().toString(), concept.prefLabel(), concept.definition(),
                        depth(concept, snapshot)));
            }
        }
        return new ConceptGroup(taxonomy.id(), taxonomy.prefLabel(), choices);
    }

    private static int depth(Concept concept, TaxonomySnapshot snapshot) {
        int depth = 0;
        Optional<ConceptId> broader = concept.broader();
        while (broader.isPresent() && depth < DEEPEST) {
            depth++;
            broader = snapshot.find(broader.get()).flatMap(Concept::broader);
        }
        return depth;
    }
}
