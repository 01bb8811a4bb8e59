package io.riffbook.audit;

import org.springframework.stereotype.Service;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The append-only record of who changed what, and from where. The database refuses updates and deletes of it.
@Service
public class AuditLog {
    private final AuditRows rows;

    AuditLog(AuditRows rows) {
        this.rows = rows;
    }

    /// What is to be appended.
    ///
    /// @param action a verb in the past, such as `published`
    /// @param subjectType in the words of the API, such as `snippet`
    /// @param detail what changed; never a secret, never content
    public record Entry(Actor actor, String action, String subjectType, UUID subjectId, Map<String, ?> detail) {}

    /// Appends one entry, in the caller's transaction: it stands if and only if the change does. From where it came, the entry
    /// knows by itself: see [Origin].
    ///
    /// @param action a verb in the past, such as `published`
    /// @param subjectType in the words of the API, such as `snippet`
    /// @param detail what changed; never a secret, never content
    public void record(Actor actor, String action, String subjectType, UUID subjectId, Map<String, ?> detail) {
        record(List.of(new Entry(actor, action, subjectType, subjectId, detail)));
    }

    /// The same for many entries, in one round trip.
    public void record(Collection<Entry> entries) {
        rows.append(entries, Origin.current());
    }
}
