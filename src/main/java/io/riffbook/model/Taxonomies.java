package io.riffbook.model;

import io.riffbook.web.Version;
import org.springframework.scheduling.annotation.Scheduled;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The vocabularies in which snippets are tagged and deals described. Files are the seed; PostgreSQL rules from then on.
public class Taxonomies {
    private final StoredTaxonomies stored;
    private volatile TaxonomySnapshot snapshot;

    private Taxonomies(StoredTaxonomies stored, TaxonomySnapshot snapshot) {
        this.stored = stored;
        this.snapshot = snapshot;
    }

    static Taxonomies of(StoredTaxonomies stored) {
        return new Taxonomies(stored, stored.read());
    }

    /// All taxonomies from memory, at most some seconds old: a change that another node made shows after that time. Never waits.
    public TaxonomySnapshot snapshot() {
        return snapshot;
    }

    /// All taxonomies, in which those of these concepts are as they stand in PostgreSQL and stay so until the caller's transaction ends:
    /// whoever renames, merges or removes one of them waits until then, or is seen here. Whoever writes the names of concepts asks for
    /// this, or else could write one that is just going.
    ///
    /// Takes one query, and some more where this node hasn't read the latest change yet. Call it once in a transaction, before it locks
    /// anything that names concepts: a change of a taxonomy locks in this order, too.
    ///
    /// @param concepts those that will be newly named; there need not be any, nor need they exist
    /// @throws org.springframework.transaction.IllegalTransactionStateException without a transaction
    public TaxonomySnapshot hold(Collection<ConceptId> concepts) {
        Set<String> ids = concepts.stream().map(ConceptId::taxonomy).collect(Collectors.toSet());
        Map<String, Version> held = stored.hold(ids);
        TaxonomySnapshot known = snapshot;
        boolean isCurrent = ids.stream().allMatch(
                id -> known.taxonomy(id).map(Taxonomy::version).equals(Optional.ofNullable(held.get(id))));
        return isCurrent ? known : stored.readHeld();
    }

    /// Looks whether any node changed something, and reads everything anew if so. Happens by itself every few seconds.
    @Scheduled(fixedDelay = 3_000)
    public void refresh() {
        if (stored.version() != snapshot.version()) {
            readAnew();
        }
    }

    synchronized void readAnew() {
        snapshot = stored.read();
    }
}
