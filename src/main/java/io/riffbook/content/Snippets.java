package io.riffbook.content;

import io.riffbook.access.Viewer;
import io.riffbook.audit.AuditLog;
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
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The snippets: reading them as a viewer may, and every change of one. Each change is one transaction that also marks the
/// snippet for the index, notes its state record and stands in the audit log.
@Service
public class Snippets {
    private static final String WHAT = "snippet";

    private final SnippetTable table;
    private final DirtySnippets dirty;
    private final StateRecords records;
    private final AuditLog audit;
    private final ContentSettings settings;
    private final Clock clock;

    Snippets(SnippetTable table, DirtySnippets dirty, StateRecords records, AuditLog audit, ContentSettings settings,
            Clock clock) {
        this.table = table;
        this.dirty = dirty;
        this.records = records;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /// The snippet, if the viewer may see it.
    ///
    /// @throws NotFoundException otherwise
    public Snippet find(SnippetId id, Viewer viewer) {
        return table.find(id).filter(snippet -> isVisible(snippet, viewer))
                .orElseThrow(() -> NotFoundException.of(WHAT, id));
    }

    /// The revision that the viewer works with: the newest for those who author, the published one for others.
    public SnippetRevision currentRevision(Snippet snippet, Viewer viewer) {
        return revision(snippet, viewer.mayAuthor() ? snippet.latestRevision() : snippet.shownRevision(), viewer);
    }

    /// One revision; those who don't author see only the published one.
    ///
    /// @throws NotFoundException when there is none, or not for this viewer
    public SnippetRevision revision(Snippet snippet, int number, Viewer viewer) {
        if (!viewer.mayAuthor() && snippet.publishedRevision().filter(published -> published == number).isEmpty()) {
            throw NotFoundException.of("revision", number);
        }
        return table.revision(snippet.id(), number).orElseThrow(() -> NotFoundException.of("revision", number));
    }

    /// All revisions, newest first, for those who author.
    public Page<SnippetRevision> revisions(Snippet snippet, Optional<Cursor> cursor, PageLimit limit) {
        int before = cursor.map(Cursor::asNumber).orElse(Integer.MAX_VALUE);
        return Page.of(table.revisions(snippet.id(), before, limit.value() + 1), limit, snippet.latestRevision(),
                revision -> new Cursor(Integer.toString(revision.number())));
    }

    /// A list for those who author, newest first.
    public Page<Snippet> list(SnippetFilter filter, Optional<Cursor> cursor, PageLimit limit) {
        List<Snippet> found = table.list(filter, cursor.map(Cursor::asId).orElse(null), limit.value() + 1);
        return Page.of(found, limit, table.count(filter), snippet -> new Cursor(snippet.id().toString()));
    }

    /// Adds new snippets, all of them or none.
    @Transactional
    public void add(Viewer viewer, Collection<DraftedSnippet> drafted) {
        for (DraftedSnippet each : drafted) {
            table.insert(each.snippet());
            table.insert(each.revision(), each.packageKey(), viewer.actor().id());
        }
        // In the order of ids, so that two writers of the same marks can't wait for each other.
        drafted.stream().map(DraftedSnippet::snippet).sorted(Comparator.comparing(snippet -> snippet.id().value()))
                .forEach(snippet -> tell(viewer, snippet, "created", Map.of("kind", snippet.kind().name())));
    }

    /// Changes content, or what is said of it, or both: all of it or nothing.
    ///
    /// @param current the snippet as the caller read it
    /// @param revised its next revision, if the content changes: becomes the newest, as a draft
    /// @param classification what applies at once, if it changes
    /// @throws PreconditionException when somebody changed the snippet since it was read
    @Transactional
    public Snippet edit(Viewer viewer, Snippet current, Optional<DraftedSnippet> revised,
            Optional<Classification> classification) {
        Snippet edited = current;
        if (revised.isPresent()) {
            edited = revise(viewer, revised.get());
        }
        return classification.isPresent() ? classify(viewer, edited, classification.get()) : edited;
    }

    private Snippet revise(Viewer viewer, DraftedSnippet drafted) {
        replace(drafted.snippet());
        table.insert(drafted.revision(), drafted.packageKey(), viewer.actor().id());
        tell(viewer, drafted.snippet(), "revised", Map.of("revision", drafted.revision().number()));
        return drafted.snippet();
    }

    private Snippet classify(Viewer viewer, Snippet current, Classification classification) {
        Snippet changed = current.classified(classification, now());
        replace(changed);
        tell(viewer, changed, "classified", Map.of("tags", changed.tags(), "visibility", changed.visibility()));
        return changed;
    }

    /// Takes a step of the lifecycle.
    ///
    /// @throws LifecycleException when that isn't possible from where it stands
    /// @throws PreconditionException when the version isn't the current one
    @Transactional
    public Snippet take(Viewer viewer, LifecycleAction action, SnippetId id, Version expected) {
        Snippet current = find(id, viewer);
        current.version().mustBe(expected);
        Snippet moved = switch (action) {
            case SUBMIT -> current.submitted(now());
            case APPROVE -> current.approved(now());
            case SEND_BACK -> current.sentBack(now());
            case PUBLISH -> current.published(latestTitle(current), settings.reviewRequired(), now());
            case RETIRE -> current.retired(now());
            case RESTORE -> current.restored(now());
        };
        replace(moved);
        tell(viewer, moved, action.past(), Map.of("revision", moved.latestRevision()));
        return moved;
    }

    private String latestTitle(Snippet snippet) {
        return table.revision(snippet.id(), snippet.latestRevision()).map(SnippetRevision::title)
                .orElseThrow(
                        () -> new IllegalStateException("snippet " + snippet.id() + " has lost its latest revision"));
    }

    private void replace(Snippet changed) {
        if (!table.update(changed)) {
            Snippet current = table.find(changed.id()).orElseThrow(() -> NotFoundException.of(WHAT, changed.id()));
            throw PreconditionException.stale(new Version(changed.version().number() - 1), current.version());
        }
    }

    private void tell(Viewer viewer, Snippet snippet, String action, Map<String, ?> detail) {
        dirty.mark(snippet);
        records.changed(snippet);
        audit.record(viewer.actor(), action, WHAT, snippet.id().value(), detail);
    }

    private static boolean isVisible(Snippet snippet, Viewer viewer) {
        return viewer.mayAuthor()
                || (snippet.publishedRevision().isPresent() && snippet.visibility().isVisibleTo(viewer));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
