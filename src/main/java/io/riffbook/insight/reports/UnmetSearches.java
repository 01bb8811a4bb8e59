package io.riffbook.insight.reports;

import io.riffbook.web.Cursor;
import io.riffbook.web.Page;
import io.riffbook.web.PageLimit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// What people looked for in vain: marketing sees what to write next.
///
/// A search found nothing when nothing was found, or something only with some of the words or with other spelling. It was abandoned
/// when it showed something and, within [#PATIENCE], nobody opened any of it, and whoever searched neither used nor rated any of it.
/// Only what has words counts, and of words that grow while somebody types the last.
@Service
public class UnmetSearches {
    /// After this, nothing more comes of a search.
    public static final Duration PATIENCE = Duration.ofMinutes(30);
    /// The longest time to look at.
    public static final int MOST_DAYS = 92;
    private static final int DEEPEST = 10_000;

    private static final String UNMET = """
            with search as (
                select distinct on (i.search_id) i.search_id, i.normalised, i.shown_at, i.principal, i.person_id,
                    i.found <> 'as-asked' as nothing_found, cardinality(i.snippets) > 0 as showed
                from impression i
                where i.shown_at >= :from and i.shown_at < least(:to, :settled::timestamptz) and i.normalised <> ''
                  and i.first_position = 1
                  and not exists (select from impression later
                      where later.principal = i.principal and later.shown_at > i.shown_at
                        and later.shown_at < i.shown_at + interval '10 seconds' and later.search_id <> i.search_id
                        and starts_with(later.normalised, i.normalised))
            ), judged as (
                select s.*, s.showed
                    and not exists (select from impression_open o where o.search_id = s.search_id)
                    and not exists (select from standing_usage u where u.person_id = s.person_id
                        and u.occurred_at between s.shown_at and s.shown_at + interval '30 minutes'
                        and exists (select from impression p where p.search_id = s.search_id
                            and u.snippet_id = any(p.snippets)))
                    and not exists (select from standing_rating r where r.person_id = s.person_id
                        and r.occurred_at between s.shown_at and s.shown_at + interval '30 minutes'
                        and exists (select from impression p where p.search_id = s.search_id
                            and r.snippet_id = any(p.snippets))) as abandoned
                from search s
            ), unmet as (
                select normalised, count(distinct coalesce(person_id::text, principal)) as people, count(*) as searches,
                    count(*) filter (where nothing_found) as nothing_found,
                    count(*) filter (where abandoned) as abandoned, max(shown_at) as last_at
                from judged group by normalised
                having bool_or(nothing_found or abandoned)
            )
            select *, count(*) over () as total from unmet
            order by nothing_found + abandoned desc, normalised offset :offset limit :limit""";

    private final JdbcClient db;
    private final Clock clock;

    UnmetSearches(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /// Searches for the same words, upper and lower case alike.
    ///
    /// @param people how many searched so
    /// @param searches how often they did
    /// @param nothingFound how many of these found nothing
    /// @param abandoned how many of these showed something, and nothing came of it
    /// @param lastAt when the last one was
    public record Line(String text, long people, long searches, long nothingFound, long abandoned, Instant lastAt) {}

    private record Found(Line line, long total) {}

    /// Those of a period, of which most was in vain first. The last [#PATIENCE] is left out, as is what follows the first 10,000.
    ///
    /// @param period at most [#MOST_DAYS] long
    @Transactional(readOnly = true, timeout = 20)
    public Page<Line> list(Period period, Optional<Cursor> cursor, PageLimit limit) {
        int offset = cursor.map(Cursor::asNumber).orElse(0);
        if (offset < 0 || offset > DEEPEST) {
            throw Cursor.unknown();
        }
        List<Found> found = find(period, offset, limit.value() + 1);
        long total = found.isEmpty() ? offset : found.getFirst().total();
        return Page.of(found.stream().map(Found::line).toList(), limit, total,
                _ -> new Cursor(String.valueOf(offset + limit.value())));
    }

    /// The first of a period at once.
    List<Line> first(Period period, int limit) {
        return find(period, 0, limit).stream().map(Found::line).toList();
    }

    private List<Found> find(Period period, int offset, int limit) {
        return db.sql(UNMET).param("from", period.start()).param("to", period.end())
                .param("settled", clock.instant().minus(PATIENCE).atOffset(ZoneOffset.UTC)).param("offset", offset)
                .param("limit", limit).query(UnmetSearches::found).list();
    }

    private static Found found(ResultSet row, int number) throws SQLException {
        return new Found(new Line(row.getString("normalised"), row.getLong("people"), row.getLong("searches"),
                row.getLong("nothing_found"), row.getLong("abandoned"),
                row.getObject("last_at", OffsetDateTime.class).toInstant()), row.getLong("total"));
    }
}
