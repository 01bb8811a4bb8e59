package io.riffbook.audit;

import io.riffbook.web.Ids;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Repository;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import tools.jackson.databind.json.JsonMapper;

/// The append-only record of who changed what. The database refuses updates and deletes of it.
@Repository
public class AuditLog {
    private static final String APPEND = """
            insert into audit_entry (id, at, actor_kind, actor_id, on_behalf_of, action, subject_type, subject_id, detail)
            values (:id, :at, :actorKind, :actorId, :onBehalfOf, :action, :subjectType, :subjectId, :detail::jsonb)""";

    private final NamedParameterJdbcOperations db;
    private final JsonMapper json;
    private final Clock clock;

    AuditLog(NamedParameterJdbcOperations db, JsonMapper json, Clock clock) {
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    /// What is to be appended.
    ///
    /// @param action a verb in the past, such as `published`
    /// @param subjectType in the words of the API, such as `snippet`
    /// @param detail what changed; never a secret, never content
    public record Entry(Actor actor, String action, String subjectType, UUID subjectId, Map<String, ?> detail) {}

    /// Appends one entry, in the caller's transaction: it stands if and only if the change does.
    ///
    /// @param action a verb in the past, such as `published`
    /// @param subjectType in the words of the API, such as `snippet`
    /// @param detail what changed; never a secret, never content
    public void record(Actor actor, String action, String subjectType, UUID subjectId, Map<String, ?> detail) {
        record(List.of(new Entry(actor, action, subjectType, subjectId, detail)));
    }

    /// The same for many entries, in one round trip.
    public void record(Collection<Entry> entries) {
        db.batchUpdate(APPEND, entries.stream().map(this::values).toArray(SqlParameterSource[]::new));
    }

    private SqlParameterSource values(Entry entry) {
        return new MapSqlParameterSource("id", Ids.next()).addValue("at", clock.instant().atOffset(ZoneOffset.UTC))
                .addValue("actorKind", entry.actor().kind().name()).addValue("actorId", entry.actor().id())
                .addValue("onBehalfOf", entry.actor().onBehalfOf()).addValue("action", entry.action())
                .addValue("subjectType", entry.subjectType()).addValue("subjectId", entry.subjectId())
                .addValue("detail", json.writeValueAsString(entry.detail()));
    }
}
