package io.riffbook.content;

import io.riffbook.audit.Actor;
import io.riffbook.audit.AuditLog;
import io.riffbook.web.NotFoundException;
import io.riffbook.web.PreconditionException;
import io.riffbook.web.Version;
import org.springframework.stereotype.Component;

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

    /// Puts the next state in place of the one before it. A revision that it points at must be inserted afterwards, and then
    /// [#tell] called; [#put] does both where there is none.
    ///
    /// @throws PreconditionException when somebody else was faster
    void replace(Snippet changed) {
        if (!table.update(changed)) {
            Snippet current = table.find(changed.id()).orElseThrow(() -> NotFoundException.of(WHAT, changed.id()));
            throw PreconditionException.stale(new Version(changed.version().number() - 1), current.version());
        }
    }

    /// Marks, records and audits a state that stands in its row already.
    void tell(Actor actor, Snippet snippet, String action, Map<String, ?> detail) {
        dirty.mark(snippet);
        records.changed(snippet);
        audit.record(actor, action, WHAT, snippet.id().value(), detail);
    }

    /// Puts the next state in place, and tells.
    ///
    /// @throws PreconditionException when somebody else was faster
    Snippet put(Actor actor, Snippet changed, String action, Map<String, ?> detail) {
        replace(changed);
        tell(actor, changed, action, detail);
        return changed;
    }
}
