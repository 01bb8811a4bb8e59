package io.riffbook.feedback;

import io.riffbook.access.PersonId;
import io.riffbook.content.SnippetId;
import io.riffbook.feedback.Ledger.EntryKey;
import io.riffbook.feedback.Ledger.NewEntry;
import io.riffbook.web.IdempotencyKey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import tools.jackson.databind.json.JsonMapper;

/// One table of the ledger, for entries of one kind: adds many in one statement, and finds them by their client ids.
abstract class EntryTable<E extends LedgerEntry> {
    private static final Map<String, String> COMMON = Map.of("id", "uuid", "principal", "text", "client_id", "text",
            "person_id", "uuid", "snippet_id", "uuid", "occurred_at", "timestamptz", "recorded_at", "timestamptz",
            "is_demo", "boolean");
    private static final String BY_ID = "select %2$s from %1$s where id = any(:ids::uuid[]) order by id";
    private static final String HOLD = BY_ID + " for no key update";

    private final JdbcClient db;
    private final JsonMapper json;
    private final Class<? extends FeedbackEvent> event;
    private final Class<E> entry;
    private final String add;
    private final String byKey;
    private final String byId;
    private final String hold;

    /// @param name of the table
    /// @param own the columns that only these entries have, with their types
    EntryTable(JdbcClient db, JsonMapper json, Class<? extends FeedbackEvent> event, Class<E> entry, String name,
            Map<String, String> own) {
        this.db = db;
        this.json = json;
        this.event = event;
        this.entry = entry;
        Map<String, String> typed = new LinkedHashMap<>(COMMON);
        typed.putAll(own);
        String columns = String.join(", ", typed.keySet());
        add = """
                insert into %1$s (%2$s) select %2$s from json_to_recordset(:rows::json) as row (%3$s)
                on conflict (principal, client_id) do nothing
                returning id""".formatted(name, columns, typed.entrySet().stream()
                .map(column -> column.getKey() + " " + column.getValue()).collect(Collectors.joining(", ")));
        byKey = """
                select %2$s from %1$s
                where (principal, client_id) in (select * from unnest(:principals::text[], :clientIds::text[]))"""
                .formatted(name, columns);
        byId = BY_ID.formatted(name, columns);
        hold = HOLD.formatted(name, columns);
    }

    /// The entry that stands in a row.
    abstract E read(ResultSet row) throws SQLException;

    /// Puts what only these entries have under the names of their columns.
    abstract void put(E entry, Map<String, @Nullable Object> row);

    /// Adds those that are for this table and whose client id is not taken.
    ///
    /// @return the ids of those added
    List<EntryId> add(Collection<NewEntry> entries) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (NewEntry one : entries) {
            if (entry.isInstance(one.entry())) {
                rows.add(row(one, entry.cast(one.entry())));
            }
        }
        return rows.isEmpty()
                ? List.of()
                : db.sql(add).param("rows", json.writeValueAsString(rows)).query(UUID.class).list().stream()
                        .map(EntryId::new).toList();
    }

    /// What stands here under those of the keys that are for this table.
    Map<EntryKey, LedgerEntry> byKey(Collection<EntryKey> keys) {
        List<EntryKey> mine = keys.stream().filter(key -> key.type() == event).toList();
        Map<EntryKey, LedgerEntry> found = new HashMap<>();
        if (!mine.isEmpty()) {
            db.sql(byKey).param("principals", mine.stream().map(EntryKey::principal).toArray(String[]::new))
                    .param("clientIds", mine.stream().map(EntryKey::clientId).toArray(String[]::new))
                    .query(row -> {
                        found.put(new EntryKey(event, row.getString("principal"), row.getString("client_id")),
                                read(row));
                    });
        }
        return found;
    }

    List<E> byId(Collection<EntryId> ids) {
        return find(byId, ids);
    }

    /// The same; whoever else wants to hold one of them waits until the transaction ends.
    List<E> hold(Collection<EntryId> ids) {
        return find(hold, ids);
    }

    private List<E> find(String sql, Collection<EntryId> ids) {
        return ids.isEmpty()
                ? List.of()
                : db.sql(sql).param("ids", texts(ids)).query((row, _) -> read(row)).list();
    }

    static String[] texts(Collection<EntryId> ids) {
        return ids.stream().map(EntryId::toString).toArray(String[]::new);
    }

    JdbcClient db() {
        return db;
    }

    private Map<String, @Nullable Object> row(NewEntry added, E entry) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("id", entry.entryId().value());
        row.put("principal", entry.principal());
        row.put("client_id", added.submission().clientId().map(IdempotencyKey::value).orElse(null));
        row.put("person_id", entry.person().map(PersonId::value).orElse(null));
        row.put("snippet_id", entry.snippet().value());
        row.put("occurred_at", entry.occurredAt());
        row.put("recorded_at", entry.recordedAt());
        row.put("is_demo", entry.isDemo());
        put(entry, row);
        return row;
    }

    static EntryId id(ResultSet row) throws SQLException {
        return new EntryId(row.getObject("id", UUID.class));
    }

    static SnippetId snippet(ResultSet row) throws SQLException {
        return new SnippetId(row.getObject("snippet_id", UUID.class));
    }

    static Optional<PersonId> person(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getObject("person_id", UUID.class)).map(PersonId::new);
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
