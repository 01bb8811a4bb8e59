package io.riffbook.content;

import io.riffbook.audit.Actor;
import io.riffbook.audit.AuditLog;
import io.riffbook.web.NotFoundException;
import io.riffbook.web.PreconditionException;
import io.riffbook.web.Version;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Map;

/// Writes the next state of a snippet with all that belongs to it, in the caller's transaction: the row, its mark for the index,
/// its state record, and the entry in the audit log.
@Component
class SnippetChanges {
    static final String WHAT = "snippet";

    private final SnippetTable table;
    private final DirtySnippets dirty;
    private final StateRecords records;
    private final AuditLog audit;

    SnippetChanges(SnippetTable table, DirtySnippets dirty, StateRecords records, AuditLog audit) {
        this.table = table;
        this.dirty = dirty;
        this.records = records;
        this.audit = audit;
    }

    /// A next state, with what the audit log says of it.
    record Change(Snippet snippet, String action, Map<String, ?> detail) {}

    /// Puts the next state in place of the one before it. A revision that it points at must be inserted afterwards, and then
    /// [#tell] called; [#put] does both where there is none.
    ///
    /// @throws PreconditionException when somebody else was faster
    void replace(Snippet changed) {
        replace(List.of(changed));
    }

    /// The same for many: all of them or none.
    void replace(List<Snippet> changed) {
        table.update(changed).ifPresent(late -> {
            Snippet current = table.find(late.id()).orElseThrow(() -> NotFoundException.of(WHAT, late.id()));
            throw PreconditionException.stale(new Version(late.version().number() - 1), current.version());
        });
    }

    /// Marks, records and audits a state that stands in its row already.
    void tell(Actor actor, Snippet snippet, String action, Map<String, ?> detail) {
        tell(actor, List.of(new Change(snippet, action, detail)));
    }

    /// Marks, records and audits states that stand in their rows already, in as many round trips as for one.
    ///
    /// @param changes of different snippets, in the order of their ids
    void tell(Actor actor, List<Change> changes) {
        List<Snippet> snippets = changes.stream().map(Change::snippet).toList();
        dirty.mark(snippets);
        records.changed(snippets);
        audit.record(changes.stream().map(change -> new AuditLog.Entry(actor, change.action(), WHAT,
                change.snippet().id().value(), change.detail())).toList());
    }

    /// Puts the next state in place, and tells.
    ///
    /// @throws PreconditionException when somebody else was faster
    Snippet put(Actor actor, Snippet changed, String action, Map<String, ?> detail) {
        putAll(actor, List.of(new Change(changed, action, detail)));
        return changed;
    }

    /// Puts many next states in place, and tells: in as many round trips as for one. All of them or none.
    ///
    /// @param changes of different snippets, in the order of their ids
    /// @throws PreconditionException when somebody else was faster with one of them
    void putAll(Actor actor, List<Change> changes) {
        replace(changes.stream().map(Change::snippet).toList());
        tell(actor, changes);
    }
}
