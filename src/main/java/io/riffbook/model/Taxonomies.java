package io.riffbook.model;

import org.springframework.scheduling.annotation.Scheduled;

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
