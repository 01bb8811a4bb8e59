package io.riffbook.search.saved;

import io.riffbook.access.GroupId;
import io.riffbook.access.PersonId;
import io.riffbook.access.Viewer;
import io.riffbook.content.SnippetId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Alerts, as they are stored. What their person may no longer see is neither listed nor counted.
@Repository
class AlertRows {
    /// A search that was removed or stilled meanwhile tells nothing.
    private static final String ADD = """
            insert into search_alert (id, saved_search_id, person_id, snippet_id, found_at)
            select row.id, s.id, s.person_id, row.snippet_id, :now
            from unnest(:ids::uuid[], :searches::uuid[], :snippets::uuid[]) as row (id, search_id, snippet_id)
            join saved_search s on s.id = row.search_id and s.alerting_since is not null
            on conflict (saved_search_id, snippet_id) do nothing
            returning saved_search_id""";
    private static final String VISIBLE = """
             from search_alert a join snippet s on s.id = a.snippet_id
            where a.person_id = :person and s.published_revision is not null
              and (:everything or cardinality(s.groups) = 0 or s.groups && :groups::uuid[])""";
    private static final String LIST = "select a.*" + VISIBLE + """
              and (:before::uuid is null or a.id < :before)
            order by a.id desc limit :limit""";
    private static final String COUNT = "select count(*) as total, count(*) filter (where a.seen_at is null) as unseen"
            + VISIBLE;
    private static final String SEEN = """
            update search_alert set seen_at = :now where person_id = :person and id = any(:ids::uuid[]) and seen_at is null""";
    private static final String ALL_SEEN = """
            update search_alert set seen_at = :now where person_id = :person and id <= :last and seen_at is null""";
    private static final String FORGET = """
            delete from search_alert where id in (
                select id from search_alert where found_at < :before order by found_at limit :limit)""";
    private static final String LOOKED = "select until from alerts_looked";
    private static final String LOOKED_UNTIL = """
            insert into alerts_looked (until) values (:until) on conflict (is_only) do update set until = excluded.until""";

    private final JdbcClient db;

    AlertRows(JdbcClient db) {
        this.db = db;
    }

    /// An alert without what it is of.
    record Row(AlertId id, SavedSearchId search, SnippetId snippet, Instant foundAt, boolean seen) {}

    record New(SavedSearchId search, SnippetId snippet) {}

    record Counts(long total, long unseen) {}

    /// Adds those that are new.
    ///
    /// @return the searches that found something new
    Set<SavedSearchId> add(List<New> alerts, Instant now) {
        return alerts.isEmpty()
                ? Set.of()
                : db.sql(ADD).param("now", utc(now))
                        .param("ids", alerts.stream().map(_ -> AlertId.next().toString()).toArray(String[]::new))
                        .param("searches",
                                alerts.stream().map(each -> each.search().toString()).toArray(String[]::new))
                        .param("snippets",
                                alerts.stream().map(each -> each.snippet().toString()).toArray(String[]::new))
                        .query((row, _) -> new SavedSearchId(row.getObject("saved_search_id", UUID.class))).set();
    }

    List<Row> list(PersonId person, Viewer viewer, @Nullable UUID before, int limit) {
        return visible(db.sql(LIST), person, viewer).param("before", before).param("limit", limit)
                .query(AlertRows::row).list();
    }

    Counts count(PersonId person, Viewer viewer) {
        return visible(db.sql(COUNT), person, viewer).query(Counts.class).single();
    }

    void seen(PersonId person, Collection<AlertId> ids, Instant now) {
        db.sql(SEEN).param("person", person.value()).param("now", utc(now))
                .param("ids", ids.stream().map(AlertId::toString).toArray(String[]::new)).update();
    }

    void allSeen(PersonId person, AlertId last, Instant now) {
        db.sql(ALL_SEEN).param("person", person.value()).param("now", utc(now)).param("last", last.value()).update();
    }

    /// Forgets old ones.
    ///
    /// @return how many, at most `limit`
    int forget(Instant before, int limit) {
        return db.sql(FORGET).param("before", utc(before)).param("limit", limit).update();
    }

    Optional<Instant> lookedUntil() {
        return db.sql(LOOKED).query(OffsetDateTime.class).optional().map(OffsetDateTime::toInstant);
    }

    void lookedUntil(Instant until) {
        db.sql(LOOKED_UNTIL).param("until", utc(until)).update();
    }

    private static JdbcClient.StatementSpec visible(JdbcClient.StatementSpec sql, PersonId person, Viewer viewer) {
        return sql.param("person", person.value()).param("everything", viewer.mayAuthor()).param("groups",
                viewer.groups().stream().map(GroupId::toString).toArray(String[]::new));
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(new AlertId(row.getObject("id", UUID.class)),
                new SavedSearchId(row.getObject("saved_search_id", UUID.class)),
                new SnippetId(row.getObject("snippet_id", UUID.class)),
                row.getObject("found_at", OffsetDateTime.class).toInstant(),
                row.getObject("seen_at", OffsetDateTime.class) != null);
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
