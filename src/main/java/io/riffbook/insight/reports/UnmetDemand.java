package io.riffbook.insight.reports;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import io.riffbook.web.Cursor;
import io.riffbook.web.Page;
import io.riffbook.web.PageLimit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What people looked for in vain, with the deals behind it.
@Service
public class UnmetDemand {
    /// The most lines that leave at once, as a file.
    public static final int MOST_LINES = 1_000;

    private static final String PIPELINE = """
            with search as (
                select distinct normalised, person_id, opportunity_id from impression
                where shown_at >= :from and shown_at < :to and first_position = 1 and normalised = any(:texts::text[])
            ), searcher as (
                select s.normalised, p.email, p.crm_user_id
                from search s join person p on p.id = s.person_id group by 1, 2, 3
            ), deal as (
                select 'named' as link, s.normalised, o.id, o.currency, o.amount
                from search s join opportunity o on o.id = s.opportunity_id where o.outcome = 'open'
                union
                select 'theirs', s.normalised, o.id, o.currency, o.amount
                from searcher s join opportunity o on o.owner_email = s.email where o.outcome = 'open'
                union
                select 'theirs', s.normalised, o.id, o.currency, o.amount
                from searcher s join opportunity o on o.owner_crm_id = s.crm_user_id where o.outcome = 'open'
            )
            select link, normalised, coalesce(currency, '') as currency, count(*) as deals, coalesce(sum(amount), 0) as amount
            from deal group by 1, 2, 3 order by 5 desc, 3""";

    private final UnmetSearches searches;
    private final JdbcClient db;

    UnmetDemand(UnmetSearches searches, JdbcClient db) {
        this.searches = searches;
        this.db = db;
    }

    /// Searches for the same words, and the deals that are open now behind them.
    ///
    /// @param named those that were named with the search
    /// @param theirs all of those who searched so: a bound above, since not each of them needs it
    public record Line(@JsonUnwrapped UnmetSearches.Line search, List<Pipeline> named, List<Pipeline> theirs) {
        public Line {
            named = List.copyOf(named);
            theirs = List.copyOf(theirs);
        }
    }

    /// Deals of one currency.
    ///
    /// @param currency empty for those whose amount the CRM does not tell
    public record Pipeline(String currency, long deals, BigDecimal amount) {}

    /// Those of a period, of which most was in vain first.
    ///
    /// @param period at most [UnmetSearches#MOST_DAYS] long
    @Transactional(readOnly = true, timeout = 20)
    public Page<Line> list(Period period, Optional<Cursor> cursor, PageLimit limit) {
        Page<UnmetSearches.Line> page = searches.list(period, cursor, limit);
        Map<UnmetSearches.Line, Line> lines = withDeals(page.items(), period);
        return page.map(lines::get);
    }

    /// The first [#MOST_LINES] at once.
    ///
    /// @param period at most [UnmetSearches#MOST_DAYS] long
    @Transactional(readOnly = true, timeout = 20)
    public List<Line> first(Period period) {
        List<UnmetSearches.Line> lines = searches.first(period, MOST_LINES);
        return List.copyOf(withDeals(lines, period).values());
    }

    private Map<UnmetSearches.Line, Line> withDeals(List<UnmetSearches.Line> lines, Period period) {
        Map<String, List<Pipeline>> named = new HashMap<>();
        Map<String, List<Pipeline>> theirs = new HashMap<>();
        db.sql(PIPELINE).param("from", period.start()).param("to", period.end())
                .param("texts", lines.stream().map(UnmetSearches.Line::text).toArray(String[]::new)).query(row -> {
                    Map<String, List<Pipeline>> deals = row.getString("link").equals("named") ? named : theirs;
                    deals.computeIfAbsent(row.getString("normalised"), _ -> new ArrayList<>())
                            .add(new Pipeline(row.getString("currency"), row.getLong("deals"),
                                    row.getBigDecimal("amount")));
                });
        Map<UnmetSearches.Line, Line> found = new LinkedHashMap<>();
        lines.forEach(line -> found.put(line, new Line(line, named.getOrDefault(line.text(), List.of()),
                theirs.getOrDefault(line.text(), List.of()))));
        return found;
    }
}
