package io.riffbook.insight.reports;

import io.riffbook.access.Viewer;
import io.riffbook.content.SnippetId;
import io.riffbook.insight.reports.SnippetReport.Reason;
import io.riffbook.web.Cursor;
import io.riffbook.web.Page;
import io.riffbook.web.PageLimit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.sql.Array;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The deals that were lost: what was used in them, why they were lost, and what was looked for in vain before.
@Service
public class Losses {
    /// The most lines that leave at once, as a file.
    public static final int MOST_LINES = 1_000;
    private static final int MOST_REASONS = 20;
    private static final int REASONS_OF_A_SNIPPET = 3;
    private static final String REASONS = """
            with visible as (select s.id from snippet s where %1$s)
            select reason, count(*) as deals
            from played_deal d left join visible a on a.id = d.first_snippet
                left join visible b on b.id = d.second_snippet cross join unnest(d.reasons) as reason
            where d.closed_on >= :from and d.closed_on <= :to and d.outcome = 'lost'
              and (a.id is not null or b.id is not null
                or coalesce((select true from deal_play p join snippet s on s.id = p.snippet_id
                    where p.deal = d.deal and %1$s limit 1), false))
            group by 1 order by 2 desc, 1 limit :limit""".formatted(SumSql.VISIBLE);
    private static final String REASONS_OF_SNIPPETS = """
            select * from (
                select snippet_id, reason, count(*) as deals,
                    row_number() over (partition by snippet_id order by count(*) desc, reason) as place
                from deal_play p join played_deal d on d.deal = p.deal cross join unnest(d.reasons) as reason
                where p.snippet_id = any(:ids::uuid[]) and p.outcome = 'lost' and p.closed_on >= :from and p.closed_on <= :to
                group by 1, 2) each_reason
            where place <= :limit order by snippet_id, place""";
    /// Those searches that named the deal, before it closed.
    private static final String SEARCHED = """
            with vain as (
                select distinct i.normalised, o.id, o.amount, o.currency, o.outcome_reasons
                from impression i join opportunity o on o.id = i.opportunity_id
                where i.found <> 'as-asked' and i.opportunity_id is not null and i.normalised <> ''
                  and o.outcome = 'lost' and o.closed_at >= :start and o.closed_at < :past and i.shown_at <= o.closed_at
            ), words as (
                select normalised, count(distinct id) as deals from vain group by 1
                order by 2 desc, 1 offset :offset limit :limit
            )
            select w.normalised, w.deals, (select count(distinct normalised) from vain) as total,
                (select array_agg(reason order by reason) from (select distinct unnest(v.outcome_reasons) as reason
                    from vain v where v.normalised = w.normalised limit 10) r) as reasons
            from words w order by w.deals desc, w.normalised""";
    private static final int DEEPEST = 10_000;

    private final Reports reports;
    private final Sums sums;
    private final JdbcClient db;

    Losses(Reports reports, Sums sums, JdbcClient db) {
        this.reports = reports;
        this.sums = sums;
        this.db = db;
    }

    /// What was used in deals that were lost.
    ///
    /// @param reasons of all deals lost in which anything was used that the viewer may see, the most frequent first
    /// @param page the snippets used in most of them first
    /// @param asOf what the ledger said by then is counted; absent before anything is
    public record Used(Period period, Totals overall, List<Reason> reasons, Page<Line> page, @Nullable Instant asOf) {
        public Used {
            reasons = List.copyOf(reasons);
        }
    }

    /// A snippet and the most frequent reasons of its losses.
    public record Line(SnippetLine line, List<Reason> reasons) {
        public Line {
            reasons = List.copyOf(reasons);
        }
    }

    /// Words that were searched for, of which nothing was found, for deals that were then lost.
    ///
    /// @param reasons at most ten, as the CRM says
    public record Searched(String text, long deals, List<String> reasons) {
        public Searched {
            reasons = List.copyOf(reasons);
        }
    }

    private record Counted(Searched searched, long total) {}

    /// Used and lost.
    @Transactional(readOnly = true)
    public Used used(Viewer viewer, Period period, Optional<Cursor> cursor, PageLimit limit) {
        Report<SnippetLine> report = reports.bySnippet(viewer,
                new ReportQuery(period, Optional.empty(), Optional.empty(), ReportOrder.LOST), cursor, limit);
        Map<UUID, List<Reason>> reasons = reasons(
                report.page().items().stream().map(SnippetLine::id).map(SnippetId::value).toList(), period);
        return new Used(period, report.overall(), reasons(viewer, period), report.page().map(
                line -> new Line(line, reasons.getOrDefault(line.id().value(), List.of()))), report.asOf());
    }

    /// Searched, not found, and lost: in the last period in which searches are still kept.
    @Transactional(readOnly = true, timeout = 20)
    public Page<Searched> searched(Period period, Optional<Cursor> cursor, PageLimit limit) {
        int offset = cursor.map(Cursor::asNumber).orElse(0);
        if (offset < 0 || offset > DEEPEST) {
            throw Cursor.unknown();
        }
        List<Counted> found = find(period, offset, limit.value() + 1);
        return Page.of(found.stream().map(Counted::searched).toList(), limit,
                found.isEmpty() ? offset : found.getFirst().total(),
                _ -> new Cursor(String.valueOf(offset + limit.value())));
    }

    /// The first [#MOST_LINES] at once.
    @Transactional(readOnly = true, timeout = 20)
    public List<Searched> firstSearched(Period period) {
        return find(period, 0, MOST_LINES).stream().map(Counted::searched).toList();
    }

    private List<Counted> find(Period period, int offset, int limit) {
        sums.prepare();
        return db.sql(SEARCHED).param("start", period.start()).param("past", period.end()).param("offset", offset)
                .param("limit", limit).query((row, _) -> {
                    Array reasons = row.getArray("reasons");
                    return new Counted(new Searched(row.getString("normalised"), row.getLong("deals"),
                            reasons == null ? List.of() : List.of((String[]) reasons.getArray())),
                            row.getLong("total"));
                }).list();
    }

    private List<Reason> reasons(Viewer viewer, Period period) {
        return SumSql.visible(db.sql(REASONS), viewer).param("from", period.from()).param("to", period.to())
                .param("limit", MOST_REASONS)
                .query((row, _) -> new Reason(row.getString("reason"), row.getLong("deals"))).list();
    }

    private Map<UUID, List<Reason>> reasons(Collection<UUID> snippets, Period period) {
        Map<UUID, List<Reason>> reasons = new HashMap<>();
        db.sql(REASONS_OF_SNIPPETS).param("ids", snippets.stream().map(UUID::toString).toArray(String[]::new))
                .param("from", period.from()).param("to", period.to()).param("limit", REASONS_OF_A_SNIPPET)
                .query(row -> {
                    reasons.computeIfAbsent(row.getObject("snippet_id", UUID.class), _ -> new ArrayList<>())
                            .add(new Reason(row.getString("reason"), row.getLong("deals")));
                });
        return reasons;
    }
}
