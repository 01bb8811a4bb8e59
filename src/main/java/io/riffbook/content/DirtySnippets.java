package io.riffbook.content;

import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// The marks of what an index does not hold yet.
@Repository
class DirtySnippets {
    static final int MOST_ATTEMPTS = 10;
    private static final String MARK = """
            insert into dirty_snippet (snippet_id, sequence, marked_at) values (:id, :sequence, :now)
            on conflict (snippet_id) do update set sequence = greatest(dirty_snippet.sequence, excluded.sequence),
                leased_until = '-infinity', attempts = 0, parked = false, last_refusal = null""";
    // Materialized: a subquery in its place can be run once for each row, and then the limit is none.
    private static final String CLAIM = """
            with due as materialized (
                select snippet_id from dirty_snippet where not parked and leased_until <= :now
                order by marked_at limit :limit for update skip locked)
            update dirty_snippet d set indexer = :indexer, leased_until = :until
            from due where d.snippet_id = due.snippet_id
            returning d.snippet_id as id, d.sequence""";
    // What a writer holds right now is skipped: it is moving on, and the mark stays. Waiting for it could deadlock.
    private static final String TAKEN = """
            delete from dirty_snippet where snippet_id in (
                select d.snippet_id from dirty_snippet d
                join unnest(:ids, :sequences) as taken (id, sequence) on d.snippet_id = taken.id
                where d.sequence <= taken.sequence for update of d skip locked)""";
    private static final String REFUSED = """
            update dirty_snippet set attempts = attempts + 1, last_refusal = left(:reason, 500),
                parked = attempts + 1 >= :most, leased_until = :now + least(power(2, attempts), 60) * interval '1 second'
            where snippet_id = :id and sequence = :sequence""";
    private static final String BACKLOG = """
            select count(*) filter (where not parked) as waiting, count(*) filter (where parked) as parked,
                min(marked_at) filter (where not parked) as oldest
            from dirty_snippet""";
    private static final String MARKED = "select snippet_id from dirty_snippet where snippet_id = any(:ids)";
    private static final String PARKED = """
            select d.snippet_id, s.title, coalesce(d.last_refusal, '') as reason, d.attempts, d.marked_at
            from dirty_snippet d left join snippet s on s.id = d.snippet_id
            where d.parked and d.snippet_id > :after order by d.snippet_id limit :limit""";
    private static final String RETRY = """
            update dirty_snippet set parked = false, attempts = 0, leased_until = '-infinity'
            where parked and (:all or snippet_id = any(:ids))""";

    private final JdbcClient db;
    private final NamedParameterJdbcOperations batches;
    private final Clock clock;

    DirtySnippets(JdbcClient db, NamedParameterJdbcOperations batches, Clock clock) {
        this.db = db;
        this.batches = batches;
        this.clock = clock;
    }

    private record Marked(UUID id, long sequence) {}

    /// Marks them, in the transaction of the change. A second mark coalesces with the first, and ends its lease: what was claimed
    /// is no longer all there is to take.
    ///
    /// @param snippets in the order of their ids, so that two writers of the same marks can't wait for each other
    void mark(List<Snippet> snippets) {
        OffsetDateTime now = now();
        batches.batchUpdate(MARK, snippets.stream().map(snippet -> mark(snippet.id(), snippet.sequence(), now))
                .toArray(SqlParameterSource[]::new));
    }

    /// The same for a snippet that may be gone: an index then forgets it.
    void mark(SnippetId id, long sequence) {
        db.sql(MARK).paramSource(mark(id, sequence, now())).update();
    }

    private static SqlParameterSource mark(SnippetId id, long sequence, OffsetDateTime now) {
        return new MapSqlParameterSource("id", id.value()).addValue("sequence", sequence).addValue("now", now);
    }

    List<IndexFeed.Claim> claim(String indexer, int limit, Duration lease) {
        OffsetDateTime now = now();
        return db.sql(CLAIM).param("indexer", indexer).param("limit", limit).param("now", now)
                .param("until", now.plus(lease)).query(Marked.class).list().stream()
                .map(row -> new IndexFeed.Claim(new SnippetId(row.id()), row.sequence())).toList();
    }

    void taken(Collection<SnippetState> states) {
        db.sql(TAKEN).param("ids", states.stream().map(state -> state.id().value()).toArray(UUID[]::new))
                .param("sequences", states.stream().map(SnippetState::sequence).toArray(Long[]::new)).update();
    }

    void refused(IndexFeed.Claim claim, String reason) {
        db.sql(REFUSED).param("id", claim.id().value()).param("sequence", claim.sequence()).param("reason", reason)
                .param("most", MOST_ATTEMPTS).param("now", now()).update();
    }

    IndexFeed.Backlog backlog() {
        return db.sql(BACKLOG).query((row, _) -> new IndexFeed.Backlog(row.getLong("waiting"), row.getLong("parked"),
                Optional.ofNullable(row.getObject("oldest", OffsetDateTime.class)).map(OffsetDateTime::toInstant)))
                .single();
    }

    /// Those of them that have a mark, parked or not.
    Set<SnippetId> marked(Collection<SnippetId> ids) {
        return db.sql(MARKED).param("ids", SnippetTable.uuids(ids)).query(UUID.class).list().stream()
                .map(SnippetId::new).collect(Collectors.toSet());
    }

    /// In the order of ids.
    List<ParkedSnippet> parked(UUID after, int limit) {
        return db.sql(PARKED).param("after", after).param("limit", limit)
                .query((row, _) -> new ParkedSnippet(new SnippetId(row.getObject("snippet_id", UUID.class)),
                        Optional.ofNullable(row.getString("title")), row.getString("reason"), row.getInt("attempts"),
                        row.getObject("marked_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    int retry(boolean all, Collection<SnippetId> ids) {
        return db.sql(RETRY).param("all", all).param("ids", SnippetTable.uuids(ids)).update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
