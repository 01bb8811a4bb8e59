package io.riffbook.audit;

import io.riffbook.web.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.UUID;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The audit log in the database: one can add to it and read it, and the database refuses everything else.
@Repository
class AuditRows {
    private static final String APPEND = """
            insert into audit_entry (id, at, actor_kind, actor_id, on_behalf_of, action, subject_type, subject_id, detail,
                channel, address)
            values (:id, :at, :actorKind, :actorId, :onBehalfOf, :action, :subjectType, :subjectId, :detail::jsonb,
                :channel, :address)""";
    private static final String SELECT = """
            select id, at, actor_kind, actor_id, on_behalf_of, action, subject_type, subject_id, detail::text as detail,
                channel, address
            from audit_entry
            """;
    private static final String BEFORE = "(at, id) < (select at, id from audit_entry where id = :place)";
    private static final String AFTER = "(at, id) > (select at, id from audit_entry where id = :place)";

    private final JdbcClient db;
    private final NamedParameterJdbcOperations batches;
    private final JsonMapper json;
    private final Clock clock;

    AuditRows(JdbcClient db, NamedParameterJdbcOperations batches, JsonMapper json, Clock clock) {
        this.db = db;
        this.batches = batches;
        this.json = json;
        this.clock = clock;
    }

    void append(Collection<AuditLog.Entry> entries, Origin origin) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        batches.batchUpdate(APPEND,
                entries.stream().map(entry -> values(entry, origin, now)).toArray(SqlParameterSource[]::new));
    }

    private SqlParameterSource values(AuditLog.Entry entry, Origin origin, OffsetDateTime now) {
        return new MapSqlParameterSource("id", Ids.next()).addValue("at", now)
                .addValue("actorKind", entry.actor().kind().name()).addValue("actorId", entry.actor().id())
                .addValue("onBehalfOf", entry.actor().onBehalfOf()).addValue("action", entry.action())
                .addValue("subjectType", entry.subjectType()).addValue("subjectId", entry.subjectId())
                .addValue("detail", json.writeValueAsString(entry.detail()))
                .addValue("channel", origin.channel().word()).addValue("address", origin.address().orElse(null));
    }

    /// The newest first, before that entry if one is given.
    List<AuditEntry> newest(AuditFilter filter, @Nullable UUID before, int limit) {
        return bound(SELECT + where(filter, before == null ? null : BEFORE) + " order by at desc, id desc limit :limit",
                filter).param("place", before).param("limit", limit).query(this::entry).list();
    }

    /// The oldest first, after that entry if one is given.
    List<AuditEntry> oldest(AuditFilter filter, @Nullable UUID after, int limit) {
        return bound(SELECT + where(filter, after == null ? null : AFTER) + " order by at, id limit :limit", filter)
                .param("place", after).param("limit", limit).query(this::entry).list();
    }

    /// How many there are, counted up to `most`.
    long count(AuditFilter filter, long most) {
        return bound(
                "select count(*) from (select from audit_entry " + where(filter, null) + " limit :most) as counted",
                filter).param("most", most).query(Long.class).single();
    }

    /// Only the conditions that count, so that the database can choose the index for them.
    private static String where(AuditFilter filter, @Nullable String place) {
        StringJoiner conditions = new StringJoiner(" and ", "where ", "").setEmptyValue("");
        add(conditions, filter.subjectType(), "subject_type = :subjectType");
        add(conditions, filter.subjectId(), "subject_id = :subjectId");
        add(conditions, filter.actorId(), "(actor_id = :actorId or on_behalf_of = :actorId)");
        add(conditions, filter.action(), "action = :action");
        add(conditions, filter.from(), "at >= :from");
        add(conditions, filter.to(), "at < :to");
        add(conditions, place, place);
        return conditions.toString();
    }

    private static void add(StringJoiner conditions, @Nullable Object wanted, @Nullable String condition) {
        if (wanted != null) {
            conditions.add(condition);
        }
    }

    private JdbcClient.StatementSpec bound(String sql, AuditFilter filter) {
        return db.sql(sql).param("subjectType", filter.subjectType()).param("subjectId", filter.subjectId())
                .param("actorId", filter.actorId()).param("action", filter.action())
                .param("from", utc(filter.from())).param("to", utc(filter.to()));
    }

    private AuditEntry entry(ResultSet row, int number) throws SQLException {
        return new AuditEntry(row.getObject("id", UUID.class), row.getObject("at", OffsetDateTime.class).toInstant(),
                new Actor(Actor.Kind.valueOf(row.getString("actor_kind")), row.getObject("actor_id", UUID.class),
                        row.getObject("on_behalf_of", UUID.class)),
                row.getString("action"), row.getString("subject_type"), row.getObject("subject_id", UUID.class),
                json.readValue(row.getString("detail"), new TypeReference<Map<String, Object>>() {}), origin(row));
    }

    private static Optional<Origin> origin(ResultSet row) throws SQLException {
        String channel = row.getString("channel");
        return channel == null
                ? Optional.empty()
                : Optional.of(new Origin(Origin.Channel.valueOf(channel.toUpperCase(Locale.ROOT)),
                        Optional.ofNullable(row.getString("address"))));
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
