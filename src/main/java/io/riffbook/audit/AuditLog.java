package io.riffbook.audit;

import org.springframework.stereotype.Service;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/// The append-only record of who changed what, and from where. The database refuses updates and deletes of it.
@Service
public class AuditLog {
    private final AuditRows rows;

    AuditLog(AuditRows rows) {
        this.rows = rows;
    }

    /// Appends one entry, in the caller's transaction: it stands if and only if the change does. From where it came, the entry
    /// knows by itself: see [Origin].
    ///
    /// @param action a verb in the past, such as `published`
    /// @param subjectType in the words of the API, such as `snippet`
    /// @param detail what changed; never a secret, never content
    public void record(Actor actor, String action, String subjectType, UUID subjectId, Map<String, ?> detail) {
        rows.append(actor, action, subjectType, subjectId, detail, Origin.current());
    }

    /// The same for many subjects at once, with the same detail: one entry each.
    public void record(Actor actor, String action, String subjectType, Collection<UUID> subjectIds,
            Map<String, ?> detail) {
        rows.append(actor, action, subjectType, subjectIds, detail, Origin.current());
    }
}
