package io.riffbook.search.saved;

import io.riffbook.access.People;
import io.riffbook.access.Person;
import io.riffbook.access.PersonId;
import io.riffbook.content.ChangedSnippets;
import io.riffbook.content.ChangedSnippets.Changed;
import io.riffbook.content.SnippetId;
import io.riffbook.inbox.Notice;
import io.riffbook.inbox.Notices;
import io.riffbook.inbox.Telling;
import io.riffbook.model.UnknownConceptException;
import io.riffbook.search.EngineQuery;
import io.riffbook.search.IndexUnavailable;
import io.riffbook.search.SearchTimedOut;
import io.riffbook.search.SnippetIndex;
import io.riffbook.search.SnippetSearch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Looks whether what changed matches searches whose people want to be told. Each person is told what they may see themselves; who was
/// shut out is told nothing.
///
/// A change is looked at when the index shows it. What takes longer than [#PATIENCE] to be indexed is told of only with its next change.
@Component
class AlertLook {
    private static final Logger LOG = LoggerFactory.getLogger(AlertLook.class);
    private static final Duration PATIENCE = Duration.ofHours(1);
    private static final Duration KEPT = Duration.ofDays(180);
    private static final int CHANGES = EngineQuery.MOST_CANDIDATES;
    private static final int MOST_LOOKED_AT = 50 * CHANGES;
    private static final int MOST_REMEMBERED = 50_000;
    private static final int SEARCHES = 500;
    private static final int FORGOTTEN_AT_ONCE = 5_000;
    private static final SnippetId BEFORE_ALL = new SnippetId(new UUID(0, 0));

    private final ChangedSnippets changes;
    private final SavedSearchRows searches;
    private final AlertRows alerts;
    private final SnippetSearch search;
    private final SnippetIndex index;
    private final People people;
    private final Notices notices;
    private final TransactionTemplate transaction;
    private final Clock clock;
    /// Which state of a snippet was looked at, so that it is not looked at again as long as it is young.
    private final Map<SnippetId, Long> lookedAt = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<SnippetId, Long> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    AlertLook(ChangedSnippets changes, SavedSearchRows searches, AlertRows alerts, SnippetSearch search,
            SnippetIndex index, People people, Notices notices, TransactionTemplate transaction, Clock clock) {
        this.changes = changes;
        this.searches = searches;
        this.alerts = alerts;
        this.search = search;
        this.index = index;
        this.people = people;
        this.notices = notices;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// Looks at what changed since it looked last, up to a bound; the rest is left for the next time.
    ///
    /// @throws IndexUnavailable when the index can't be asked; then nothing is lost, and the next time looks again
    synchronized void look() {
        Instant now = clock.instant();
        Instant since = alerts.lookedUntil().orElse(now);
        Instant at = since.minus(PATIENCE);
        SnippetId last = BEFORE_ALL;
        int looked = 0;
        List<Changed> batch;
        do {
            batch = changes.since(at, last, CHANGES);
            List<Changed> ready = batch.stream().filter(this::isReady).toList();
            tell(ready);
            ready.forEach(each -> lookedAt.put(each.id(), each.sequence()));
            looked += ready.size();
            if (!batch.isEmpty()) {
                at = batch.getLast().at();
                last = batch.getLast().id();
            }
        } while (batch.size() == CHANGES && looked < MOST_LOOKED_AT);
        Instant until = batch.size() == CHANGES ? at : now;
        alerts.lookedUntil(until.isAfter(since) ? until : since);
        alerts.forget(now.minus(KEPT), FORGOTTEN_AT_ONCE);
    }

    private boolean isReady(Changed changed) {
        return lookedAt.getOrDefault(changed.id(), Long.MIN_VALUE) < changed.sequence()
                && index.sequence(changed.id()).orElse(Long.MIN_VALUE) >= changed.sequence();
    }

    private void tell(List<Changed> ready) {
        if (ready.isEmpty()) {
            return;
        }
        UUID after = new UUID(0, 0);
        List<SavedSearch> some;
        do {
            some = searches.alerting(after, SEARCHES);
            Map<PersonId, Person> owners = people
                    .findAll(some.stream().map(SavedSearch::person).collect(Collectors.toSet())).stream()
                    .filter(Person::active).collect(Collectors.toMap(Person::id, Function.identity()));
            List<AlertRows.New> found = new ArrayList<>();
            for (SavedSearch each : some) {
                Person owner = owners.get(each.person());
                if (owner != null) {
                    matching(each, owner, ready).forEach(id -> found.add(new AlertRows.New(each.id(), id)));
                }
            }
            tellOwners(some, found);
            after = some.isEmpty() ? after : some.getLast().id().value();
        } while (some.size() == SEARCHES);
    }

    /// Keeps the alerts, and tells of each search that found something: once a day, by its name alone. What it found stands in the list
    /// of alerts, which looks anew whether its person may see it.
    private void tellOwners(List<SavedSearch> some, List<AlertRows.New> found) {
        Instant now = clock.instant();
        transaction.executeWithoutResult(_ -> {
            Set<SavedSearchId> lucky = alerts.add(found, now);
            notices.tell(some.stream().filter(each -> lucky.contains(each.id()))
                    .map(each -> new Telling(each.person(), notice(each, now))).toList());
        });
    }

    private static Notice notice(SavedSearch search, Instant now) {
        return new Notice("saved-search", "Your saved search “" + search.wanted().name() + "” found something new",
                "/saved-searches", "saved-search/" + search.id() + "/" + LocalDate.ofInstant(now, ZoneOffset.UTC));
    }

    private Set<SnippetId> matching(SavedSearch saved, Person owner, List<Changed> ready) {
        Set<SnippetId> since = ready.stream()
                .filter(each -> saved.alertingSince().filter(from -> !each.at().isBefore(from)).isPresent())
                .map(Changed::id).collect(Collectors.toSet());
        try {
            return search.among(owner.viewer(), saved.wanted().query(), since);
        } catch (UnknownConceptException | SearchTimedOut e) {
            LOG.warn("Saved search {} can't be run: {}", saved.id(), e.getMessage());
            return Set.of();
        }
    }
}
