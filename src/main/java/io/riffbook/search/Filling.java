package io.riffbook.search;

import io.riffbook.content.IndexFeed;
import io.riffbook.content.SnippetId;
import io.riffbook.search.Generations.ToFill;
import io.riffbook.web.Ids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Fills a live generation that is new with all of the record, batch by batch between the changes that come in. It goes
/// on where it, or another node, left off.
@Component
class Filling {
    private static final Logger LOG = LoggerFactory.getLogger(Filling.class);
    /// Changes that come in wait while a batch is filled in.
    private static final int AT_ONCE = 250;
    private static final Duration LEASE = Duration.ofSeconds(60);

    private final SnippetIndex index;
    private final IndexFeed feed;
    private final SnippetCarrier carrier;
    private final Generations generations;
    private final LiveGeneration live;
    private final String node = Ids.next().toString();

    Filling(SnippetIndex index, IndexFeed feed, SnippetCarrier carrier, Generations generations, LiveGeneration live) {
        this.index = index;
        this.feed = feed;
        this.carrier = carrier;
        this.generations = generations;
        this.live = live;
    }

    /// Fills in one batch, if there is something to fill in and no other node is at it.
    ///
    /// @return whether there was
    boolean fillBatch() {
        ToFill next = live.isFilling() ? generations.goOnFilling(node, LEASE).orElse(null) : null;
        if (next == null) {
            return false;
        }
        List<SnippetId> ids = feed.idsAfter(next.filledTo(), AT_ONCE);
        if (ids.isEmpty()) {
            generations.filled(next.generation());
            LOG.info("Generation {} of the index holds all of the record", next.generation());
            live.doubt();
            return true;
        }
        fill(next.generation(), ids);
        generations.filledTo(next.generation(), ids.getLast());
        return true;
    }

    private void fill(Generation generation, List<SnippetId> ids) {
        SnippetCarrier.Batch batch = carrier.read(ids);
        Map<SnippetId, String> refused = carrier.apply(generation, batch.states());
        index.refresh(generation);
        // what is refused now is tried again as every change is, and parked in the end
        feed.touch(refused.keySet());
        feed.touch(batch.refused().keySet());
    }
}
