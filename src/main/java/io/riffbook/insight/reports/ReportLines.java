package io.riffbook.insight.reports;

import io.riffbook.access.Viewer;
import io.riffbook.content.DeckId;
import io.riffbook.content.SnippetId;
import io.riffbook.model.Kind;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The lines of the report, from the sums. What the viewer may not see is left out before anything is added up.
@Repository
class ReportLines {
    private static final String SUM = """
            with sum as (
                select %1$s as line_id, %2$s
                from snippet s left join %3$s p on p.snippet_id = s.id
                where %1$s is not null and %4$s and %5$s
                group by %1$s
            ), ranked as (
                select *, case :order when 'uses' then uses when 'won' then won when 'lost' then lost
                    else round(claps / nullif(applause_count, 0)::numeric, 2) end as known_rank
                from sum
            ), line as (
                select *, coalesce(known_rank, 0) as rank from ranked
            )
            """;
    private static final String LIST = SUM + """
            select l.*, %6$s
            from (select * from line
                where :afterRank::numeric is null or (rank, line_id) < (:afterRank::numeric, :afterLine::uuid)
                order by rank desc, line_id desc limit :limit) l
            join %7$s x on x.id = l.line_id
            order by l.rank desc, l.line_id desc""";
    private static final String BY_SNIPPET = list("s.id", "x.title, x.kind, x.deck_id, x.is_demo", "snippet");
    private static final String BY_DECK = list("s.deck_id", "x.title, x.is_demo", "deck");
    private static final String COUNT = "select count(distinct %s) from snippet s where " + SumSql.VISIBLE + " and "
            + SumSql.ASKED;

    private final JdbcClient db;

    ReportLines(JdbcClient db) {
        this.db = db;
    }

    /// A line and where it stands.
    record Ranked<T>(T line, Place place) {}

    List<Ranked<SnippetLine>> bySnippet(Viewer viewer, ReportQuery query, Optional<Place> after, int limit,
            LocalDate today) {
        return find(BY_SNIPPET, viewer, query, after, limit, today, ReportLines::snippetLine);
    }

    List<Ranked<DeckLine>> byDeck(Viewer viewer, ReportQuery query, Optional<Place> after, int limit,
            LocalDate today) {
        return find(BY_DECK, viewer, query, after, limit, today, ReportLines::deckLine);
    }

    /// How many lines there are, on all pages.
    long snippets(Viewer viewer, ReportQuery query) {
        return count("s.id", viewer, query);
    }

    /// How many lines there are, on all pages.
    long decks(Viewer viewer, ReportQuery query) {
        return count("s.deck_id", viewer, query);
    }

    private long count(String column, Viewer viewer, ReportQuery query) {
        return SumSql.asked(SumSql.visible(db.sql(COUNT.formatted(column)), viewer), query.deck(), query.kind())
                .query(Long.class).single();
    }

    private static String list(String line, String columns, String table) {
        return LIST.formatted(line, SumSql.TALLY, SumSql.PLAYED, SumSql.VISIBLE, SumSql.ASKED, columns, table);
    }

    private <T> List<Ranked<T>> find(String sql, Viewer viewer, ReportQuery query, Optional<Place> after, int limit,
            LocalDate today, RowMapper<T> line) {
        JdbcClient.StatementSpec visible = SumSql.asked(SumSql.visible(db.sql(sql), viewer), query.deck(),
                query.kind());
        return SumSql.spans(visible, query.period(), today).param("order", query.order().word())
                .param("afterRank", after.map(Place::rank).orElse(null))
                .param("afterLine", after.map(Place::line).orElse(null)).param("limit", limit)
                .query((row, number) -> new Ranked<>(line.mapRow(row, number), place(row, query.order()))).list();
    }

    static SnippetLine snippetLine(ResultSet row, int number) throws SQLException {
        UUID deck = row.getObject("deck_id", UUID.class);
        return new SnippetLine(new SnippetId(lineId(row)), row.getString("title"), new Kind(row.getString("kind")),
                deck == null ? null : new DeckId(deck), row.getBoolean("is_demo"), SumSql.tally(row));
    }

    static DeckLine deckLine(ResultSet row, int number) throws SQLException {
        return new DeckLine(new DeckId(lineId(row)), row.getString("title"), row.getBoolean("is_demo"),
                SumSql.tally(row));
    }

    private static Place place(ResultSet row, ReportOrder order) throws SQLException {
        return new Place(order, row.getBigDecimal("rank"), lineId(row));
    }

    private static UUID lineId(ResultSet row) throws SQLException {
        return row.getObject("line_id", UUID.class);
    }
}
