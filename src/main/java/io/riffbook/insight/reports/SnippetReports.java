package io.riffbook.insight.reports;

import io.riffbook.access.Viewer;
import io.riffbook.content.SnippetId;
import io.riffbook.feedback.Channel;
import io.riffbook.insight.reports.SnippetReport.Reason;
import io.riffbook.insight.reports.SnippetReport.Segment;
import io.riffbook.insight.reports.SnippetReport.Written;
import io.riffbook.web.NotFoundException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// How each snippet does.
@Service
public class SnippetReports {
    private static final int MOST_REVISIONS = 100;
    private static final int MOST_SEGMENTS = 200;
    private static final int MOST_REASONS = 20;
    private static final List<String> AUDIENCES = List.of("1", "2-10", "11-100", "101-1000", "over-1000");

    private static final String LINE = "select s.id as line_id, s.title, s.kind, s.deck_id, s.is_demo, " + SumSql.TALLY
            + " from snippet s left join " + SumSql.PLAYED + " p on p.snippet_id = s.id where s.id = :id and "
            + SumSql.VISIBLE + " group by s.id";
    private static final String SCORES = "select " + """
            coalesce(sum(applause_1), 0), coalesce(sum(applause_2), 0), coalesce(sum(applause_3), 0),
            coalesce(sum(applause_4), 0), coalesce(sum(applause_5), 0) from\s""" + SumSql.PLAYED
            + " p where snippet_id = :id";
    private static final String PEOPLE = """
            select count(distinct person_id) from standing_usage
            where snippet_id = :id and occurred_at >= :start and occurred_at < :past""";
    private static final String OPEN_DEALS = """
            select count(*) from deal_play where snippet_id = :id and closed_on is null""";
    private static final String REVISIONS = """
            select number, title, created_at from snippet_revision
            where snippet_id = :id and created_at >= :start and created_at < :past
              and (:everything or number <= (select published_revision from snippet where id = :id))
            order by number desc limit :limit""";
    private static final String ENDINGS = """
            with play as materialized (
                select p.outcome, p.stage, p.channels, p.audiences, d.segments
                from deal_play p join played_deal d on d.deal = p.deal
                where p.snippet_id = :id and p.closed_on >= :from and p.closed_on <= :to
            ), segment as (
                select split_part(concept, '/', 1) as dimension, concept as segment, outcome
                from play cross join unnest(segments) as concept
                union all
                select 'stage', stage, outcome from play where stage is not null
                union all
                select 'channel', (:channels::text[])[bit + 1], outcome
                from play join generate_series(0, :lastChannel) as bit on channels & (1 << bit) <> 0
                union all
                select 'audience', (:sizes::text[])[bit + 1], outcome
                from play join generate_series(0, :lastSize) as bit on audiences & (1 << bit) <> 0
            )
            select dimension, segment, count(*) filter (where outcome = 'won') as won,
                count(*) filter (where outcome = 'lost') as lost,
                count(*) filter (where outcome = 'no-decision') as no_decision
            from segment group by 1, 2 order by count(*) desc, 1, 2 limit :limit""";
    private static final String REASONS = """
            select reason, count(*) as deals
            from deal_play p join played_deal d on d.deal = p.deal cross join unnest(d.reasons) as reason
            where p.snippet_id = :id and p.outcome = 'lost' and p.closed_on >= :from and p.closed_on <= :to
            group by 1 order by 2 desc, 1 limit :limit""";

    private final JdbcClient db;
    private final TotalRows totals;
    private final Sums sums;
    private final Clock clock;

    SnippetReports(JdbcClient db, TotalRows totals, Sums sums, Clock clock) {
        this.db = db;
        this.totals = totals;
        this.sums = sums;
        this.clock = clock;
    }

    /// How a snippet did in a period.
    ///
    /// @throws NotFoundException when there is none, or the viewer may not see it
    @Transactional(readOnly = true)
    public SnippetReport of(Viewer viewer, SnippetId id, Period period) {
        sums.prepare();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return new SnippetReport(period, line(viewer, id, period, today),
                line(viewer, id, period.before(), today).tally(), people(id, period),
                db.sql(OPEN_DEALS).param("id", id.value()).query(Long.class).single(),
                totals.steps(viewer, period, id, today), revisions(viewer, id, period), segments(id, period),
                reasons(id, period), scores(id, period, today), sums.asOf().orElse(null));
    }

    private SnippetLine line(Viewer viewer, SnippetId id, Period period, LocalDate today) {
        return SumSql.spans(SumSql.visible(db.sql(LINE).param("id", id.value()), viewer), period, today)
                .query(ReportLines::snippetLine).optional().orElseThrow(() -> NotFoundException.of("snippet", id));
    }

    private long people(SnippetId id, Period period) {
        return moments(db.sql(PEOPLE), id, period).query(Long.class).single();
    }

    /// A reader's eyes are on what is published; newer drafts are none of theirs.
    private List<Written> revisions(Viewer viewer, SnippetId id, Period period) {
        return moments(db.sql(REVISIONS), id, period).param("everything", viewer.mayAuthor())
                .param("limit", MOST_REVISIONS)
                .query((row, _) -> new Written(row.getInt("number"), row.getString("title"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .list().reversed();
    }

    private List<Segment> segments(SnippetId id, Period period) {
        List<String> channels = List.of(Channel.values()).stream().map(Channel::word).toList();
        return days(db.sql(ENDINGS), id, period).param("limit", MOST_SEGMENTS)
                .param("channels", channels.toArray(String[]::new)).param("lastChannel", channels.size() - 1)
                .param("sizes", AUDIENCES.toArray(String[]::new)).param("lastSize", AUDIENCES.size() - 1)
                .query((row, _) -> new Segment(row.getString("dimension"), row.getString("segment"),
                        row.getLong("won"), row.getLong("lost"), row.getLong("no_decision")))
                .list();
    }

    private List<Reason> reasons(SnippetId id, Period period) {
        return days(db.sql(REASONS), id, period).param("limit", MOST_REASONS)
                .query((row, _) -> new Reason(row.getString("reason"), row.getLong("deals"))).list();
    }

    private List<Long> scores(SnippetId id, Period period, LocalDate today) {
        return SumSql.spans(db.sql(SCORES).param("id", id.value()), period, today).query((row, _) -> {
            List<Long> scores = new ArrayList<>();
            for (int score = 1; score <= 5; score++) {
                scores.add(row.getLong(score));
            }
            return scores;
        }).single();
    }

    private static JdbcClient.StatementSpec moments(JdbcClient.StatementSpec sql, SnippetId id, Period period) {
        return sql.param("id", id.value()).param("start", period.start()).param("past", period.end());
    }

    private static JdbcClient.StatementSpec days(JdbcClient.StatementSpec sql, SnippetId id, Period period) {
        return sql.param("id", id.value()).param("from", period.from()).param("to", period.to());
    }
}
