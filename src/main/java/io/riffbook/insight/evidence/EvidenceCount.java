package io.riffbook.insight.evidence;

import io.riffbook.content.IndexFeed;
import io.riffbook.content.SnippetId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/// Counts the evidence of snippets of which the ledger has something new, and lets the index know. One node does it at a time, in short
/// transactions; a batch that fails is tried again with the next look.
@Component
class EvidenceCount {
    private static final Logger LOG = LoggerFactory.getLogger(EvidenceCount.class);
    private static final int MARKS = 500;
    private static final int PAGES = 5_000;
    private static final int MOST_BATCHES = 100;

    private final CountedEvidence counted;
    private final IndexFeed feed;
    private final TransactionTemplate transaction;

    EvidenceCount(CountedEvidence counted, IndexFeed feed, TransactionTemplate transaction) {
        this.counted = counted;
        this.feed = feed;
        this.transaction = transaction;
    }

    /// Counts what is due, up to a bound.
    @Scheduled(fixedDelayString = "PT2S")
    void countDue() {
        try {
            inBatches(this::countMarked);
        } catch (DataAccessException e) {
            LOG.warn("Evidence can't be counted now: {}", e.getMessage());
        }
    }

    /// Counts in how many pages of results snippets stood.
    @Scheduled(fixedDelayString = "PT15S")
    void countImpressions() {
        try {
            inBatches(this::countShown);
        } catch (DataAccessException e) {
            LOG.warn("Impressions can't be counted now: {}", e.getMessage());
        }
    }

    private void inBatches(BooleanSupplier batch) {
        int done = 0;
        while (done < MOST_BATCHES
                && Boolean.TRUE.equals(transaction.execute(_ -> counted.lock() && batch.getAsBoolean()))) {
            done++;
        }
    }

    /// @return whether there may be more
    private boolean countMarked() {
        List<UUID> due = counted.takeDue(MARKS);
        Set<UUID> ids = new HashSet<>(due);
        if (!ids.isEmpty()) {
            counted.count(ids);
            tell(ids);
        }
        return due.size() == MARKS;
    }

    private boolean countShown() {
        Set<UUID> shown = new HashSet<>(counted.countPages(PAGES));
        tell(shown);
        return !shown.isEmpty();
    }

    private void tell(Collection<UUID> ids) {
        List<SnippetId> news = ids.isEmpty() ? List.of() : counted.tell(ids);
        if (!news.isEmpty()) {
            feed.touch(news);
        }
    }
}
