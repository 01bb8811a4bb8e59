package io.riffbook.audit;

import io.riffbook.web.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;

import tools.jackson.databind.json.JsonMapper;

/// The append-only record of who changed what. The database refuses updates and deletes of it.
@Repository
public class AuditLog {
    private static final String APPEND = """
            insert into audit_entry (id, at, actor_kind, actor_id, on_behalf_of, action, subject_type, subject_id, detail)
            values (:id, :at, :actorKind, :actorId, :onBehalfOf, :action, :subjectType, :subjectId, :detail::jsonb)""";

    private final JdbcClient db;
    private final JsonMapper json;
    private final Clock clock;

    AuditLog(JdbcClient db, JsonMapper json, Clock clock) {
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    /// Appends one entry, in the caller's transaction: it stands if and only if the change does.
    ///
    /// @param action a verb in the past, such as `published`
    /// @param subjectType in the words of the API, such as `snippet`
    /// @param detail what changed; never a secret, never content
    public void record(Actor actor, String action, String subjectType, UUID subjectId, Map<String, ?> detail) {
        db.sql(APPEND)
                .param("id", Ids.next()).param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("actorKind", actor.kind().name()).param("actorId", actor.id())
                .param("onBehalfOf", actor.onBehalfOf())
                .param("action", action).param("subjectType", subjectType).param("subjectId", subjectId)
                .param("detail", json.writeValueAsString(detail))
                .update();
    }
}
