package io.riffbook.search.saved;

import io.riffbook.access.PersonId;
import io.riffbook.access.Viewer;
import io.riffbook.audit.AuditLog;
import io.riffbook.model.ConceptId;
import io.riffbook.model.ContentTypes;
import io.riffbook.model.Taxonomies;
import io.riffbook.model.TaxonomySnapshot;
import io.riffbook.search.SnippetQuery;
import io.riffbook.search.saved.SavedSearch.Wanted;
import io.riffbook.web.Cursor;
import io.riffbook.web.NotFoundException;
import io.riffbook.web.Page;
import io.riffbook.web.PageLimit;
import io.riffbook.web.PreconditionException;
import io.riffbook.web.Version;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The searches that people keep for themselves.
@Service
public class SavedSearches {
    /// How many one person keeps at most.
    public static final int MOST = 100;
    private static final String WHAT = "saved search";

    private final SavedSearchRows rows;
    private final Taxonomies taxonomies;
    private final ContentTypes types;
    private final AuditLog audit;
    private final Clock clock;

    SavedSearches(SavedSearchRows rows, Taxonomies taxonomies, ContentTypes types, AuditLog audit, Clock clock) {
        this.rows = rows;
        this.taxonomies = taxonomies;
        this.types = types;
        this.audit = audit;
        this.clock = clock;
    }

    /// Keeps a search. What it is to tell of is what becomes visible from now on.
    ///
    /// @throws SavedSearchException when the viewer is no person, or keeps [#MOST] already
    /// @throws io.riffbook.model.UnknownConceptException when it names a concept that no taxonomy has
    @Transactional
    public SavedSearch save(Viewer viewer, Wanted wanted) {
        PersonId person = person(viewer);
        check(wanted.query());
        rows.hold(person);
        if (rows.count(person) >= MOST) {
            throw SavedSearchException.tooMany(MOST);
        }
        Instant now = now();
        SavedSearch search = new SavedSearch(SavedSearchId.next(), person, wanted,
                wanted.alert() ? Optional.of(now) : Optional.empty(), Version.FIRST, now, now);
        rows.insert(search);
        audit.record(viewer.actor(), "created", "saved-search", search.id().value(), Map.of());
        return search;
    }

    /// Those of the viewer, the newest first.
    ///
    /// @throws SavedSearchException when the viewer is no person
    public Page<SavedSearch> list(Viewer viewer, Optional<Cursor> cursor, PageLimit limit) {
        PersonId person = person(viewer);
        UUID after = cursor.map(Cursor::asId).orElse(null);
        List<SavedSearch> oneMore = rows.list(person, after, limit.value() + 1);
        return Page.of(oneMore, limit, rows.count(person), last -> new Cursor(last.id().toString()));
    }

    /// One of the viewer's.
    ///
    /// @throws NotFoundException when there is none, or it is somebody else's
    public SavedSearch get(Viewer viewer, SavedSearchId id) {
        return rows.find(id, person(viewer)).orElseThrow(() -> NotFoundException.of(WHAT, id));
    }

    /// Keeps it in another way. Who turns alerts on is told of what becomes visible from now on.
    ///
    /// @throws PreconditionException when it was changed meanwhile
    @Transactional
    public SavedSearch change(Viewer viewer, SavedSearchId id, Version expected, Wanted wanted) {
        SavedSearch before = get(viewer, id);
        before.version().mustBe(expected);
        check(wanted.query());
        SavedSearch after = before.changed(wanted, now());
        if (!rows.update(after)) {
            throw PreconditionException.stale(expected, get(viewer, id).version());
        }
        audit.record(viewer.actor(), "changed", "saved-search", id.value(), Map.of());
        return after;
    }

    /// Keeps it no longer, nor what it told.
    ///
    /// @throws PreconditionException when it was changed meanwhile
    @Transactional
    public void remove(Viewer viewer, SavedSearchId id, Version expected) {
        SavedSearch before = get(viewer, id);
        before.version().mustBe(expected);
        if (!rows.remove(before)) {
            throw PreconditionException.stale(expected, get(viewer, id).version());
        }
        audit.record(viewer.actor(), "removed", "saved-search", id.value(), Map.of());
    }

    static PersonId person(Viewer viewer) {
        return viewer.person().orElseThrow(SavedSearchException::nobody);
    }

    private void check(SnippetQuery query) {
        Set<ConceptId> named = new HashSet<>(query.concepts());
        named.addAll(query.context().concepts());
        TaxonomySnapshot known = taxonomies.hold(named);
        known.requireAll(query.concepts(), "/query/concepts");
        known.requireAll(query.context().concepts(), "/query/context");
        query.kinds().forEach(types::get);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
