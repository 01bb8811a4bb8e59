package io.riffbook.model;

import io.riffbook.web.FieldFault;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// All taxonomies as they stood at one moment. Immutable: take one for a request and keep to it.
public final class TaxonomySnapshot {
    private final long version;
    private final Map<String, Taxonomy> taxonomies = new LinkedHashMap<>();
    private final Map<ConceptId, Concept> concepts = new LinkedHashMap<>();
    private final Map<ConceptId, ConceptId> presentIds = new HashMap<>();
    private final Hierarchy hierarchy;

    TaxonomySnapshot(long version, List<Taxonomy> taxonomies) {
        this.version = version;
        for (Taxonomy taxonomy : taxonomies) {
            this.taxonomies.put(taxonomy.id(), taxonomy);
            for (Concept concept : taxonomy.concepts()) {
                concepts.put(concept.id(), concept);
                concept.formerIds().forEach(former -> presentIds.put(former, concept.id()));
            }
        }
        this.hierarchy = new Hierarchy(concepts.values());
    }

    /// Moves on with every change of any taxonomy; whoever derives something from a snapshot can tell when to do so anew.
    public long version() {
        return version;
    }

    /// Every taxonomy, in the order of their ids.
    public List<Taxonomy> all() {
        return List.copyOf(taxonomies.values());
    }

    /// The taxonomy of that id, if there is one.
    public Optional<Taxonomy> taxonomy(String id) {
        return Optional.ofNullable(taxonomies.get(id));
    }

    /// The concept of that id, if there is one.
    public Optional<Concept> find(ConceptId id) {
        return Optional.ofNullable(concepts.get(id));
    }

    /// What the concept, which may be called by a former id, is called now; empty when there is none.
    public Optional<ConceptId> now(ConceptId id) {
        return concepts.containsKey(id) ? Optional.of(id) : Optional.ofNullable(presentIds.get(id));
    }

    /// Why that id names no concept, as a sentence without its full stop.
    public String unknown(ConceptId id) {
        ConceptId now = presentIds.get(id);
        return now == null ? "there is no concept " + id : id + " is called " + now + " now";
    }

    /// How people call the concept; for one that is gone, the second part of its id.
    public String label(ConceptId id) {
        return find(id).map(Concept::prefLabel).orElse(id.concept());
    }

    /// The concept and all narrower ones, however deep; for an unknown concept only itself.
    public Set<ConceptId> narrowerOrSelf(ConceptId id) {
        return hierarchy.narrowerOrSelf(id);
    }

    /// What is wrong with these concepts: one fault for each that no taxonomy has.
    ///
    /// @param at a JSON Pointer to the array they came from; each fault's pointer adds the position in the iteration order
    public List<FieldFault> faults(Collection<ConceptId> ids, String at) {
        List<FieldFault> faults = new ArrayList<>();
        int position = 0;
        for (ConceptId id : ids) {
            if (!concepts.containsKey(id)) {
                faults.add(new FieldFault(at + "/" + position, unknown(id)));
            }
            position++;
        }
        return faults;
    }

    /// Checks that every concept exists, wherever they came from.
    ///
    /// @throws UnknownConceptException (422) naming each that doesn't
    public void requireAll(Collection<ConceptId> ids) {
        List<FieldFault> faults = ids.stream().filter(id -> !concepts.containsKey(id)).sorted()
                .map(id -> new FieldFault("", unknown(id))).toList();
        if (!faults.isEmpty()) {
            throw UnknownConceptException.at(faults);
        }
    }

    /// Checks that every concept exists.
    ///
    /// @throws UnknownConceptException (422) naming each that doesn't, as [#faults] does
    public void requireAll(Collection<ConceptId> ids, String at) {
        List<FieldFault> faults = faults(ids, at);
        if (!faults.isEmpty()) {
            throw UnknownConceptException.at(faults);
        }
    }
}
