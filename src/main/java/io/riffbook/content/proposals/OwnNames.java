package io.riffbook.content.proposals;

import io.riffbook.model.Concept;
import io.riffbook.model.ConceptId;
import io.riffbook.model.Taxonomy;
import io.riffbook.model.TaxonomySnapshot;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Taxonomies of things that bear one family name, as a vendor's products do. Their common words, such as
/// `connectors`, are anybody's until a deck uses the name.
///
/// @param names by taxonomy; of those only that have some
record OwnNames(Map<String, Pattern> names) {

    static OwnNames in(TaxonomySnapshot taxonomies) {
        Map<String, Pattern> names = new HashMap<>();
        for (Taxonomy taxonomy : taxonomies.all()) {
            String[] family = familyNames(taxonomy.concepts()).map(Pattern::quote).distinct().toArray(String[]::new);
            if (family.length > 0) {
                names.put(taxonomy.id(), OneOf.words(family));
            }
        }
        return new OwnNames(names);
    }

    /// What concepts are called after the one above them by.
    private static Stream<String> familyNames(Collection<Concept> concepts) {
        Map<ConceptId, Concept> byId = concepts.stream().collect(Collectors.toMap(Concept::id, each -> each));
        return concepts.stream().flatMap(concept -> concept.broader().map(byId::get).stream()
                .flatMap(broader -> broader.altLabels().stream())
                .filter(name -> concept.prefLabel().startsWith(name + " ")));
    }

    /// The taxonomies whose things are called by their family name there.
    Set<String> namedIn(String text) {
        return names.entrySet().stream().filter(each -> each.getValue().matcher(text).find()).map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /// Whether the concept may be what its words mean in that deck.
    boolean mayBeMeant(ConceptId concept, DeckOutline deck) {
        return deck.passages() == 0 || !names.containsKey(concept.taxonomy())
                || deck.ownNames().contains(concept.taxonomy());
    }
}
