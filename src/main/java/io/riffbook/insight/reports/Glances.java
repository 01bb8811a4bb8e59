package io.riffbook.insight.reports;

import io.riffbook.access.Viewer;
import io.riffbook.model.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// What stands out among all that a viewer may see.
@Repository
class Glances {
    /// How many lines of each sort are told.
    static final int LINES = 10;
    private static final String STANDING_OUT = """
            with line as materialized (
                select s.id as line_id, s.title, s.kind, s.deck_id, s.is_demo, s.published_revision is not null as published,
                    %1$s
                from snippet s left join %2$s p on p.snippet_id = s.id where %3$s group by s.id
            )
            (select 'most' as part, line_id, title, kind, deck_id, is_demo, %4$s from line where uses > 0
             order by uses desc, line_id limit :lines)
            union all
            (select 'least', line_id, title, kind, deck_id, is_demo, %4$s from line where published
             order by uses, impressions desc, line_id limit :lines)
            union all
            (select 'deck', d.id, d.title, null, null, d.is_demo, %5$s from line l join deck d on d.id = l.deck_id
             group by d.id having sum(l.uses) > 0 order by sum(l.uses) desc, d.id limit :lines)
            union all
            (select 'kind', null, null, l.kind, null, null, %5$s from line l group by l.kind
             order by sum(l.uses) desc, l.kind)"""
            .formatted(SumSql.TALLY, SumSql.PLAYED, SumSql.VISIBLE, SumSql.TALLY_COLUMNS, SumSql.TALLIES);

    private final JdbcClient db;

    Glances(JdbcClient db) {
        this.db = db;
    }

    /// Lines that stand out.
    record Lines(List<SnippetLine> most, List<SnippetLine> least, List<DeckLine> decks, List<KindLine> kinds) {}

    Lines lines(Viewer viewer, Period period, LocalDate today) {
        Lines lines = new Lines(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        SumSql.spans(SumSql.visible(db.sql(STANDING_OUT), viewer), period, today).param("lines", LINES).query(row -> {
            switch (row.getString("part")) {
                case "most" -> lines.most().add(ReportLines.snippetLine(row, 0));
                case "least" -> lines.least().add(ReportLines.snippetLine(row, 0));
                case "deck" -> lines.decks().add(ReportLines.deckLine(row, 0));
                default -> lines.kinds().add(new KindLine(new Kind(row.getString("kind")), SumSql.tally(row)));
            }
        });
        return lines;
    }
}
