package io.riffbook.model;

import io.riffbook.access.Viewer;
import io.riffbook.audit.AuditLog;
import io.riffbook.model.ModelPart.OfConcept;
import io.riffbook.web.NotFoundException;
import io.riffbook.web.PreconditionException;
import io.riffbook.web.Version;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Changes the taxonomies, one at a time, each change in one transaction together with whatever uses a concept.
///
/// Whoever changes a taxonomy names the version that they saw; of two at once one is refused. The node that changes it knows the new
/// one as soon as it is committed, the others some seconds later.
@Service
public class TaxonomyEditing {
    private static final Logger LOG = LoggerFactory.getLogger(TaxonomyEditing.class);

    private final StoredTaxonomies stored;
    private final Taxonomies taxonomies;
    private final ObjectProvider<ModelUser> users;
    private final AuditLog audit;

    TaxonomyEditing(StoredTaxonomies stored, Taxonomies taxonomies, ObjectProvider<ModelUser> users, AuditLog audit) {
        this.stored = stored;
        this.taxonomies = taxonomies;
        this.users = users;
        this.audit = audit;
    }

    /// A new taxonomy, with the concepts that it comes with.
    ///
    /// @throws TaxonomyException (409) when there is one of that id
    @Transactional
    public Taxonomy create(Viewer viewer, Taxonomy taxonomy) {
        if (!stored.add(taxonomy)) {
            throw TaxonomyException.taken(taxonomy.id());
        }
        tell(viewer, taxonomy.id(), "created", Map.of());
        return taxonomy;
    }

    /// Says what the taxonomy is called and what it is about.
    ///
    /// @param changes what it says by then becomes this
    /// @throws PreconditionException when it has changed since
    @Transactional
    public Taxonomy describe(Viewer viewer, String id, Version expected, UnaryOperator<TaxonomyDescription> changes) {
        return change(viewer, id, Optional.of(expected), "changed", after -> Map.of("prefLabel", after.prefLabel()),
                Set.of(),
                taxonomy -> taxonomy.described(changes.apply(TaxonomyDescription.of(taxonomy))));
    }

    /// Adds a concept; on top of whatever others added meanwhile.
    ///
    /// @param position among those with the same broader concept, from 0; last when absent
    /// @throws TaxonomyException when its id is or was taken (409), or there is no such broader concept
    @Transactional
    public Taxonomy add(Viewer viewer, Concept concept, Optional<Integer> position) {
        return change(viewer, concept.id().taxonomy(), Optional.empty(), "added-concept",
                Map.of("concept", concept.id()), taxonomy -> taxonomy.with(concept, position));
    }

    /// Changes everything about a concept but its id: labels, definition, place, deprecation.
    ///
    /// @param changes what the concept becomes
    /// @param position among those with the same broader concept, from 0; where it is when absent
    /// @throws TaxonomyException when it would be broader than itself
    @Transactional
    public Taxonomy change(Viewer viewer, ConceptId id, Version expected, UnaryOperator<Concept> changes,
            Optional<Integer> position) {
        return change(viewer, id.taxonomy(), Optional.of(expected), "changed-concept", Map.of("concept", id),
                taxonomy -> taxonomy.changed(changes.apply(existing(taxonomy, id)), position));
    }

    /// Gives a concept another id. Whatever names it names it by the new id from then on; the former one stays reserved.
    ///
    /// @throws TaxonomyException (409) when the id is or was another concept's
    @Transactional
    public Taxonomy rename(Viewer viewer, ConceptId from, String to, Version expected) {
        ConceptId renamed = new ConceptId(from.taxonomy(), to);
        Taxonomy changed = change(viewer, from.taxonomy(), Optional.of(expected), "renamed-concept",
                _ -> Map.of("from", from, "to", renamed), Set.of(from), taxonomy -> {
                    existing(taxonomy, from);
                    return taxonomy.renamed(from, renamed);
                });
        carry(viewer, from, renamed);
        return changed;
    }

    /// Makes one concept of two: whatever names the first names the second from then on, which is also known by the labels and ids of
    /// the first.
    ///
    /// @throws TaxonomyException (409) when something is for the one and not for the other
    @Transactional
    public Taxonomy merge(Viewer viewer, ConceptId from, ConceptId into, Version expected) {
        Taxonomy changed = change(viewer, from.taxonomy(), Optional.of(expected), "merged-concepts",
                _ -> Map.of("from", from, "into", into), Set.of(from), taxonomy -> {
                    existing(taxonomy, from);
                    return taxonomy.merged(from, into);
                });
        List<ModelUse> contradicting = users.stream().flatMap(user -> user
                .contradicting(new OfConcept(from), new OfConcept(into), ConceptUsers.SHOWN).stream()).toList();
        if (!contradicting.isEmpty()) {
            throw TaxonomyException.contradicted(from, into, contradicting);
        }
        carry(viewer, from, into);
        return changed;
    }

    /// Removes a concept that was deprecated before and that nothing uses.
    ///
    /// @throws TaxonomyException (409) naming its users otherwise
    @Transactional
    public Taxonomy remove(Viewer viewer, ConceptId id, Version expected) {
        return change(viewer, id.taxonomy(), Optional.of(expected), "removed-concept", Map.of("concept", id),
                taxonomy -> {
                    Concept concept = existing(taxonomy, id);
                    if (!concept.deprecated()) {
                        throw TaxonomyException.notDeprecated(id);
                    }
                    List<Concept> narrower = taxonomy.narrower(id);
                    if (!narrower.isEmpty()) {
                        throw TaxonomyException.hasNarrower(id, narrower);
                    }
                    ConceptUsers using = users(id);
                    if (!using.totals().isEmpty()) {
                        throw TaxonomyException.inUse(id, using);
                    }
                    return taxonomy.without(id);
                });
    }

    /// Who uses the concept itself, not a narrower one.
    @Transactional(readOnly = true)
    public ConceptUsers users(ConceptId id) {
        Map<String, Long> totals = new TreeMap<>();
        List<ModelUse> first = new ArrayList<>();
        OfConcept part = new OfConcept(id);
        users.stream().forEach(user -> {
            long count = user.count(part);
            if (count > 0) {
                totals.put(user.what(), count);
                first.addAll(user.first(part, ConceptUsers.SHOWN));
            }
        });
        return new ConceptUsers(totals, first);
    }

    private Taxonomy change(Viewer viewer, String id, Optional<Version> expected, String action, Map<String, ?> detail,
            UnaryOperator<Taxonomy> edit) {
        return change(viewer, id, expected, action, _ -> detail, Set.of(), edit);
    }

    /// @param detail what the audit log says of what the taxonomy becomes
    /// @param carried concepts whose users will be carried along
    private Taxonomy change(Viewer viewer, String id, Optional<Version> expected, String action,
            Function<Taxonomy, Map<String, ?>> detail, Set<ConceptId> carried, UnaryOperator<Taxonomy> edit) {
        Taxonomy before = stored.lock(id).orElseThrow(() -> NotFoundException.of("taxonomy", id));
        expected.ifPresent(before.version()::mustBe);
        Taxonomy after = edit.apply(before);
        stored.replace(after);
        Set<ConceptId> relabelled = relabelled(before, after);
        Set<ConceptId> touched = new HashSet<>(relabelled);
        touched.addAll(carried);
        if (!touched.isEmpty()) {
            users.stream().forEach(user -> user.hold(touched));
        }
        if (!relabelled.isEmpty()) {
            users.stream().forEach(user -> user.relabelled(relabelled));
        }
        tell(viewer, id, action, detail.apply(after));
        return after;
    }

    private void carry(Viewer viewer, ConceptId from, ConceptId to) {
        users.stream().forEach(user -> user.rename(new OfConcept(from), new OfConcept(to), viewer.actor()));
    }

    private void tell(Viewer viewer, String taxonomy, String action, Map<String, ?> detail) {
        Map<String, Object> said = new LinkedHashMap<>(detail);
        said.put("taxonomy", taxonomy);
        audit.record(viewer.actor(), action, "taxonomy", auditId(taxonomy), said);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                try {
                    taxonomies.readAnew();
                } catch (DataAccessException e) {
                    // it is committed all the same, and read with the next look in a few seconds
                    LOG.warn("Changed taxonomies can't be read yet", e);
                }
            }
        });
    }

    /// Stands for a taxonomy in the audit log, which knows its subjects by UUIDs.
    static UUID auditId(String taxonomy) {
        return UUID.nameUUIDFromBytes(("taxonomy " + taxonomy).getBytes(StandardCharsets.UTF_8));
    }

    private static Concept existing(Taxonomy taxonomy, ConceptId id) {
        return taxonomy.find(id).orElseThrow(() -> NotFoundException.of("concept", id));
    }

    /// Concepts that are called otherwise than before, or have others above them.
    private static Set<ConceptId> relabelled(Taxonomy before, Taxonomy after) {
        Map<ConceptId, Shown> shown = new HashMap<>(Shown.of(before));
        Map<ConceptId, Shown> now = Shown.of(after);
        shown.keySet().retainAll(now.keySet());
        shown.entrySet().removeIf(entry -> entry.getValue().equals(now.get(entry.getKey())));
        return shown.keySet();
    }

    private record Shown(String label, List<ConceptId> broader) {
        static Map<ConceptId, Shown> of(Taxonomy taxonomy) {
            Map<ConceptId, Concept> byId = new HashMap<>();
            taxonomy.concepts().forEach(concept -> byId.put(concept.id(), concept));
            Map<ConceptId, Shown> shown = new HashMap<>();
            for (Concept concept : taxonomy.concepts()) {
                List<ConceptId> above = new ArrayList<>();
                Optional<ConceptId> next = concept.broader();
                while (next.isPresent()) {
                    above.add(next.get());
                    next = Optional.ofNullable(byId.get(next.get())).flatMap(Concept::broader);
                }
                shown.put(concept.id(), new Shown(concept.prefLabel(), above));
            }
            return shown;
        }
    }
}
