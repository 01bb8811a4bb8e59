package io.riffbook.content;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// The index sequences of all snippets: summed up to be compared, and moved on where an index must look again.
@Repository
class SnippetSequences {
    // SnippetState#bucket and #check say the same in Java.
    private static final String BUCKET = "((get_byte(uuid_send(id), 14) & 3) << 8 | get_byte(uuid_send(id), 15))";
    private static final String BUCKETS = """
            select %s as bucket, count(*) as count,
                sum(('x' || left(md5(id::text || ':' || index_sequence::text), 7))::bit(28)::int) as check
            from snippet group by 1""".formatted(BUCKET);
    private static final String OF_BUCKET = """
            select id, index_sequence from snippet where %s = :bucket""".formatted(BUCKET);
    private static final String OF = "select id, index_sequence from snippet where id = any(:ids)";
    private static final String AFTER = "select id from snippet where id > :after order by id limit :limit";
    private static final String COUNT = "select count(*) from snippet";

    // No new version: nobody's edit gets stale by this. Rows are taken in the order of ids, as all writers of several do. What an
    // index refused keeps its pause: it is refused for what it says, which has not changed.
    private static final String MARK = """
            insert into dirty_snippet (snippet_id, sequence, marked_at) select id, index_sequence, :now from moved
            order by id
            on conflict (snippet_id) do update set sequence = greatest(dirty_snippet.sequence, excluded.sequence),
                leased_until = case when dirty_snippet.attempts = 0 then '-infinity'::timestamptz
                    else dirty_snippet.leased_until end""";
    private static final String TOUCH = """
            with affected as (select id from snippet where id = any(:ids) order by id for no key update),
            moved as (update snippet s set index_sequence = s.index_sequence + 1
                from affected where s.id = affected.id returning s.id, s.index_sequence)
            """ + MARK;
    // Nothing goes above the highest sequence, under which an index forgets a snippet for good.
    private static final String HEAL = """
            with held as (select id, sequence from unnest(:ids, :sequences) as held (id, sequence)),
            affected as (select s.id from snippet s join held on held.id = s.id
                where held.sequence < 9223372036854775807 order by s.id for no key update of s),
            changed as (update snippet s set index_sequence = greatest(s.index_sequence, held.sequence) + 1
                from affected join held on held.id = affected.id where s.id = affected.id
                returning s.id, s.index_sequence),
            moved as (select id, index_sequence from changed
                union all select id, sequence from held where not exists (select from snippet s where s.id = held.id))
            """ + MARK;

    private final JdbcClient db;
    private final Clock clock;

    SnippetSequences(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    private record Bucket(int bucket, long count, long check) {}

    private record Sequenced(UUID id, long indexSequence) {}

    Map<Integer, BucketSum> buckets() {
        return db.sql(BUCKETS).query(Bucket.class).list().stream()
                .collect(Collectors.toMap(Bucket::bucket, row -> new BucketSum(row.count(), row.check())));
    }

    Map<SnippetId, Long> ofBucket(int bucket) {
        return byId(db.sql(OF_BUCKET).param("bucket", bucket).query(Sequenced.class).list());
    }

    Map<SnippetId, Long> of(Collection<SnippetId> ids) {
        return byId(db.sql(OF).param("ids", SnippetTable.uuids(ids)).query(Sequenced.class).list());
    }

    private static Map<SnippetId, Long> byId(List<Sequenced> rows) {
        return rows.stream().collect(Collectors.toMap(row -> new SnippetId(row.id()), Sequenced::indexSequence));
    }

    /// The next ids in their order.
    List<SnippetId> after(Optional<SnippetId> after, int limit) {
        return db.sql(AFTER).param("after", after.map(SnippetId::value).orElse(new UUID(0, 0))).param("limit", limit)
                .query(UUID.class).list().stream().map(SnippetId::new).toList();
    }

    long count() {
        return db.sql(COUNT).query(Long.class).single();
    }

    void touch(Collection<SnippetId> ids) {
        db.sql(TOUCH).param("ids", SnippetTable.uuids(ids)).param("now", now()).update();
    }

    /// @param held of each, what the index holds
    void heal(Collection<SnippetId> ids, Collection<Long> held) {
        db.sql(HEAL).param("ids", SnippetTable.uuids(ids)).param("sequences", held.toArray(Long[]::new))
                .param("now", now()).update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
