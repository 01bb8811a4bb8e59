package io.riffbook.content.exchange;

import io.riffbook.audit.Actor;
import io.riffbook.content.Snippet;
import io.riffbook.model.Concept;
import io.riffbook.model.ConceptId;
import io.riffbook.model.Taxonomies;
import io.riffbook.model.Taxonomy;
import io.riffbook.model.TaxonomyAdditions;
import io.riffbook.model.TaxonomySnapshot;
import io.riffbook.web.Version;
import org.jspecify.annotations.Nullable;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds the concepts that people mean by the words they tag with: by id, by prefLabel or by altLabel. What no taxonomy knows becomes
/// a concept of one taxonomy, if the import says of which.
///
/// Made for one batch of rows.
final class Labels {
    private static final int LONGEST = 64;

    private final Map<String, ConceptId> known = new HashMap<>();
    private final Map<ConceptId, Concept> wanted = new LinkedHashMap<>();
    private final @Nullable String newTagsIn;

    /// @param newTagsIn the taxonomy that takes what is unknown; absent: nothing does
    Labels(TaxonomySnapshot taxonomies, @Nullable String newTagsIn) {
        this.newTagsIn = newTagsIn;
        List<Concept> concepts = taxonomies.all().stream().flatMap(taxonomy -> taxonomy.concepts().stream()).toList();
        // What names a concept most plainly comes first, and the first one stays.
        concepts.forEach(concept -> known.putIfAbsent(concept.id().toString(), concept.id()));
        concepts.forEach(concept -> known.putIfAbsent(folded(concept.prefLabel()), concept.id()));
        concepts.forEach(concept -> known.putIfAbsent(concept.id().concept(), concept.id()));
        concepts.forEach(concept -> concept.altLabels()
                .forEach(label -> known.putIfAbsent(folded(label), concept.id())));
        concepts.forEach(concept -> concept.formerIds()
                .forEach(former -> known.putIfAbsent(former.toString(), concept.id())));
    }

    /// The concepts of these labels. What can't be one is noted.
    Set<ConceptId> find(List<String> labels, int tagsAlready, List<String> notes) {
        Set<ConceptId> found = new LinkedHashSet<>();
        for (String label : labels) {
            Optional<ConceptId> concept = find(label.strip());
            if (concept.isEmpty()) {
                KnownHere.note(notes, "no tag: " + label);
            } else if (found.size() + tagsAlready >= Snippet.MOST_TAGS && !found.contains(concept.get())) {
                KnownHere.note(notes, "one tag too many: " + label);
            } else {
                found.add(concept.get());
            }
        }
        return found;
    }

    private Optional<ConceptId> find(String label) {
        ConceptId concept = known.get(folded(label));
        if (concept != null || newTagsIn == null) {
            return Optional.ofNullable(concept);
        }
        String slug = slug(label);
        if (slug.isEmpty() || label.length() > LONGEST || label.chars().noneMatch(Character::isLetter)) {
            return Optional.empty();
        }
        ConceptId id = new ConceptId(newTagsIn, slug);
        ConceptId there = known.get(id.toString());
        if (there != null) {
            return Optional.of(there);
        }
        wanted.put(id, new Concept(id, label.replaceAll("\\p{Cntrl}", " "), List.of(), Optional.empty(), "", false,
                List.of()));
        known.put(folded(label), id);
        known.put(id.toString(), id);
        return Optional.of(id);
    }

    /// Adds the concepts that were found missing to their taxonomy, which is made if it is missing, too.
    ///
    /// @return what could not be added, in words
    List<String> addMissing(Actor actor, TaxonomyAdditions additions, Taxonomies taxonomies) {
        if (wanted.isEmpty() || newTagsIn == null) {
            return List.of();
        }
        String label = newTagsIn.substring(0, 1).toUpperCase(Locale.ROOT) + newTagsIn.substring(1).replace('-', ' ');
        Taxonomy taxonomy = new Taxonomy(newTagsIn, Version.FIRST,
                taxonomies.snapshot().taxonomy(newTagsIn).map(Taxonomy::prefLabel).orElse(label), "",
                new ArrayList<>(wanted.values()));
        return additions.add(actor, taxonomy).leftOut();
    }

    private static String folded(String label) {
        return label.strip().toLowerCase(Locale.ROOT);
    }

    private static String slug(String label) {
        String plain = Normalizer.normalize(label, Normalizer.Form.NFD).replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST).replaceAll("-$", "");
    }
}
