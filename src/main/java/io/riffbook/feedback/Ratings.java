package io.riffbook.feedback;

import io.riffbook.access.PersonId;
import io.riffbook.content.SnippetId;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import tools.jackson.databind.json.JsonMapper;

/// The ratings of the ledger.
@Repository
class Ratings {
    private static final String COLUMNS = """
            id, principal, person_id, snippet_id, revision, usage_id, applause, reaction, comment, occurred_at, recorded_at,
            is_demo""";
    private static final String ADD = """
            insert into rating (client_id, %1$s)
            select client_id, %1$s
            from json_to_recordset(:rows::json) as row (
                client_id text, id uuid, principal text, person_id uuid, snippet_id uuid, revision int, usage_id uuid, applause smallint,
                reaction text, comment text, occurred_at timestamptz, recorded_at timestamptz, is_demo boolean)
            on conflict (principal, client_id) do nothing
            returning id"""
            .formatted(COLUMNS);
    private static final String BY_KEY = """
            select client_id, %s from rating
            where (principal, client_id) in (
                select * from unnest(:principals::text[], :clientIds::text[]))""".formatted(COLUMNS);
    private static final String NEWEST = """
            select %s from standing_rating
            where snippet_id = :snippet and (:before::uuid is null or id < :before::uuid)
            order by id desc limit :limit""".formatted(COLUMNS);
    private static final String COUNT = "select count(*) from standing_rating where snippet_id = :snippet";

    private final JdbcClient db;
    private final JsonMapper json;

    Ratings(JdbcClient db, JsonMapper json) {
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
                        Rating rating = read(row);
                        found.put(
                                new EntryKey(FeedbackEvent.Rated.class, rating.principal(), row.getString("client_id")),
                                rating);
                    });
        }
        return found;
    }

    /// Those recorded last come first.
    List<Rating> newest(SnippetId snippet, Optional<RatingId> before, int limit) {
        return db.sql(NEWEST).param("snippet", snippet.value())
                .param("before", before.map(RatingId::value).orElse(null)).param("limit", limit)
                .query((row, _) -> read(row)).list();
    }

    long count(SnippetId snippet) {
        return db.sql(COUNT).param("snippet", snippet.value()).query(Long.class).single();
    }

    private static Rating read(ResultSet row) throws SQLException {
        return new Rating(new RatingId(row.getObject("id", UUID.class)), row.getString("principal"),
                new SnippetId(row.getObject("snippet_id", UUID.class)), row.getInt("revision"),
                Optional.ofNullable(row.getObject("usage_id", UUID.class)).map(UsageId::new),
                Optional.ofNullable(row.getObject("applause", Integer.class)),
                Optional.ofNullable(row.getString("reaction")).map(word -> Reaction.of(word).orElseThrow()),
                Optional.ofNullable(row.getString("comment")),
                Optional.ofNullable(row.getObject("person_id", UUID.class)).map(PersonId::new),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(), row.getBoolean("is_demo"));
    }

    // Named as the columns are: json_to_recordset matches them by name.
    private record Row(@Nullable String client_id, UUID id, String principal, @Nullable UUID person_id, UUID snippet_id,
            int revision,
            @Nullable UUID usage_id, @Nullable Integer applause, @Nullable String reaction, @Nullable String comment,
            Instant occurred_at, Instant recorded_at, boolean is_demo) {

        static Row of(NewEntry entry) {
            Rating rating = (Rating) entry.entry();
            return new Row(entry.submission().clientId().map(IdempotencyKey::value).orElse(null), rating.id().value(),
                    rating.principal(),
                    rating.person().map(PersonId::value).orElse(null), rating.snippet().value(), rating.revision(),
                    rating.usage().map(UsageId::value).orElse(null), rating.applause().orElse(null),
                    rating.reaction().map(Reaction::word).orElse(null), rating.comment().orElse(null),
                    rating.occurredAt(), rating.recordedAt(), rating.isDemo());
        }
    }
}
