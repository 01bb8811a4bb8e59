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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads and writes the tables of the ledger together, always in the same order.
@Component
class LedgerEntries {
    /// Two sendings that share client ids meet them in the same order, and so never wait for each other in a circle.
    private static final Comparator<NewEntry> BY_KEY = Comparator
            .<NewEntry, String>comparing(one -> one.entry().principal())
            .thenComparing(one -> one.submission().clientId().map(IdempotencyKey::value).orElse(""));

    private final LedgerCorrections corrections;
    private final List<EntryTable<? extends PinnedEntry>> pinned;
    private final Usages usages;

    LedgerEntries(LedgerCorrections corrections, Usages usages, Ratings ratings, Handlings handlings) {
        this.corrections = corrections;
        this.usages = usages;
        this.pinned = List.of(usages, ratings, handlings);
    }

    /// Entries that earlier sendings left.
    ///
    /// @param byKey under their client ids
    /// @param instead what corrections among them put in place of others
    record Earlier(Map<EntryKey, LedgerEntry> byKey, Map<EntryId, PinnedEntry> instead) {
        Optional<LedgerEntry> of(Submission submission) {
            return EntryKey.of(submission).map(byKey::get);
        }
    }

    /// What stands in the ledger under these keys.
    Earlier find(Collection<EntryKey> keys) {
        Map<EntryKey, LedgerEntry> found = new HashMap<>(corrections.byKey(keys));
        pinned.forEach(table -> found.putAll(table.byKey(keys)));
        Set<EntryId> instead = found.values().stream().filter(Correction.class::isInstance)
                .map(Correction.class::cast).flatMap(one -> one.instead().stream()).collect(Collectors.toSet());
        return new Earlier(found,
                byId(pinned.stream().flatMap(table -> table.byId(instead).stream())));
    }

    /// What is to be corrected, and what was corrected of it before. No other transaction corrects any of it until this one ends.
    record Correctable(Map<EntryId, PinnedEntry> entries, Map<EntryId, Correction> corrected) {}

    Correctable hold(Collection<EntryId> ids) {
        Map<EntryId, PinnedEntry> held = byId(pinned.stream().flatMap(table -> table.hold(ids).stream()));
        return new Correctable(held, corrections.of(ids));
    }

    /// Appends those whose client id is not taken, corrections together with what is to stand instead; waits for transactions
    /// that are about to take one.
    ///
    /// @return the ids of those appended
    Set<EntryId> add(Collection<NewEntry> entries) {
        List<NewEntry> sorted = entries.stream().sorted(BY_KEY).toList();
        Set<EntryId> written = new HashSet<>(corrections.add(sorted));
        List<NewEntry> more = Stream.concat(sorted.stream(), sorted.stream()
                .filter(one -> written.contains(one.entry().entryId())).flatMap(one -> one.standingInstead().stream()))
                .toList();
        pinned.forEach(table -> written.addAll(table.add(more)));
        return written;
    }

    Map<UsageId, Usage> usages(Collection<UsageId> ids) {
        return usages.byId(ids.stream().map(id -> new EntryId(id.value())).toList()).stream()
                .collect(Collectors.toMap(Usage::id, usage -> usage));
    }

    private static Map<EntryId, PinnedEntry> byId(Stream<? extends PinnedEntry> entries) {
        return entries.collect(Collectors.toMap(PinnedEntry::entryId, entry -> entry));
    }
}
