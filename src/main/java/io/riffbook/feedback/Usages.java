package io.riffbook.feedback;

import io.riffbook.access.PersonId;
import io.riffbook.content.SnippetId;
import io.riffbook.deals.OpportunityRef;
import io.riffbook.feedback.Ledger.EntryKey;
import io.riffbook.feedback.Ledger.NewEntry;
import io.riffbook.web.IdempotencyKey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import tools.jackson.databind.json.JsonMapper;

/// The usages of the ledger.
@Repository
class Usages {
    private static final String COLUMNS = """
            id, principal, person_id, snippet_id, revision, channel, audience_size, opportunity_source, opportunity_external_id,
            occurred_at, recorded_at, is_demo""";
    private static final String ADD = """
            insert into usage (client_id, %1$s)
            select client_id, %1$s
            from json_to_recordset(:rows::json) as row (
                client_id text, id uuid, principal text, person_id uuid, snippet_id uuid, revision int, channel text, audience_size int,
                opportunity_source text, opportunity_external_id text, occurred_at timestamptz, recorded_at timestamptz,
                is_demo boolean)
            on conflict (principal, client_id) do nothing
            returning id"""
            .formatted(COLUMNS);
    private static final String BY_KEY = """
            select client_id, %s from usage
            where (principal, client_id) in (
                select * from unnest(:principals::text[], :clientIds::text[]))""".formatted(COLUMNS);
    private static final String BY_ID = """
            select %s from usage where id = any(:ids::uuid[])""".formatted(COLUMNS);

    private final JdbcClient db;
    private final JsonMapper json;

    Usages(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    List<UUID> add(List<NewEntry> entries) {
        if (entries.isEmpty()) {
            return List.of();
        }
        List<Row> rows = entries.stream().map(Row::of).toList();
        return db.sql(ADD).param("rows", json.writeValueAsString(rows))
                .query(UUID.class).list();
    }

    Map<EntryKey, LedgerEntry> byKey(List<EntryKey> keys) {
        Map<EntryKey, LedgerEntry> found = new HashMap<>();
        if (!keys.isEmpty()) {
            db.sql(BY_KEY).param("principals", keys.stream().map(EntryKey::principal).toArray(String[]::new))
                    .param("clientIds", keys.stream().map(EntryKey::clientId).toArray(String[]::new))
                    .query(row -> {
                        Usage usage = read(row);
                        found.put(new EntryKey(FeedbackEvent.Used.class, usage.principal(), row.getString("client_id")),
                                usage);
                    });
        }
        return found;
    }

    Map<UsageId, Usage> byId(Collection<UsageId> ids) {
        Map<UsageId, Usage> found = new HashMap<>();
        if (!ids.isEmpty()) {
            db.sql(BY_ID).param("ids", ids.stream().map(UsageId::toString).toArray(String[]::new))
                    .query((row, _) -> read(row)).list().forEach(usage -> found.put(usage.id(), usage));
        }
        return found;
    }

    private static Usage read(ResultSet row) throws SQLException {
        String source = row.getString("opportunity_source");
        return new Usage(new UsageId(row.getObject("id", UUID.class)), row.getString("principal"),
                new SnippetId(row.getObject("snippet_id", UUID.class)), row.getInt("revision"),
                Channel.of(row.getString("channel")).orElseThrow(),
                Optional.ofNullable(row.getObject("audience_size", Integer.class)),
                source == null
                        ? Optional.empty()
                        : Optional.of(new OpportunityRef(source, row.getString("opportunity_external_id"))),
                Optional.ofNullable(row.getObject("person_id", UUID.class)).map(PersonId::new),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(), row.getBoolean("is_demo"));
    }

    // Named as the columns are: json_to_recordset matches them by name.
    private record Row(@Nullable String client_id, UUID id, String principal, @Nullable UUID person_id, UUID snippet_id,
            int revision,
            String channel, @Nullable Integer audience_size, @Nullable String opportunity_source,
            @Nullable String opportunity_external_id, Instant occurred_at, Instant recorded_at, boolean is_demo) {

        static Row of(NewEntry entry) {
            Usage usage = (Usage) entry.entry();
            return new Row(entry.submission().clientId().map(IdempotencyKey::value).orElse(null), usage.id().value(),
                    usage.principal(),
                    usage.person().map(PersonId::value).orElse(null), usage.snippet().value(), usage.revision(),
                    usage.channel().word(), usage.audienceSize().orElse(null),
                    usage.opportunity().map(OpportunityRef::source).orElse(null),
                    usage.opportunity().map(OpportunityRef::externalId).orElse(null), usage.occurredAt(),
                    usage.recordedAt(), usage.isDemo());
        }
    }
}
