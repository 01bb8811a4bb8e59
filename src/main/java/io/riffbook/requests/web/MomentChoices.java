package io.riffbook.requests.web;

import io.riffbook.model.Concept;
import io.riffbook.model.ConceptId;
import io.riffbook.model.Taxonomies;
import io.riffbook.model.Taxonomy;
import io.riffbook.model.TaxonomySnapshot;
import org.springframework.stereotype.Component;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The taxonomies, as `content/concepts` offers them in a form and names them on a page.
@Component
class MomentChoices {
    /// Deeper ones are shown no further in.
    private static final int DEEPEST = 3;

    private final Taxonomies taxonomies;

    MomentChoices(Taxonomies taxonomies) {
        this.taxonomies = taxonomies;
    }

    /// A taxonomy in a form.
    public record Group(String id, String label, List<Choice> concepts) {}

    /// A concept in a form.
    ///
    /// @param depth how many broader ones stand above it
    public record Choice(String id, String label, String definition, int depth) {}

    /// A concept on a page.
    public record Label(String id, String label, String taxonomy) {}

    List<Group> offered() {
        TaxonomySnapshot known = taxonomies.snapshot();
        return known.all().stream().map(taxonomy -> new Group(taxonomy.id(), taxonomy.prefLabel(),
                taxonomy.concepts().stream().filter(concept -> !concept.deprecated())
                        .map(concept -> new Choice(concept.id().toString(), concept.prefLabel(), concept.definition(),
                                depth(concept, known)))
                        .toList()))
                .toList();
    }

    List<Label> labels(Collection<ConceptId> ids) {
        TaxonomySnapshot known = taxonomies.snapshot();
        return ids.stream().map(id -> new Label(id.toString(), known.label(id),
                known.taxonomy(id.taxonomy()).map(Taxonomy::prefLabel).orElse(id.taxonomy()))).toList();
    }

    private static int depth(Concept concept, TaxonomySnapshot known) {
        int depth = 0;
        Optional<ConceptId> broader = concept.broader();
        while (broader.isPresent() && depth < DEEPEST) {
            depth++;
            broader = known.find(broader.get()).flatMap(Concept::broader);
        }
        return depth;
    }
}
