package io.riffbook.insight;

import io.riffbook.content.SnippetId;
import io.riffbook.search.SnippetEvidence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.UUID;

/// Tells search what the ledger says of the snippets of a result page. A deal counts once per snippet, however often the snippet was
/// used in it. Like the report, this reads the tables of feedback and deals, and only reads them.
@Repository
class LedgerEvidence implements SnippetEvidence {
    private static final String COUNT = """
            with used as (
                select snippet_id, count(*) as uses from usage where snippet_id = any(:ids::uuid[]) group by snippet_id
            ), won as (
                select u.snippet_id, count(distinct o.id) as wins
                from usage u join opportunity o
                    on o.source = u.opportunity_source and o.external_id = u.opportunity_external_id
                where u.snippet_id = any(:ids::uuid[]) and o.outcome = 'won'
                group by u.snippet_id
            ), rated as (
                select snippet_id, avg(applause) as applause, count(applause) as ratings
                from rating where snippet_id = any(:ids::uuid[]) and applause is not null group by snippet_id
            )
            select snippet_id, applause, coalesce(ratings, 0) as ratings, coalesce(uses, 0) as uses,
                coalesce(wins, 0) as wins
            from used full join rated using (snippet_id) left join won using (snippet_id)""";

    private final JdbcClient db;

    LedgerEvidence(JdbcClient db) {
        this.db = db;
    }

    @Override
    public Map<SnippetId, Evidence> of(Collection<SnippetId> ids) {
        Map<SnippetId, Evidence> known = new HashMap<>();
        if (!ids.isEmpty()) {
            db.sql(COUNT).param("ids", ids.stream().map(SnippetId::toString).toArray(String[]::new)).query(row -> {
                known.put(new SnippetId(row.getObject("snippet_id", UUID.class)), evidence(row));
            });
        }
        return known;
    }

    private static Evidence evidence(ResultSet row) throws SQLException {
        BigDecimal applause = row.getBigDecimal("applause");
        return new Evidence(applause == null ? OptionalDouble.empty() : OptionalDouble.of(applause.doubleValue()),
                row.getLong("ratings"), row.getLong("uses"), row.getLong("wins"), 0);
    }
}
