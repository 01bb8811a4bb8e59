package io.riffbook.insight;

import io.riffbook.access.GroupId;
import io.riffbook.access.Viewer;
import io.riffbook.content.DeckId;
import io.riffbook.content.SnippetId;
import io.riffbook.model.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Adds up the ledger. One statement a page reads the tables of content, deals and feedback together, which no other package does;
/// it only reads them. What the viewer may not see is left out before anything is counted.
@Repository
class ReportLines {
    /// The line under which the sums of all lines stand while the database adds up.
    private static final UUID OVERALL = new UUID(0, 0);
    private static final String ADD_UP = """
            with member as (
                select s.id as snippet_id, %1$s as line_id from snippet s
                where %1$s is not null
                  and (:everything or (s.published_revision is not null
                       and (cardinality(s.groups) = 0 or s.groups && :groups::uuid[])))
                  and (:deck::uuid is null or s.deck_id = :deck::uuid)
                  and (:kind::text is null or s.kind = :kind::text)
            ), line as (
                select distinct line_id from member
            ), played as (
                select m.line_id, u.person_id, u.opportunity_source, u.opportunity_external_id, u.occurred_at
                from standing_usage u join member m on m.snippet_id = u.snippet_id
                where u.occurred_at >= :start and u.occurred_at < :end
            ), use_sum as (
                select coalesce(line_id, :overall::uuid) as line_id, count(*) as uses,
                    count(distinct person_id) as people, max(occurred_at) as last_used_at
                from played group by grouping sets ((line_id), ())
            ), deal as (
                select coalesce(line_id, :overall::uuid) as line_id, opportunity_source, opportunity_external_id
                from played where opportunity_source is not null
                group by grouping sets ((line_id, opportunity_source, opportunity_external_id),
                    (opportunity_source, opportunity_external_id))
            ), deal_sum as (
                select d.line_id, count(*) as deals,
                    count(*) filter (where o.outcome = 'won') as won,
                    count(*) filter (where o.outcome = 'lost') as lost,
                    count(*) filter (where o.outcome = 'no-decision') as no_decision,
                    count(*) filter (where o.outcome = 'open') as open,
                    count(*) filter (where o.outcome is null) as not_yet_known
                from deal d left join opportunity o
                    on o.source = d.opportunity_source and o.external_id = d.opportunity_external_id
                group by d.line_id
            ), rating_sum as (
                select coalesce(m.line_id, :overall::uuid) as line_id, round(avg(r.applause), 2) as applause_mean,
                    count(r.applause) as applause_count,
                    count(*) filter (where r.reaction = 'landed') as landed,
                    count(*) filter (where r.reaction = 'fell-flat') as fell_flat,
                    count(*) filter (where r.reaction = 'drew-objection') as drew_objection
                from standing_rating r join member m on m.snippet_id = r.snippet_id
                where r.occurred_at >= :start and r.occurred_at < :end
                group by grouping sets ((m.line_id), ())
            ), sum as (
                select l.line_id, u.uses, u.people, u.last_used_at, d.deals, d.won, d.lost, d.no_decision, d.open,
                    d.not_yet_known, r.applause_mean, r.applause_count, r.landed, r.fell_flat, r.drew_objection,
                    coalesce(case :order when 'uses' then u.uses when 'won' then d.won when 'lost' then d.lost
                        else r.applause_mean end, 0) as rank
                from (select line_id from line union all select :overall::uuid) l
                left join use_sum u using (line_id) left join deal_sum d using (line_id)
                left join rating_sum r using (line_id)
            ), page as (
                select * from sum where line_id = :overall::uuid
                union all
                (select * from sum where line_id <> :overall::uuid
                    and (:afterRank::numeric is null
                        or (rank, line_id) < (:afterRank::numeric, :afterLine::uuid))
                 order by rank desc, line_id desc limit :limit)
            )
            select page.*, (select count(*) from line) as lines, %2$s
            from page left join %3$s x on x.id = page.line_id
            order by page.line_id <> :overall::uuid, page.rank desc, page.line_id desc""";
    private static final String BY_SNIPPET = ADD_UP.formatted("s.id", "x.title, x.kind, x.deck_id, x.is_demo",
            "snippet");
    private static final String BY_DECK = ADD_UP.formatted("s.deck_id", "x.title, x.is_demo", "deck");

    private final JdbcClient db;

    ReportLines(JdbcClient db) {
        this.db = db;
    }

    /// What one statement found.
    ///
    /// @param total how many lines there are, on all pages
    record Found<T>(Tally overall, long total, List<Ranked<T>> lines) {}

    /// A line and where it stands.
    record Ranked<T>(T line, Place place) {}

    Found<SnippetLine> bySnippet(Viewer viewer, ReportQuery query, Optional<Place> after, int limit) {
        return find(BY_SNIPPET, viewer, query, after, limit, ReportLines::snippetLine);
    }

    Found<DeckLine> byDeck(Viewer viewer, ReportQuery query, Optional<Place> after, int limit) {
        return find(BY_DECK, viewer, query, after, limit, ReportLines::deckLine);
    }

    private <T> Found<T> find(String sql, Viewer viewer, ReportQuery query, Optional<Place> after, int limit,
            RowMapper<T> line) {
        JdbcClient.StatementSpec statement = db.sql(sql).param("overall", OVERALL)
                .param("everything", viewer.mayAuthor())
                .param("groups", viewer.groups().stream().map(GroupId::toString).toArray(String[]::new))
                .param("deck", query.deck().map(DeckId::value).orElse(null))
                .param("kind", query.kind().map(Kind::name).orElse(null))
                .param("start", query.period().start()).param("end", query.period().end())
                .param("order", query.order().word())
                .param("afterRank", after.map(Place::rank).orElse(null))
                .param("afterLine", after.map(Place::line).orElse(null)).param("limit", limit);
        return statement.query(rows -> {
            rows.next();
            Tally overall = tally(rows);
            long total = rows.getLong("lines");
            List<Ranked<T>> lines = new ArrayList<>();
            while (rows.next()) {
                lines.add(new Ranked<>(line.mapRow(rows, lines.size()), place(rows, query.order())));
            }
            return new Found<>(overall, total, lines);
        });
    }

    private static SnippetLine snippetLine(ResultSet row, int number) throws SQLException {
        UUID deck = row.getObject("deck_id", UUID.class);
        return new SnippetLine(new SnippetId(lineId(row)), row.getString("title"), new Kind(row.getString("kind")),
                deck == null ? null : new DeckId(deck), row.getBoolean("is_demo"), tally(row));
    }

    private static DeckLine deckLine(ResultSet row, int number) throws SQLException {
        return new DeckLine(new DeckId(lineId(row)), row.getString("title"), row.getBoolean("is_demo"), tally(row));
    }

    private static Place place(ResultSet row, ReportOrder order) throws SQLException {
        return new Place(order, row.getBigDecimal("rank"), lineId(row));
    }

    private static UUID lineId(ResultSet row) throws SQLException {
        return row.getObject("line_id", UUID.class);
    }

    private static Tally tally(ResultSet row) throws SQLException {
        OffsetDateTime lastUsed = row.getObject("last_used_at", OffsetDateTime.class);
        return new Tally(row.getLong("uses"), row.getLong("people"), row.getLong("deals"), row.getLong("won"),
                row.getLong("lost"), row.getLong("no_decision"), row.getLong("open"), row.getLong("not_yet_known"),
                mean(row), row.getLong("applause_count"), row.getLong("landed"), row.getLong("fell_flat"),
                row.getLong("drew_objection"), lastUsed == null ? null : lastUsed.toInstant());
    }

    private static @Nullable BigDecimal mean(ResultSet row) throws SQLException {
        return row.getBigDecimal("applause_mean");
    }
}
