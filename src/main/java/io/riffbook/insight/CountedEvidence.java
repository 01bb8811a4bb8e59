package io.riffbook.insight;

import io.riffbook.content.SnippetId;
import io.riffbook.search.SnippetEvidence.Evidence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.UUID;

/// What is counted of each snippet. A deal counts once per snippet, however often the snippet was used in it. Like the report, this
/// reads the tables of feedback and deals, and only reads them.
@Repository
class CountedEvidence {
    private static final String FIND = """
            select snippet_id, applause, ratings, uses, wins, impressions from snippet_evidence
            where snippet_id = any(:ids::uuid[])""";
    private static final String LOCK = "select pg_try_advisory_xact_lock(hashtextextended('riffbook.evidence', 0))";
    private static final String TAKE = """
            delete from evidence_due where number in (
                select number from evidence_due order by number limit :limit for update skip locked)
            returning snippet_id""";
    private static final String COUNT = """
            with used as (
                select snippet_id, count(*) as uses from standing_usage
                where snippet_id = any(:ids::uuid[]) group by snippet_id
            ), won as (
                select u.snippet_id, count(distinct o.id) as wins
                from standing_usage u join opportunity o
                    on o.source = u.opportunity_source and o.external_id = u.opportunity_external_id
                where u.snippet_id = any(:ids::uuid[]) and o.outcome = 'won'
                group by u.snippet_id
            ), rated as (
                select snippet_id, avg(applause) as applause, count(applause) as ratings
                from standing_rating where snippet_id = any(:ids::uuid[]) and applause is not null group by snippet_id
            )
            insert into snippet_evidence as e (snippet_id, applause, ratings, uses, wins, counted_at)
            select id, applause, coalesce(ratings, 0), coalesce(uses, 0), coalesce(wins, 0), :now
            from unnest(:ids::uuid[]) as asked (id) left join used on used.snippet_id = id
                left join rated on rated.snippet_id = id left join won on won.snippet_id = id
            order by id
            on conflict (snippet_id) do update set applause = excluded.applause, ratings = excluded.ratings,
                uses = excluded.uses, wins = excluded.wins, counted_at = excluded.counted_at""";
    /// A page is counted when it has been there for some seconds: by then, every page with a lower number is there, too.
    private static final String COUNT_PAGES = """
            with too_young as (
                select coalesce(min(i.number), 9223372036854775807) as number from impression i, counted_impressions c
                where i.number > c.number and i.written_at > now() - interval '10 seconds'
            ), page as (
                select i.number, i.snippets from impression i, counted_impressions c, too_young
                where i.number > c.number and i.number < too_young.number
                order by i.number limit :limit
            ), moved as (
                update counted_impressions set number = (select max(number) from page) where exists (select from page)
            )
            insert into snippet_evidence as e (snippet_id, impressions, counted_at)
            select snippet_id, count(*), :now from page, unnest(page.snippets) as snippet_id group by snippet_id
            order by snippet_id
            on conflict (snippet_id) do update set impressions = e.impressions + excluded.impressions
            returning snippet_id""";
    /// Use alone is worth telling when it has grown by more than a tenth. Impressions alone matter to what hardly anybody
    /// was shown: they are worth telling at twenty, and each time when there are four times as many.
    private static final String TELL = """
            update snippet_evidence set told_applause = applause, told_ratings = ratings, told_uses = uses,
                told_wins = wins, told_impressions = impressions
            where snippet_id = any(:ids::uuid[])
              and ((applause, ratings, wins) is distinct from (told_applause, told_ratings, told_wins)
                or abs(uses - told_uses) > told_uses / 10
                or impressions - told_impressions > greatest(3 * told_impressions, 19))
            returning snippet_id""";

    private final JdbcClient db;
    private final Clock clock;

    CountedEvidence(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    Map<SnippetId, Evidence> find(Collection<SnippetId> ids) {
        Map<SnippetId, Evidence> known = new HashMap<>();
        db.sql(FIND).param("ids", ids.stream().map(SnippetId::toString).toArray(String[]::new)).query(row -> {
            known.put(new SnippetId(row.getObject("snippet_id", UUID.class)), evidence(row));
        });
        return known;
    }

    /// Whether this node is the one that counts, until the transaction ends.
    boolean lock() {
        return db.sql(LOCK).query(Boolean.class).single();
    }

    /// Takes the oldest marks away.
    List<UUID> takeDue(int limit) {
        return db.sql(TAKE).param("limit", limit).query(UUID.class).list();
    }

    /// Counts these anew.
    void count(Collection<UUID> ids) {
        db.sql(COUNT).param("ids", texts(ids)).param("now", clock.instant().atOffset(ZoneOffset.UTC)).update();
    }

    /// Counts what stands in pages that are not counted yet.
    ///
    /// @param limit of pages
    /// @return the snippets that stood in them
    List<UUID> countPages(int limit) {
        return db.sql(COUNT_PAGES).param("limit", limit).param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(UUID.class).list();
    }

    /// Takes note that the index is told of these.
    ///
    /// @return those of them of which there is something new to tell
    List<SnippetId> tell(Collection<UUID> ids) {
        return db.sql(TELL).param("ids", texts(ids)).query(UUID.class).list().stream().map(SnippetId::new).toList();
    }

    private static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }

    private static Evidence evidence(ResultSet row) throws SQLException {
        BigDecimal applause = row.getBigDecimal("applause");
        return new Evidence(applause == null ? OptionalDouble.empty() : OptionalDouble.of(applause.doubleValue()),
                row.getLong("ratings"), row.getLong("uses"), row.getLong("wins"), row.getLong("impressions"));
    }
}
