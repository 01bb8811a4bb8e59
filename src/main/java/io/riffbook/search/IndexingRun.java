package io.riffbook.search;

import io.riffbook.content.IndexFeed;
import io.riffbook.content.IndexFeed.Claim;
import io.riffbook.content.SnippetId;
import io.riffbook.search.Generations.Kept;
import io.riffbook.search.Generations.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Carries what has changed from the record to the index, one batch at a time. Not for several threads.
@Component
class IndexingRun {
    private static final Logger LOG = LoggerFactory.getLogger(IndexingRun.class);
    private static final Duration LEASE = Duration.ofSeconds(60);

    private final String engine;
    private final SnippetIndex index;
    private final IndexFeed feed;
    private final SnippetCarrier carrier;
    private final Generations generations;
    private final LiveGeneration live;
    private final Filling filling;
    private final Clock clock;
    private List<Claim> claims = List.of();
    private Instant leaseEnd = Instant.MIN;

    IndexingRun(SearchSettings settings, SnippetIndex index, IndexFeed feed, SnippetCarrier carrier,
            Generations generations, LiveGeneration live, Filling filling, Clock clock) {
        this.engine = settings.engine();
        this.index = index;
        this.feed = feed;
        this.carrier = carrier;
        this.generations = generations;
        this.live = live;
        this.filling = filling;
        this.clock = clock;
    }

    /// Indexes one batch of what was changed, and one of what is to be filled in. What was claimed is kept over a failure, and tried
    /// first by the next call.
    ///
    /// @return whether there was anything to do
    /// @throws IndexUnavailable when the engine can't take anything at all
    /// @throws LostGenerationException when the live generation is gone; the next call begins a new one
    /// @throws DataAccessException when the record can't be reached
    boolean indexBatch() {
        live.ensure();
        if (claims.isEmpty() || clock.instant().isAfter(leaseEnd)) {
            leaseEnd = clock.instant().plus(LEASE);
            claims = feed.claim(engine, SnippetIndex.MOST_STATES, LEASE);
        }
        boolean isChanged = !claims.isEmpty();
        try {
            if (isChanged) {
                carry(claims);
                claims = List.of();
            }
            return filling.fillBatch() || isChanged;
        } catch (LostGenerationException e) {
            live.doubt();
            throw e;
        }
    }

    private void carry(List<Claim> batch) {
        SnippetCarrier.Batch read = carrier.read(batch.stream().map(Claim::id).toList());
        // After the states, not before: a generation that is registered between the two is filled from a record that has all that
        // these states tell, so that nothing is missing in it when the marks go.
        List<Kept> targets = generations.written();
        if (targets.isEmpty() || targets.getFirst().role() != Role.LIVE) {
            throw IndexUnavailable.because(new IllegalStateException("no generation is live"));
        }
        Map<SnippetId, String> refused = new HashMap<>(read.refused());
        targets.forEach(target -> refused.putAll(carried(target, read.states())));
        feed.taken(read.states().stream().map(IndexedSnippet::state)
                .filter(state -> !refused.containsKey(state.id())).toList());
        Map<SnippetId, Claim> byId = batch.stream()
                .collect(Collectors.toMap(Claim::id, Function.identity(), (first, _) -> first));
        refused.forEach((id, reason) -> feed.refused(byId.getOrDefault(id, new Claim(id, 0)), reason));
    }

    private Map<SnippetId, String> carried(Kept target, List<IndexedSnippet> states) {
        try {
            Map<SnippetId, String> refused = carrier.apply(target.generation(), states);
            index.refresh(target.generation());
            return refused;
        } catch (LostGenerationException e) {
            if (target.role() == Role.LIVE) {
                throw e;
            }
            LOG.warn("{}: whoever builds it has to begin again", e.getMessage());
            generations.forget(target.generation());
            return Map.of();
        }
    }
}
