package io.riffbook.insight.reports;

import io.riffbook.feedback.Channel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// The sums that reports read. Whatever is marked is counted anew from what stands in the ledger, never added to, so that late
/// events, corrections and changed outcomes come out right; only pages of results, which are forgotten some day, are
/// added once each.
@Repository
class Sums {
    private static final String LOCK = "select pg_try_advisory_xact_lock(hashtextextended('riffbook.reports', 0))";
    private static final String TAKE_DAYS = """
            delete from snippet_day_due where number in (
                select number from snippet_day_due where (day is null) = :whole order by number limit :limit
                for update skip locked)
            returning snippet_id, day""";
    private static final String TAKE_DEALS = """
            delete from deal_due where number in (
                select number from deal_due order by number limit :limit for update skip locked)
            returning source, external_id, gone""";
    private static final String SPANS = """
            with due as (
                select distinct snippet_id, day from unnest(:ids::uuid[], :days::date[]) as d (snippet_id, day)
            ), span as (
                select snippet_id, coalesce(day, '-infinity') as since, coalesce(day + 1, 'infinity') as until from due
            ),\s""";
    private static final String COUNT_DAYS = SPANS
            + """
                    moment as (
                        select *, since::timestamp at time zone 'UTC' as first, until::timestamp at time zone 'UTC' as past
                        from span
                    ), counted as (
                        select m.snippet_id, x.* from moment m cross join lateral (
                            select utc_day(occurred_at) as day, 'use' as what, count(*) as times, max(occurred_at) as last_used_at
                            from standing_usage e
                            where e.snippet_id = m.snippet_id and occurred_at >= first and occurred_at < past group by 1) x
                        union all
                        select m.snippet_id, x.*, null from moment m cross join lateral (
                            select utc_day(occurred_at) as day, unnest(array['applause-' || applause, reaction]) as what, count(*)
                            from standing_rating e
                            where e.snippet_id = m.snippet_id and occurred_at >= first and occurred_at < past group by 1, 2) x
                        union all
                        select m.snippet_id, x.*, null from moment m cross join lateral (
                            select utc_day(occurred_at) as day, act as what, count(*) from standing_handling e
                            where e.snippet_id = m.snippet_id and occurred_at >= first and occurred_at < past
                            group by 1, 2) x
                        union all
                        select m.snippet_id, x.*, null from moment m cross join lateral (
                            select closed_on as day, outcome as what, count(*) from deal_play e
                            where e.snippet_id = m.snippet_id and closed_on >= since and closed_on < until group by 1, 2) x
                        union all
                        select snippet_id, day, 'none', 0, null from snippet_day join span using (snippet_id)
                        where day >= since and day < until
                    )
                    insert into snippet_day as s (snippet_id, day, opens, uses, copies, downloads, applause_1, applause_2,
                        applause_3, applause_4, applause_5, landed, fell_flat, drew_objection, won, lost, no_decision,
                        last_used_at)
                    select snippet_id, day, coalesce(sum(times) filter (where what = 'open'), 0),
                        coalesce(sum(times) filter (where what = 'use'), 0),
                        coalesce(sum(times) filter (where what = 'copy'), 0),
                        coalesce(sum(times) filter (where what = 'download'), 0),
                        coalesce(sum(times) filter (where what = 'applause-1'), 0),
                        coalesce(sum(times) filter (where what = 'applause-2'), 0),
                        coalesce(sum(times) filter (where what = 'applause-3'), 0),
                        coalesce(sum(times) filter (where what = 'applause-4'), 0),
                        coalesce(sum(times) filter (where what = 'applause-5'), 0),
                        coalesce(sum(times) filter (where what = 'landed'), 0),
                        coalesce(sum(times) filter (where what = 'fell-flat'), 0),
                        coalesce(sum(times) filter (where what = 'drew-objection'), 0),
                        coalesce(sum(times) filter (where what = 'won'), 0),
                        coalesce(sum(times) filter (where what = 'lost'), 0),
                        coalesce(sum(times) filter (where what = 'no-decision'), 0), max(last_used_at)
                    from counted group by snippet_id, day order by snippet_id, day
                    on conflict (snippet_id, day) do update set opens = excluded.opens, uses = excluded.uses,
                        copies = excluded.copies, downloads = excluded.downloads, applause_1 = excluded.applause_1,
                        applause_2 = excluded.applause_2, applause_3 = excluded.applause_3, applause_4 = excluded.applause_4,
                        applause_5 = excluded.applause_5, landed = excluded.landed, fell_flat = excluded.fell_flat,
                        drew_objection = excluded.drew_objection, won = excluded.won, lost = excluded.lost,
                        no_decision = excluded.no_decision, last_used_at = excluded.last_used_at
                    where (s.opens, s.uses, s.copies, s.downloads, s.applause_1, s.applause_2, s.applause_3, s.applause_4,
                            s.applause_5, s.landed, s.fell_flat, s.drew_objection, s.won, s.lost, s.no_decision, s.last_used_at)
                        is distinct from (excluded.opens, excluded.uses, excluded.copies, excluded.downloads,
                            excluded.applause_1, excluded.applause_2, excluded.applause_3, excluded.applause_4,
                            excluded.applause_5, excluded.landed, excluded.fell_flat, excluded.drew_objection, excluded.won,
                            excluded.lost, excluded.no_decision, excluded.last_used_at)""";
    private static final String COUNT_MONTHS = SPANS + """
            of_month as (
                select distinct snippet_id, date_trunc('month', since::timestamp)::date as since,
                    (date_trunc('month', (until - 1)::timestamp) + interval '1 month')::date as until
                from span
            )
            insert into snippet_month (snippet_id, month, impressions, opens, uses, copies, downloads,
                applause_1, applause_2, applause_3, applause_4, applause_5, landed, fell_flat, drew_objection, won,
                lost, no_decision, last_used_at)
            select m.snippet_id, x.* from of_month m cross join lateral (
                select date_trunc('month', day::timestamp)::date, sum(impressions), sum(opens), sum(uses),
                    sum(copies), sum(downloads), sum(applause_1), sum(applause_2), sum(applause_3),
                    sum(applause_4), sum(applause_5), sum(landed), sum(fell_flat), sum(drew_objection), sum(won),
                    sum(lost), sum(no_decision), max(last_used_at)
                from snippet_day d where d.snippet_id = m.snippet_id and day >= m.since and day < m.until
                group by 1) x
            on conflict (snippet_id, month) do update set impressions = excluded.impressions,
                opens = excluded.opens, uses = excluded.uses,
                copies = excluded.copies, downloads = excluded.downloads, applause_1 = excluded.applause_1,
                applause_2 = excluded.applause_2, applause_3 = excluded.applause_3, applause_4 = excluded.applause_4,
                applause_5 = excluded.applause_5, landed = excluded.landed, fell_flat = excluded.fell_flat,
                drew_objection = excluded.drew_objection, won = excluded.won, lost = excluded.lost,
                no_decision = excluded.no_decision, last_used_at = excluded.last_used_at""";
    private static final String NUMBERS = """
            select number from opportunity
            where (source, external_id) in (select * from unnest(:sources::text[], :externalIds::text[]))""";
    /// Marks the days on which deals closed, but for snippets all of whose days are marked already.
    private static final String MARK_CLOSED = """

            insert into snippet_day_due (snippet_id, day)
            select distinct snippet_id, closed_on from changed
            where closed_on is not null
              and snippet_id not in (select snippet_id from snippet_day_due where day is null)""";
    private static final String DROP_PLAYS = """
            with changed as (
                delete from deal_play where deal = any(:deals::bigint[]) returning snippet_id, closed_on
            )""" + MARK_CLOSED;
    private static final String ADD_PLAYS = """
            with deal as (
                select number, source, external_id, outcome, utc_day(closed_at) as closed_on, stage_history
                from opportunity where number = any(:deals::bigint[])
            ), play as (
                select d.number, u.snippet_id, min(u.occurred_at) as first_used_at, count(*) as uses,
                    bit_or(1 << (array_position(:channels::text[], u.channel) - 1)) as channels,
                    bit_or(case when u.audience_size is null then 0
                        else 1 << width_bucket(u.audience_size, :bands::int[]) end) as audiences
                from deal d cross join lateral (
                    select * from standing_usage u
                    where u.opportunity_source = d.source and u.opportunity_external_id = d.external_id
                      and (d.closed_on is null or utc_day(u.occurred_at) <= d.closed_on)) u
                group by d.number, u.snippet_id
            ), changed as (
                insert into deal_play (deal, snippet_id, first_used_at, uses, channels, audiences, stage, outcome,
                    closed_on)
                select p.number, p.snippet_id, p.first_used_at, p.uses, p.channels, p.audiences,
                    (select h.stage from jsonb_to_recordset(d.stage_history) as h (stage text, at timestamptz)
                     where h.at <= p.first_used_at order by h.at desc limit 1), d.outcome, d.closed_on
                from play p join deal d on d.number = p.number
                returning snippet_id, closed_on
            )""" + MARK_CLOSED;
    private static final String DROP_DEALS = "delete from played_deal where deal = any(:deals::bigint[])";
    private static final String ADD_DEALS = """
            insert into played_deal (deal, outcome, closed_on, segments, reasons, first_snippet, second_snippet)
            select o.number, o.outcome, utc_day(o.closed_at), array_remove(o.segments || o.competitor, null),
                o.outcome_reasons, (array_agg(p.snippet_id order by p.first_used_at, p.snippet_id))[1],
                (array_agg(p.snippet_id order by p.first_used_at, p.snippet_id))[2]
            from opportunity o join deal_play p on p.deal = o.number
            where o.number = any(:deals::bigint[]) group by o.id""";
    /// A page is counted when it has been there for some seconds: by then, every page with a lower number is there, too.
    private static final String COUNT_PAGES = """
            with too_young as (
                select coalesce(min(i.number), 9223372036854775807) as number from impression i, report_count c
                where i.number > c.impression and i.written_at > now() - interval '10 seconds'
            ), taken as (
                select i.number, i.snippets, i.shown_at from impression i, report_count c, too_young
                where i.number > c.impression and i.number < too_young.number
                order by i.number limit :limit
            ), moved as (
                update report_count set impression = (select max(number) from taken) where exists (select from taken)
            ), counted as (
                select snippet_id, utc_day(shown_at) as day, count(*) as times
                from taken, unnest(taken.snippets) as snippet_id group by 1, 2
            ), days as (
                insert into snippet_day as s (snippet_id, day, impressions)
                select snippet_id, day, times from counted order by snippet_id, day
                on conflict (snippet_id, day) do update set impressions = s.impressions + excluded.impressions
            ), months as (
                insert into snippet_month as s (snippet_id, month, impressions)
                select snippet_id, date_trunc('month', day::timestamp)::date as month, sum(times) from counted
                group by 1, 2 order by 1, 2
                on conflict (snippet_id, month) do update set impressions = s.impressions + excluded.impressions
            )
            select count(*) from taken""";
    private static final String COUNTED_UNTIL = """
            update report_count set as_of = :until where as_of < :until - case when :news then interval '0'
                else interval '15 seconds' end""";
    /// At which sizes of an audience a new band begins.
    private static final Integer[] BANDS = {2, 11, 101, 1_001};

    private final JdbcClient db;

    Sums(JdbcClient db) {
        this.db = db;
    }

    private record Day(UUID snippet, @Nullable String day) {}

    private record Deal(String source, String externalId, Optional<Long> gone) {}

    /// Whether this node is the one that counts, until the transaction ends.
    boolean lock() {
        return db.sql(LOCK).query(Boolean.class).single();
    }

    /// Counts in which deals snippets were used, and marks the days on which these closed.
    ///
    /// @param limit of marks
    /// @return how many were taken
    int countDeals(int limit) {
        List<Deal> due = db.sql(TAKE_DEALS).param("limit", limit)
                .query((row, _) -> new Deal(row.getString("source"), row.getString("external_id"),
                        Optional.ofNullable(row.getObject("gone", Long.class))))
                .list();
        if (!due.isEmpty()) {
            List<Long> known = db.sql(NUMBERS)
                    .param("sources", due.stream().map(Deal::source).toArray(String[]::new))
                    .param("externalIds", due.stream().map(Deal::externalId).toArray(String[]::new))
                    .query(Long.class).list();
            Long[] deals = Stream.concat(known.stream(), due.stream().flatMap(deal -> deal.gone().stream()))
                    .distinct().toArray(Long[]::new);
            db.sql(DROP_PLAYS).param("deals", deals).update();
            db.sql(ADD_PLAYS).param("deals", deals).param("bands", BANDS)
                    .param("channels", Arrays.stream(Channel.values()).map(Channel::word).toArray(String[]::new))
                    .update();
            db.sql(DROP_DEALS).param("deals", deals).update();
            db.sql(ADD_DEALS).param("deals", deals).update();
        }
        return due.size();
    }

    /// Counts all days of snippets that are marked as a whole, and their months.
    ///
    /// @param limit of marks
    /// @return how many were taken
    int countWholeSnippets(int limit) {
        return countDays(limit, true);
    }

    /// Counts single days of snippets, and their months.
    ///
    /// @param limit of marks
    /// @return how many were taken
    int countDays(int limit) {
        return countDays(limit, false);
    }

    private int countDays(int limit, boolean whole) {
        List<Day> due = db.sql(TAKE_DAYS).param("limit", limit).param("whole", whole)
                .query((row, _) -> new Day(row.getObject("snippet_id", UUID.class), row.getString("day"))).list();
        if (!due.isEmpty()) {
            String[] ids = due.stream().map(Day::snippet).map(UUID::toString).toArray(String[]::new);
            @Nullable
            String[] days = due.stream().map(Day::day).toArray(String[]::new);
            db.sql(COUNT_DAYS).param("ids", ids).param("days", days).update();
            db.sql(COUNT_MONTHS).param("ids", ids).param("days", days).update();
        }
        return due.size();
    }

    /// Adds pages of results.
    ///
    /// @return how many there were, up to the limit
    int countPages(int limit) {
        return db.sql(COUNT_PAGES).param("limit", limit).query(Integer.class).single();
    }

    /// Takes note that all is counted that was there at a time.
    ///
    /// @param news whether there was anything to count; if not, it is enough to say so now and then
    void countedUntil(Instant until, boolean news) {
        db.sql(COUNTED_UNTIL).param("until", until.atOffset(ZoneOffset.UTC)).param("news", news).update();
    }

    /// What was there by this time is counted; absent before the first count.
    Optional<Instant> asOf() {
        return db.sql("select as_of from report_count where isfinite(as_of)").query(OffsetDateTime.class).optional()
                .map(Objects::requireNonNull).map(OffsetDateTime::toInstant);
    }

    /// Makes the database plan the statements of this transaction for the days asked for, without compiling them.
    void prepare() {
        db.sql("""
                select set_config('jit', 'off', true), set_config('plan_cache_mode', 'force_custom_plan', true),
                    set_config('work_mem', '32MB', true)""").query(_ -> {});
    }

    /// Marks everything to be counted anew.
    void recount() {
        db.sql("select recount_reports()").query(_ -> {});
    }
}
