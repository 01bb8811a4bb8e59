package io.riffbook.search;

import io.riffbook.content.IndexFeed;
import io.riffbook.content.SnippetId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// Compares the live generation with the record again and again, and sends what differs once more. On one node at a time.
@Component
@ConditionalOnWebApplication
class DriftCheck {
    private static final Logger LOG = LoggerFactory.getLogger(DriftCheck.class);
    private static final Duration SETTLING = Duration.ofSeconds(2);
    /// Of so many snippets at a time it is known what the index holds.
    private static final int MOST_AT_ONCE = 10_000;

    private final Comparison comparison;
    private final IndexFeed feed;
    private final Generations generations;
    private final Duration every;
    private final ReentrantLock checking = new ReentrantLock();

    DriftCheck(Comparison comparison, IndexFeed feed, Generations generations, SearchSettings settings) {
        this.comparison = comparison;
        this.feed = feed;
        this.generations = generations;
        this.every = settings.driftCheck();
    }

    // At a fixed rate, because that runs on a thread of its own and holds up nobody.
    @Scheduled(initialDelayString = "PT10S", fixedRateString = "PT5S")
    void checkWhenDue() throws InterruptedException {
        if (every.isZero() || !checking.tryLock()) {
            return;
        }
        try {
            Generation live = generations.takeTurn(every).orElse(null);
            if (live != null) {
                check(live);
            }
        } catch (IndexUnavailable | LostGenerationException | DataAccessException | TransactionException e) {
            LOG.debug("Record and index are compared another time: {}", e.getMessage());
        } finally {
            checking.unlock();
        }
    }

    /// Compares now.
    ///
    /// @return how many snippets the index held otherwise than the record
    int check(Generation live) throws InterruptedException {
        Set<Integer> differing = comparison.differing(live);
        if (differing.isEmpty()) {
            return 0;
        }
        // most of them only because a change is under way
        TimeUnit.NANOSECONDS.sleep(SETTLING.toNanos());
        differing.retainAll(comparison.differing(live));
        int found = 0;
        Map<SnippetId, Long> drift = new HashMap<>();
        for (int bucket : differing) {
            drift.putAll(comparison.drift(live, bucket));
            if (drift.size() >= MOST_AT_ONCE) {
                found += heal(live, drift);
                drift.clear();
            }
        }
        return found + heal(live, drift);
    }

    private int heal(Generation live, Map<SnippetId, Long> drift) {
        if (!drift.isEmpty()) {
            long healed = drift.values().stream().filter(held -> held < Long.MAX_VALUE).count();
            LOG.warn("The index held {} snippets otherwise than the record, {} for one: {} are sent again",
                    drift.size(),
                    drift.keySet().iterator().next(), healed);
            feed.heal(drift);
            generations.drifted(live, drift.size(), healed);
        }
        return drift.size();
    }
}
