package io.riffbook.insight.reports;

import io.riffbook.access.GroupId;
import io.riffbook.access.Viewer;
import io.riffbook.content.DeckId;
import io.riffbook.model.Kind;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;

/// What the statements of the reports have in common.
final class SumSql {
    /// Whether the viewer may see snippet s: what they may not see is left out before anything is counted.
    static final String VISIBLE = """
            (:everything or (s.published_revision is not null
                and (cardinality(s.groups) = 0 or s.groups && :groups::uuid[])))""";
    /// Snippets s of one deck or kind, if any is asked for.
    static final String ASKED = """
            (:deck::uuid is null or s.deck_id = :deck::uuid) and (:kind::text is null or s.kind = :kind::text)""";
    /// The sums of the days of a period, from as few rows as possible.
    static final String PLAYED = """
            (select * from snippet_month where month >= :months and month < :tail
             union all select * from snippet_day where day >= :head and day < :months
             union all select * from snippet_day where day >= :tail and day < :end)""";
    /// The columns of a tally, added up over rows p.
    static final String TALLY = """
            coalesce(sum(p.impressions), 0) as impressions, coalesce(sum(p.opens), 0) as opens,
            coalesce(sum(p.uses), 0) as uses, coalesce(sum(p.copies), 0) as copies,
            coalesce(sum(p.downloads), 0) as downloads, coalesce(sum(p.won), 0) as won,
            coalesce(sum(p.lost), 0) as lost, coalesce(sum(p.no_decision), 0) as no_decision,
            coalesce(sum(p.applause_1 + 2 * p.applause_2 + 3 * p.applause_3 + 4 * p.applause_4 + 5 * p.applause_5), 0)
                as claps,
            coalesce(sum(p.applause_1 + p.applause_2 + p.applause_3 + p.applause_4 + p.applause_5), 0)
                as applause_count,
            coalesce(sum(p.landed), 0) as landed, coalesce(sum(p.fell_flat), 0) as fell_flat,
            coalesce(sum(p.drew_objection), 0) as drew_objection, max(p.last_used_at) as last_used_at""";
    /// The same, added up again over rows l that are tallies.
    static final String TALLIES = """
            coalesce(sum(l.impressions), 0) as impressions, coalesce(sum(l.opens), 0) as opens,
            coalesce(sum(l.uses), 0) as uses, coalesce(sum(l.copies), 0) as copies,
            coalesce(sum(l.downloads), 0) as downloads, coalesce(sum(l.won), 0) as won,
            coalesce(sum(l.lost), 0) as lost, coalesce(sum(l.no_decision), 0) as no_decision,
            coalesce(sum(l.claps), 0) as claps, coalesce(sum(l.applause_count), 0) as applause_count,
            coalesce(sum(l.landed), 0) as landed, coalesce(sum(l.fell_flat), 0) as fell_flat,
            coalesce(sum(l.drew_objection), 0) as drew_objection, max(l.last_used_at) as last_used_at""";
    static final String TALLY_COLUMNS = """
            impressions, opens, uses, copies, downloads, won, lost, no_decision, claps, applause_count, landed, fell_flat,
            drew_objection, last_used_at""";

    private SumSql() {}

    static StatementSpec visible(StatementSpec sql, Viewer viewer) {
        return sql.param("everything", viewer.mayAuthor()).param("groups",
                viewer.groups().stream().map(GroupId::toString).toArray(String[]::new));
    }

    static StatementSpec asked(StatementSpec sql, Optional<DeckId> deck, Optional<Kind> kind) {
        return sql.param("deck", deck.map(DeckId::value).orElse(null))
                .param("kind", kind.map(Kind::name).orElse(null));
    }

    static StatementSpec spans(StatementSpec sql, Period period, LocalDate today) {
        Spans spans = Spans.of(period, today);
        return sql.param("head", spans.head()).param("months", spans.months()).param("tail", spans.tail())
                .param("end", spans.end());
    }

    /// The same, by days only.
    static StatementSpec days(StatementSpec sql, Period period) {
        LocalDate past = period.to().plusDays(1);
        return sql.param("head", period.from()).param("months", past).param("tail", past).param("end", past);
    }

    static Tally tally(ResultSet row) throws SQLException {
        OffsetDateTime lastUsed = row.getObject("last_used_at", OffsetDateTime.class);
        long applause = row.getLong("applause_count");
        return new Tally(row.getLong("impressions"), row.getLong("opens"), row.getLong("uses"), row.getLong("copies"),
                row.getLong("downloads"), row.getLong("won"), row.getLong("lost"), row.getLong("no_decision"),
                applause == 0
                        ? null
                        : BigDecimal.valueOf(row.getLong("claps")).divide(
                                BigDecimal.valueOf(applause), 2, RoundingMode.HALF_UP),
                applause, row.getLong("landed"), row.getLong("fell_flat"), row.getLong("drew_objection"),
                lastUsed == null ? null : lastUsed.toInstant());
    }
}
