package io.riffbook.content.bulk;

import io.riffbook.access.People;
import io.riffbook.access.Viewer;
import io.riffbook.audit.AuditLog;
import io.riffbook.content.SnippetBatches;
import io.riffbook.content.SnippetFilter;
import io.riffbook.content.SnippetId;
import io.riffbook.content.bulk.BulkItem.Outcome;
import io.riffbook.jobs.Job;
import io.riffbook.jobs.JobId;
import io.riffbook.jobs.Jobs;
import io.riffbook.model.Concept;
import io.riffbook.model.Taxonomies;
import io.riffbook.model.TaxonomySnapshot;
import io.riffbook.model.UnknownConceptException;
import io.riffbook.web.Cursor;
import io.riffbook.web.FieldFault;
import io.riffbook.web.NotFoundException;
import io.riffbook.web.Page;
import io.riffbook.web.PageLimit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Changes of many snippets at once, each as a job with a result for every snippet, and an undo.
///
/// A selection is resolved to snippets when the change is taken: it then means these, whatever happens to them before their turn
/// comes.
@Service
public class BulkChanges {
    /// How many snippets one bulk change takes.
    public static final int MOST = 10_000;
    private static final String WHAT = "bulk-change";

    private final BulkChangeTable table;
    private final SnippetBatches batches;
    private final Taxonomies taxonomies;
    private final People people;
    private final Jobs jobs;
    private final AuditLog audit;
    private final Clock clock;

    BulkChanges(BulkChangeTable table, SnippetBatches batches, Taxonomies taxonomies, People people, Jobs jobs,
            AuditLog audit, Clock clock) {
        this.table = table;
        this.batches = batches;
        this.taxonomies = taxonomies;
        this.people = people;
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
    }

    /// Everything that the filter lets through.
    ///
    /// @throws BulkChangeException when that is more than [#MOST]; nothing is left out silently
    public List<SnippetId> select(SnippetFilter filter) {
        List<SnippetId> selected = batches.ids(filter, MOST + 1);
        if (selected.size() > MOST) {
            throw BulkChangeException.tooMany(batches.count(filter));
        }
        return selected;
    }

    /// Takes a change of these snippets, and queues it.
    ///
    /// @throws BulkChangeException when there are none or too many, or the change names somebody who isn't there or newly names a
    /// deprecated concept
    /// @throws UnknownConceptException when it newly names a concept that no taxonomy has
    @Transactional
    public BulkChange start(Viewer viewer, Change change, Collection<SnippetId> selection) {
        Set<SnippetId> snippets = Set.copyOf(selection);
        if (snippets.isEmpty()) {
            throw BulkChangeException.nothingSelected();
        }
        if (snippets.size() > MOST) {
            throw BulkChangeException.tooMany(snippets.size());
        }
        requireOffered(change.newConcepts());
        requirePerson(change);
        BulkChangeId id = BulkChangeId.next();
        JobId job = jobs.submit(BulkWork.TYPE, new BulkTask(id, viewer.actor()), viewer.actor());
        BulkChange bulk = new BulkChange(id, change, viewer.person(), now(), job, snippets.size(), 0, 0, 0,
                Optional.empty());
        table.insert(bulk, snippets);
        audit.record(viewer.actor(), "started", WHAT, id.value(),
                Map.of("change", table.written(change), "snippets", snippets.size()));
        return bulk;
    }

    /// Queues the undo: it puts back, snippet by snippet, exactly what the change did, where nobody changed that meanwhile.
    ///
    /// @throws NotFoundException when there is no such bulk change
    /// @throws BulkChangeException while it still runs, and the second time
    @Transactional
    public BulkChange undo(Viewer viewer, BulkChangeId id) {
        BulkChange bulk = find(id);
        if (bulk.undo().isPresent()) {
            throw BulkChangeException.alreadyUndone();
        }
        Job job = jobs.findAll(Set.of(bulk.job())).get(bulk.job());
        if (job != null && !job.state().isFinal()) {
            throw BulkChangeException.stillRunning();
        }
        JobId undo = jobs.submit(UndoWork.TYPE, new BulkTask(id, viewer.actor()), viewer.actor());
        if (!table.startUndo(id, undo, viewer.person(), now())) {
            throw BulkChangeException.alreadyUndone();
        }
        audit.record(viewer.actor(), "undone", WHAT, id.value(), Map.of("snippets", bulk.changed()));
        return find(id);
    }

    /// The bulk change, which has to be there.
    ///
    /// @throws NotFoundException when it isn't
    public BulkChange find(BulkChangeId id) {
        return table.find(id).orElseThrow(() -> NotFoundException.of("bulk change", id));
    }

    /// All of them, newest first.
    public Page<BulkChange> list(Optional<Cursor> cursor, PageLimit limit) {
        return Page.of(table.list(cursor.map(Cursor::asId).orElse(null), limit.value() + 1), limit, table.count(),
                bulk -> new Cursor(bulk.id().toString()));
    }

    /// Its snippets, and what became of each.
    ///
    /// @param outcome if any, only those
    public Page<BulkItem> items(BulkChange bulk, Optional<Outcome> outcome, Optional<Cursor> cursor, PageLimit limit) {
        List<BulkItem> found = table.items(bulk.id(), outcome, cursor.map(Cursor::asId).orElse(null),
                limit.value() + 1);
        return Page.of(found, limit, table.countItems(bulk.id(), outcome),
                item -> new Cursor(item.snippet().toString()));
    }

    private void requireOffered(List<Change.NewConcept> named) {
        TaxonomySnapshot known = taxonomies.snapshot();
        List<FieldFault> unknown = named.stream().filter(it -> known.find(it.concept()).isEmpty())
                .map(it -> new FieldFault(it.pointer(), known.unknown(it.concept()))).toList();
        if (!unknown.isEmpty()) {
            throw UnknownConceptException.at(unknown);
        }
        List<FieldFault> deprecated = named.stream()
                .filter(it -> known.find(it.concept()).filter(Concept::deprecated).isPresent())
                .map(it -> new FieldFault(it.pointer(), it.concept() + " is deprecated: choose another concept"))
                .toList();
        if (!deprecated.isEmpty()) {
            throw BulkChangeException.deprecated(deprecated);
        }
    }

    /// Checks that the person is there whom the change names.
    void requirePerson(Change change) {
        change.person().filter(named -> people.find(named.person()).isEmpty()).ifPresent(named -> {
            throw BulkChangeException.nobody(named.pointer());
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
