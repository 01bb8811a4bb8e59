package io.riffbook.insight.evidence;

import io.riffbook.content.IndexFeed;
import io.riffbook.content.SnippetId;
import io.riffbook.insight.evidence.DealReading.SnippetUse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Computes the win lift of every snippet from all deals and all uses, as they stand when it begins. The same ledger and the same deals
/// give the same numbers.
@Component
class LiftPass {
    private static final Logger LOG = LoggerFactory.getLogger(LiftPass.class);
    private static final int TOLD_AT_ONCE = 500;

    private final DealReading reading;
    private final SnippetLifts table;
    private final IndexFeed feed;
    private final EvidenceSettings settings;
    private final TransactionTemplate reads;
    private final TransactionTemplate writes;
    private final Clock clock;

    LiftPass(DealReading reading, SnippetLifts table, IndexFeed feed, EvidenceSettings settings,
            PlatformTransactionManager transactions, Clock clock) {
        this.reading = reading;
        this.table = table;
        this.feed = feed;
        this.settings = settings;
        this.reads = new TransactionTemplate(transactions);
        reads.setReadOnly(true);
        // deals and uses of one moment
        reads.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.writes = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /// What was computed.
    ///
    /// @param deals that are over
    /// @param uses in them
    record Computed(Instant at, int deals, long uses, Map<SnippetId, List<Lift>> lifts) {}

    /// Computes everything, and then puts it in the place of what was computed before, all at once. A search index learns of those whose
    /// lift moved.
    void run() {
        Computed computed = compute();
        List<SnippetId> moved = Optional.ofNullable(writes.execute(_ -> table.replace(computed, settings)))
                .orElse(List.of());
        for (int from = 0; from < moved.size(); from += TOLD_AT_ONCE) {
            List<SnippetId> some = moved.subList(from, Math.min(moved.size(), from + TOLD_AT_ONCE));
            writes.executeWithoutResult(_ -> feed.touch(some));
        }
        LOG.info("Win lift of {} snippets from {} uses in {} deals; {} moved", computed.lifts().size(),
                computed.uses(), computed.deals(), moved.size());
    }

    Computed compute() {
        return Optional.ofNullable(reads.execute(_ -> computed())).orElseThrow();
    }

    private Computed computed() {
        Instant now = clock.instant();
        ClosedDeals deals = new ClosedDeals(reading.closed(now), settings.matchedBy());
        Lifts<SnippetId> lifts = new Lifts<>(settings.floorDeals(), settings.falseClaims());
        BySnippet bySnippet = new BySnippet(deals, lifts);
        reading.used(now, bySnippet::take);
        bySnippet.finish();
        return new Computed(now, deals.size(), bySnippet.uses, lifts.judged());
    }

    /// Gathers the uses of one snippet after the other, and counts them when the next one begins.
    private static final class BySnippet {
        private final ClosedDeals deals;
        private final Lifts<SnippetId> lifts;
        private final List<DealUse> gathered = new ArrayList<>();
        private Optional<SnippetId> snippet = Optional.empty();
        private long uses;

        BySnippet(ClosedDeals deals, Lifts<SnippetId> lifts) {
            this.deals = deals;
            this.lifts = lifts;
        }

        void take(SnippetUse next) {
            if (snippet.isPresent() && !snippet.get().equals(next.snippet())) {
                finish();
            }
            snippet = Optional.of(next.snippet());
            gathered.add(next.use());
            uses++;
        }

        void finish() {
            snippet.ifPresent(id -> lifts.add(id, LiftCounts.of(deals, gathered)));
            gathered.clear();
        }
    }
}
