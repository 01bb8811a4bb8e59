package io.riffbook.insight.reports;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Clock;
import java.time.Instant;
import java.util.function.IntUnaryOperator;

/// Counts the sums of the reports anew where the ledger or the CRM said something new. One node does it at a time, in short
/// transactions; a batch that fails is tried again with the next look.
@Component
class SumsCount {
    private static final Logger LOG = LoggerFactory.getLogger(SumsCount.class);
    private static final int DEALS = 1_000;
    private static final int WHOLE_SNIPPETS = 100;
    private static final int DAYS = 2_000;
    private static final int PAGES = 5_000;
    private static final int MOST_BATCHES = 200;

    private final Sums sums;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SumsCount(Sums sums, TransactionTemplate transaction, Clock clock) {
        this.sums = sums;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// Counts what is due, up to a bound.
    @Scheduled(fixedDelayString = "PT2S")
    void countDue() {
        try {
            countAll();
        } catch (DataAccessException e) {
            LOG.warn("The sums of the reports can't be counted now: {}", e.getMessage());
        }
    }

    /// Counts what is due, up to a bound; deals first, because they tell which days to count.
    ///
    /// @return whether nothing that was there at the beginning is left
    boolean countAll() {
        Instant began = clock.instant();
        Run run = new Run();
        boolean all = run.through(DEALS, sums::countDeals)
                && run.through(WHOLE_SNIPPETS, sums::countWholeSnippets) && run.through(DAYS, sums::countDays)
                && run.through(PAGES, sums::countPages);
        if (all) {
            sums.countedUntil(began, run.news);
        }
        return all;
    }

    /// One look.
    private final class Run {
        private static final int ELSEWHERE = -1;
        private boolean news;

        /// @return whether there was less in the end than a batch could have taken
        boolean through(int limit, IntUnaryOperator batch) {
            for (int done = 0; done < MOST_BATCHES; done++) {
                Integer taken = transaction.execute(_ -> sums.lock() ? batch.applyAsInt(limit) : ELSEWHERE);
                if (taken == null || taken == ELSEWHERE) {
                    return false;
                }
                news |= taken > 0;
                if (taken < limit) {
                    return true;
                }
            }
            return false;
        }
    }
}
