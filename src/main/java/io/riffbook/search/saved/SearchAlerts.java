package io.riffbook.search.saved;

import io.riffbook.access.PersonId;
import io.riffbook.access.Viewer;
import io.riffbook.content.SnippetCard;
import io.riffbook.content.SnippetCards;
import io.riffbook.content.SnippetId;
import io.riffbook.web.Cursor;
import io.riffbook.web.Page;
import io.riffbook.web.PageLimit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What people's saved searches found for them.
@Service
public class SearchAlerts {
    private final AlertRows rows;
    private final SavedSearchRows searches;
    private final SnippetCards cards;
    private final Clock clock;

    SearchAlerts(AlertRows rows, SavedSearchRows searches, SnippetCards cards, Clock clock) {
        this.rows = rows;
        this.searches = searches;
        this.cards = cards;
        this.clock = clock;
    }

    /// A page of alerts.
    ///
    /// @param unseen how many of all are not seen yet
    public record Found(Page<SearchAlert> page, long unseen) {}

    /// Those of the viewer, the newest first; what they may no longer see is left out.
    ///
    /// @throws SavedSearchException when the viewer is no person
    @Transactional(readOnly = true)
    public Found list(Viewer viewer, Optional<Cursor> cursor, PageLimit limit) {
        PersonId person = SavedSearches.person(viewer);
        List<AlertRows.Row> oneMore = rows.list(person, viewer, cursor.map(Cursor::asId).orElse(null),
                limit.value() + 1);
        AlertRows.Counts counts = rows.count(person, viewer);
        Page<AlertRows.Row> page = Page.of(oneMore, limit, counts.total(),
                last -> new Cursor(last.id().toString()));
        Map<SnippetId, SnippetCard> known = cards.visibleTo(viewer,
                page.items().stream().map(AlertRows.Row::snippet).collect(Collectors.toSet()));
        Map<SavedSearchId, String> names = searches
                .names(page.items().stream().map(AlertRows.Row::search).collect(Collectors.toSet()));
        List<SearchAlert> alerts = page.items().stream().flatMap(row -> alert(row, known, names)).toList();
        return new Found(new Page<>(alerts, page.total(), page.nextCursor()), counts.unseen());
    }

    private static Stream<SearchAlert> alert(AlertRows.Row row, Map<SnippetId, SnippetCard> known,
            Map<SavedSearchId, String> names) {
        return Optional.ofNullable(known.get(row.snippet())).map(card -> new SearchAlert(row.id(), row.search(),
                names.getOrDefault(row.search(), ""), card, row.foundAt(), row.seen())).stream();
    }

    /// How many the viewer has not seen yet; 0 for whoever is no person.
    public long unseen(Viewer viewer) {
        return viewer.person().map(person -> rows.count(person, viewer).unseen()).orElse(0L);
    }

    /// Takes note that the viewer saw these. Those of others are left as they are.
    ///
    /// @param ids at most 100
    @Transactional
    public void seen(Viewer viewer, Collection<AlertId> ids) {
        rows.seen(SavedSearches.person(viewer), ids, clock.instant());
    }

    /// Takes note that the viewer saw this one and all that were found before.
    @Transactional
    public void seenUpTo(Viewer viewer, AlertId last) {
        rows.allSeen(SavedSearches.person(viewer), last, clock.instant());
    }
}
