package io.riffbook.audit;

import io.riffbook.web.Cursor;
import io.riffbook.web.PageLimit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Reads the audit log. That somebody read it stands in it, too, with what they asked for.
@Service
public class AuditTrail {
    /// Above this, totals are lower bounds.
    public static final int MOST_COUNTED = 10_000;
    /// How many entries an export hands over at once, at most.
    public static final int BATCH = 500;

    private static final String WHAT = "audit-log";
    /// There is only one log.
    private static final UUID ITSELF = new UUID(0, 0);

    private final AuditRows rows;
    private final AuditLog log;
    private final Clock clock;

    AuditTrail(AuditRows rows, AuditLog log, Clock clock) {
        this.rows = rows;
        this.log = log;
        this.clock = clock;
    }

    /// Where the entries of an export go, batch by batch.
    @FunctionalInterface
    public interface Destination {
        void take(List<AuditEntry> batch) throws IOException;
    }

    /// One page, newest first. The entry about this reading isn't in it yet.
    @Transactional
    public AuditPage read(Actor reader, AuditFilter filter, Optional<Cursor> cursor, PageLimit limit) {
        List<AuditEntry> found = rows.newest(filter, cursor.map(Cursor::asId).orElse(null), limit.value() + 1);
        long counted = rows.count(filter, MOST_COUNTED + 1L);
        log.record(reader, "read", WHAT, ITSELF, filter.asked());
        boolean more = found.size() > limit.value();
        List<AuditEntry> items = more ? found.subList(0, limit.value()) : found;
        return new AuditPage(items, Math.min(counted, MOST_COUNTED), counted <= MOST_COUNTED,
                more ? new Cursor(items.getLast().id().toString()).encoded() : null);
    }

    /// Hands everything over that there is at this moment, oldest first. It is recorded before the first entry leaves, and no
    /// transaction is open while they do.
    ///
    /// @throws IOException when the destination takes no more
    public void export(Actor reader, AuditFilter filter, Destination destination) throws IOException {
        AuditFilter bounded = filter.until(clock.instant());
        log.record(reader, "exported", WHAT, ITSELF, filter.asked());
        List<AuditEntry> batch = rows.oldest(bounded, null, BATCH);
        while (!batch.isEmpty()) {
            destination.take(batch);
            batch = batch.size() < BATCH ? List.of() : rows.oldest(bounded, batch.getLast().id(), BATCH);
        }
    }
}
