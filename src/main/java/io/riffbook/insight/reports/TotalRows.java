package io.riffbook.insight.reports;

import io.riffbook.access.Viewer;
import io.riffbook.content.DeckId;
import io.riffbook.content.SnippetId;
import io.riffbook.insight.reports.Tally.Deals;
import io.riffbook.model.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is added up over everything that a viewer may see, deals and people each once.
@Repository
class TotalRows {
    private static final String SUMS = "select " + SumSql.TALLY + " from snippet s join " + SumSql.PLAYED
            + " p on p.snippet_id = s.id where " + SumSql.VISIBLE + " and " + SumSql.ASKED;
    private static final String STEPS = "select date_trunc(:step, p.month::timestamp)::date as step, " + SumSql.TALLY
            + " from snippet s join " + SumSql.PLAYED + " p on p.snippet_id = s.id where " + SumSql.VISIBLE
            + " and (:only::uuid is null or s.id = :only::uuid) group by 1";
    /// Nearly always one of two snippets shows whether the viewer may know of a deal; for the rest all of its snippets are looked at.
    /// The scalar subquery with a limit keeps the database from gathering the plays of all deals for that.
    private static final String DEALS = """
            with visible as (select s.id from snippet s where %1$s)
            select date_trunc(:step, d.closed_on::timestamp)::date as step, d.outcome, count(*) as deals
            from played_deal d left join visible a on a.id = d.first_snippet
                left join visible b on b.id = d.second_snippet
            where d.closed_on >= :from and d.closed_on <= :to and (a.id is not null or b.id is not null
                or coalesce((select true from deal_play p join snippet s on s.id = p.snippet_id
                    where p.deal = d.deal and %1$s limit 1), false))
            group by 1, 2""".formatted(SumSql.VISIBLE);
    private static final String DEALS_OF_SOME = """
            select date_trunc(:step, closed_on::timestamp)::date as step, outcome, count(*) as deals
            from (select distinct p.deal, p.closed_on, p.outcome
                from snippet s join deal_play p on p.snippet_id = s.id
                where %s and %s and p.closed_on >= :from and p.closed_on <= :to) d
            group by 1, 2""".formatted(SumSql.VISIBLE, SumSql.ASKED);
    /// Goes from person to person through an index, and for each from use to use until one counts.
    private static final String PEOPLE = """
            with recursive person as (
                (select person_id from usage where person_id is not null order by person_id limit 1)
                union all
                select (select u.person_id from usage u where u.person_id > person.person_id order by u.person_id limit 1)
                from person where person.person_id is not null
            )
            select count(*) from person
            where person_id is not null and (select true from standing_usage u join snippet s on s.id = u.snippet_id
                where u.person_id = person.person_id and u.occurred_at >= :start and u.occurred_at < :past and %s limit 1)"""
            .formatted(SumSql.VISIBLE);

    private final JdbcClient db;

    TotalRows(JdbcClient db) {
        this.db = db;
    }

    /// Everything in a period.
    Totals all(Viewer viewer, Period period, LocalDate today) {
        return totals(viewer, period, Optional.empty(), Optional.empty(), today);
    }

    /// Everything in a period, of one deck or kind if asked for.
    Totals totals(Viewer viewer, Period period, Optional<DeckId> deck, Optional<Kind> kind, LocalDate today) {
        Tally sums = sums(viewer, period, deck, kind, today);
        boolean all = deck.isEmpty() && kind.isEmpty();
        Deals deals = (all ? deals(viewer, period) : dealsOfSome(viewer, period, deck, kind)).values().stream()
                .reduce(Deals.NONE, Deals::plus);
        return new Totals(sums.with(deals), all ? people(viewer, period) : null);
    }

    /// Month by month, or day by day if the period is short.
    List<Step> steps(Viewer viewer, Period period, LocalDate today) {
        Map<LocalDate, Tally> sums = sums(viewer, period, Optional.empty(), today);
        Map<LocalDate, Deals> deals = deals(viewer, period);
        return period.steps().stream().map(first -> new Step(first,
                sums.getOrDefault(first, Tally.NONE).with(deals.getOrDefault(first, Deals.NONE)))).toList();
    }

    /// Everything in a period of which the steps are known, which tell its deals already.
    Totals of(List<Step> steps, Viewer viewer, Period period, LocalDate today) {
        Deals deals = steps.stream().map(Step::tally)
                .map(step -> new Deals(step.won(), step.lost(), step.noDecision())).reduce(Deals.NONE, Deals::plus);
        return new Totals(sums(viewer, period, today).with(deals), people(viewer, period));
    }

    private Tally sums(Viewer viewer, Period period, LocalDate today) {
        return sums(viewer, period, Optional.empty(), Optional.empty(), today);
    }

    private Tally sums(Viewer viewer, Period period, Optional<DeckId> deck, Optional<Kind> kind, LocalDate today) {
        JdbcClient.StatementSpec sql = SumSql.asked(SumSql.visible(db.sql(SUMS), viewer), deck, kind);
        return SumSql.spans(sql, period, today).query((row, _) -> SumSql.tally(row)).single();
    }

    /// The same of one snippet.
    List<Step> steps(Viewer viewer, Period period, SnippetId only, LocalDate today) {
        Map<LocalDate, Tally> sums = sums(viewer, period, Optional.of(only), today);
        return period.steps().stream().map(first -> new Step(first, sums.getOrDefault(first, Tally.NONE))).toList();
    }

    private Map<LocalDate, Tally> sums(Viewer viewer, Period period, Optional<SnippetId> only, LocalDate today) {
        Map<LocalDate, Tally> steps = new HashMap<>();
        JdbcClient.StatementSpec sql = SumSql.visible(db.sql(STEPS), viewer).param("step", step(period))
                .param("only", only.map(SnippetId::value).orElse(null));
        (period.isShort() ? SumSql.days(sql, period) : SumSql.spans(sql, period, today)).query(row -> {
            steps.put(row.getObject("step", LocalDate.class), SumSql.tally(row));
        });
        return steps;
    }

    private static String step(Period period) {
        return period.isShort() ? "day" : "month";
    }

    private Map<LocalDate, Deals> deals(Viewer viewer, Period period) {
        return byStep(SumSql.visible(db.sql(DEALS), viewer), period);
    }

    private Map<LocalDate, Deals> dealsOfSome(Viewer viewer, Period period, Optional<DeckId> deck,
            Optional<Kind> kind) {
        return byStep(SumSql.asked(SumSql.visible(db.sql(DEALS_OF_SOME), viewer), deck, kind), period);
    }

    private static Map<LocalDate, Deals> byStep(JdbcClient.StatementSpec sql, Period period) {
        Map<LocalDate, Deals> steps = new HashMap<>();
        sql.param("step", step(period)).param("from", period.from()).param("to", period.to()).query(row -> {
            long deals = row.getLong("deals");
            steps.merge(row.getObject("step", LocalDate.class), switch (row.getString("outcome")) {
                case "won" -> new Deals(deals, 0, 0);
                case "lost" -> new Deals(0, deals, 0);
                default -> new Deals(0, 0, deals);
            }, Deals::plus);
        });
        return steps;
    }

    private long people(Viewer viewer, Period period) {
        return SumSql.visible(db.sql(PEOPLE), viewer).param("start", period.start()).param("past", period.end())
                .query(Long.class).single();
    }
}
