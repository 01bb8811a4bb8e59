package io.riffbook.feedback;

import io.riffbook.feedback.Ledger.EntryKey;
import io.riffbook.feedback.Ledger.NewEntry;
import io.riffbook.web.IdempotencyKey;
import org.springframework.stereotype.Component;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Reads and writes usages and ratings together.
@Component
class LedgerEntries {
    /// Two sendings that share client ids meet them in the same order, and so never wait for each other in a circle.
    private static final Comparator<NewEntry> BY_KEY = Comparator
            .<NewEntry, String>comparing(one -> one.entry().principal())
            .thenComparing(one -> one.submission().clientId().map(IdempotencyKey::value).orElse(""));

    private final Usages usages;
    private final Ratings ratings;

    LedgerEntries(Usages usages, Ratings ratings) {
        this.usages = usages;
        this.ratings = ratings;
    }

    /// What stands in the ledger under these keys.
    Map<EntryKey, LedgerEntry> find(Collection<EntryKey> keys) {
        Map<EntryKey, LedgerEntry> found = new HashMap<>(usages.byKey(of(FeedbackEvent.Used.class, keys)));
        found.putAll(ratings.byKey(of(FeedbackEvent.Rated.class, keys)));
        return found;
    }

    /// Appends those whose client id is not taken; waits for transactions that are about to take one.
    ///
    /// @return the ids of those appended
    Set<UUID> add(Collection<NewEntry> entries) {
        List<NewEntry> sorted = entries.stream().sorted(BY_KEY).toList();
        Set<UUID> written = new HashSet<>(usages.add(sorted.stream()
                .filter(one -> one.entry() instanceof Usage).toList()));
        written.addAll(ratings.add(sorted.stream().filter(one -> one.entry() instanceof Rating).toList()));
        return written;
    }

    Map<UsageId, Usage> usages(Collection<UsageId> ids) {
        return usages.byId(ids);
    }

    private static List<EntryKey> of(Class<? extends FeedbackEvent> type, Collection<EntryKey> keys) {
        return keys.stream().filter(key -> key.type() == type).toList();
    }
}
