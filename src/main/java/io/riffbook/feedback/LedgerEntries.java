package io.riffbook.feedback;

import io.riffbook.access.Viewer;
import io.riffbook.feedback.Ledger.EntryKey;
import io.riffbook.feedback.Ledger.NewEntry;
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
    private static final Comparator<NewEntry> BY_CLIENT_ID = Comparator
            .comparing(entry -> entry.submission().clientId().map(id -> id.value()).orElse(""));

    private final Usages usages;
    private final Ratings ratings;

    LedgerEntries(Usages usages, Ratings ratings) {
        this.usages = usages;
        this.ratings = ratings;
    }

    /// The entries that this principal recorded under these client ids.
    Map<EntryKey, LedgerEntry> find(String principal, Collection<EntryKey> keys) {
        Map<EntryKey, LedgerEntry> found = new HashMap<>();
        usages.byClientId(principal, clientIds(keys, FeedbackEvent.Used.class))
                .forEach((id, usage) -> found.put(new EntryKey(FeedbackEvent.Used.class, id), usage));
        ratings.byClientId(principal, clientIds(keys, FeedbackEvent.Rated.class))
                .forEach((id, rating) -> found.put(new EntryKey(FeedbackEvent.Rated.class, id), rating));
        return found;
    }

    /// Appends those whose client id is not taken; waits for transactions that are about to take one.
    ///
    /// @return the ids of those appended
    Set<UUID> add(String principal, Collection<NewEntry> entries) {
        List<NewEntry> sorted = entries.stream().sorted(BY_CLIENT_ID).toList();
        Set<UUID> written = new HashSet<>(usages.add(principal, sorted.stream()
                .filter(one -> one.entry() instanceof Usage).toList()));
        written.addAll(ratings.add(principal, sorted.stream().filter(one -> one.entry() instanceof Rating).toList()));
        return written;
    }

    /// Those of the usages that count for the viewer's person, or that the viewer recorded.
    Map<UsageId, Usage> usagesBy(Viewer viewer, Collection<UsageId> ids) {
        return usages.by(viewer, ids);
    }

    private static String[] clientIds(Collection<EntryKey> keys, Class<? extends FeedbackEvent> type) {
        return keys.stream().filter(key -> key.type() == type).map(EntryKey::clientId).toArray(String[]::new);
    }
}
