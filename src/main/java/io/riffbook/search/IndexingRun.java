package io.riffbook.search;

import io.riffbook.content.IndexFeed;
import io.riffbook.content.IndexFeed.Claim;
import io.riffbook.content.SnippetId;
import io.riffbook.content.SnippetState;
import io.riffbook.model.Taxonomies;
import io.riffbook.search.SnippetEvidence.Evidence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Carries what has changed from the record to the index, one batch at a time. Not for several threads.
@Component
class IndexingRun {
    private static final Logger LOG = LoggerFactory.getLogger(IndexingRun.class);
    private static final int BATCH = 250;
    private static final Duration LEASE = Duration.ofSeconds(60);

    private final String engine;
    private final SnippetIndex index;
    private final IndexFeed feed;
    private final FilledIndexes filled;
    private final Taxonomies taxonomies;
    private final ObjectProvider<SnippetEvidence> evidence;
    private final Clock clock;
    private String filledIncarnation = "";
    private List<Claim> claims = List.of();
    private Instant leaseEnd = Instant.MIN;

    IndexingRun(SearchSettings settings, SnippetIndex index, IndexFeed feed, FilledIndexes filled,
            Taxonomies taxonomies, ObjectProvider<SnippetEvidence> evidence, Clock clock) {
        this.engine = settings.engine();
        this.index = index;
        this.feed = feed;
        this.filled = filled;
        this.taxonomies = taxonomies;
        this.evidence = evidence;
        this.clock = clock;
    }

    /// Indexes one batch. What was claimed is kept over a failure, and tried first by the next call.
    ///
    /// @return whether there was anything to do
    /// @throws IndexUnavailable when the engine can't take anything at all
    /// @throws DataAccessException when the record can't be reached
    boolean indexBatch() {
        fillIfNew();
        if (claims.isEmpty() || clock.instant().isAfter(leaseEnd)) {
            leaseEnd = clock.instant().plus(LEASE);
            claims = feed.claim(engine, BATCH, LEASE);
        }
        if (claims.isEmpty()) {
            return false;
        }
        try {
            carry(claims);
        } catch (IndexUnavailable | DataAccessException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warn("A batch of {} can't be indexed as a whole, so each of it is tried alone", claims.size(), e);
            claims.forEach(this::carryAlone);
        }
        claims = List.of();
        return true;
    }

    private void carry(List<Claim> batch) {
        // A snippet is marked in the transaction that changes a concept's label: the label must be at least as new as the mark.
        taxonomies.refresh();
        List<SnippetState> states = feed.read(batch.stream().map(Claim::id).toList());
        Generation live = live();
        Map<SnippetId, String> refused = index.apply(live, withEvidence(states)).stream()
                .collect(Collectors.toMap(SnippetIndex.Refusal::id, SnippetIndex.Refusal::reason, (first, _) -> first));
        index.refresh(live);
        feed.taken(states.stream().filter(state -> !refused.containsKey(state.id())).toList());
        Map<SnippetId, Claim> byId = batch.stream()
                .collect(Collectors.toMap(Claim::id, Function.identity(), (first, _) -> first));
        refused.forEach((id, reason) -> feed.refused(byId.getOrDefault(id, new Claim(id, 0)), reason));
    }

    private void carryAlone(Claim claim) {
        try {
            carry(List.of(claim));
        } catch (IndexUnavailable | DataAccessException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warn("Snippet {} can't be indexed", claim.id(), e);
            feed.refused(claim, String.valueOf(e));
        }
    }

    private List<IndexedSnippet> withEvidence(List<SnippetState> states) {
        SnippetEvidence ledger = evidence.getIfAvailable();
        Map<SnippetId, Evidence> known = ledger == null
                ? Map.of()
                : ledger.of(states.stream().map(SnippetState::id).toList());
        return states.stream().map(state -> new IndexedSnippet(state, known.getOrDefault(state.id(), Evidence.NONE)))
                .toList();
    }

    private Generation live() {
        return index.live().orElseThrow(() -> IndexUnavailable.because(new IllegalStateException("none is live")));
    }

    /// An index that this record did not fill is made anew: what it holds may be of another record.
    private void fillIfNew() {
        String incarnation = index.live().map(Generation::name).orElse("");
        if (incarnation.equals(filledIncarnation) && !incarnation.isEmpty()) {
            return;
        }
        if (incarnation.isEmpty() || !filled.incarnation(engine).filter(incarnation::equals).isPresent()) {
            Generation made = index.create();
            index.makeLive(made);
            incarnation = made.name();
            LOG.info("The index is new: everything is indexed anew");
            feed.markEverything();
            filled.remember(engine, incarnation, clock.instant());
        }
        filledIncarnation = incarnation;
    }

    IndexFeed.Backlog backlog() {
        return feed.backlog();
    }
}
