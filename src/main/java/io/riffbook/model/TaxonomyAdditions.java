package io.riffbook.model;

import io.riffbook.audit.Actor;
import io.riffbook.audit.AuditLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Adds to the taxonomies what an import or a restore brings: taxonomies and concepts that are not there yet. What is there stays as
/// it is.
@Service
public class TaxonomyAdditions {
    private final StoredTaxonomies stored;
    private final Taxonomies taxonomies;
    private final AuditLog audit;
    private final TransactionTemplate transaction;

    TaxonomyAdditions(StoredTaxonomies stored, Taxonomies taxonomies, AuditLog audit,
            TransactionTemplate transaction) {
        this.stored = stored;
        this.taxonomies = taxonomies;
        this.audit = audit;
        this.transaction = transaction;
    }

    /// What came of it.
    ///
    /// @param taxonomy whether it is new
    /// @param concepts how many are new
    /// @param leftOut what could not be added, and why, in words
    public record Added(boolean taxonomy, int concepts, List<String> leftOut) {
        public Added {
            leftOut = List.copyOf(leftOut);
        }

        /// Whether everything was there already.
        public boolean isNothing() {
            return !taxonomy && concepts == 0 && leftOut.isEmpty();
        }
    }

    /// Adds the taxonomy, if it is not there, and those of its concepts that are not: neither under their ids, nor under what those
    /// were renamed to. Snapshots that are taken afterwards on this node have them.
    ///
    /// @throws io.riffbook.web.InvalidRequestException when it can't be called or defined like that
    public Added add(Actor actor, Taxonomy taxonomy) {
        Taxonomy.check(taxonomy.prefLabel(), taxonomy.definition());
        Added added = transaction.execute(_ -> addLocked(actor, taxonomy));
        if (added == null) {
            throw new IllegalStateException("an addition has a result");
        }
        if (added.taxonomy() || added.concepts() > 0) {
            taxonomies.readAnew();
        }
        return added;
    }

    private Added addLocked(Actor actor, Taxonomy taxonomy) {
        boolean isNew = stored
                .add(Taxonomy.empty(taxonomy.id(), taxonomy.prefLabel(), taxonomy.definition()));
        Taxonomy present = stored.lock(taxonomy.id())
                .orElseThrow(() -> new IllegalStateException("taxonomy " + taxonomy.id() + " is gone"));
        List<String> leftOut = new ArrayList<>();
        List<Concept> missing = missing(taxonomy, present, leftOut);
        if (!missing.isEmpty()) {
            List<Concept> all = new ArrayList<>(present.concepts());
            all.addAll(missing);
            stored.replace(new Taxonomy(present.id(), present.version().next(), present.prefLabel(),
                    present.definition(), all));
        }
        if (isNew || !missing.isEmpty()) {
            audit.record(actor, "extended", "taxonomy", TaxonomyEditing.auditId(taxonomy.id()),
                    Map.of("id", taxonomy.id(), "concepts", missing.size()));
        }
        return new Added(isNew, missing.size(), leftOut);
    }

    private static List<Concept> missing(Taxonomy taxonomy, Taxonomy present, List<String> leftOut) {
        Set<ConceptId> known = new HashSet<>();
        Set<ConceptId> taken = new HashSet<>();
        for (Concept concept : present.concepts()) {
            known.add(concept.id());
            taken.add(concept.id());
            taken.addAll(concept.formerIds());
        }
        Map<ConceptId, Concept> missing = new LinkedHashMap<>();
        for (Concept concept : taxonomy.concepts()) {
            if (taken.contains(concept.id())) {
                continue;
            }
            if (taken.size() >= Taxonomy.MOST_CONCEPTS) {
                leftOut.add(concept.id() + ": a taxonomy has at most " + Taxonomy.MOST_CONCEPTS + " concepts");
                continue;
            }
            taken.add(concept.id());
            known.add(concept.id());
            missing.put(concept.id(), concept);
        }
        List<Concept> added = missing.values().stream().map(concept -> fitted(concept, known, taken)).toList();
        if (Hierarchy.cycle(added).isPresent()) {
            leftOut.add(taxonomy.id() + ": a concept is broader than itself");
            return List.of();
        }
        return added;
    }

    /// Without what it says of concepts that are not there, and without former ids that name others here.
    private static Concept fitted(Concept concept, Set<ConceptId> known, Set<ConceptId> taken) {
        List<ConceptId> former = concept.formerIds().stream().limit(Taxonomy.MOST_FORMER_IDS).filter(taken::add)
                .toList();
        return new Concept(concept.id(), concept.prefLabel(), concept.altLabels(),
                concept.broader().filter(known::contains), concept.definition(), concept.deprecated(), former);
    }
}
