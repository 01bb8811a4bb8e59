package io.riffbook.insight.reports;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import io.riffbook.access.Viewer;
import io.riffbook.content.DeckId;
import io.riffbook.web.NotFoundException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/// Which passages of a deck are played, and which never.
@Service
public class DeckHeat {
    private static final String DECK = "select title, current_revision from deck where id = :deck";
    /// A snippet counts for the passage that became of the one its present revision came from.
    private static final String HEAT = """
            with lineage as (
                select coalesce(a.first_id, r.passage_id) as first_id, s.id as snippet_id
                from passage p join snippet_revision r on r.passage_id = p.id
                join snippet s on s.id = r.snippet_id and r.number = coalesce(s.published_revision, s.latest_revision)
                left join aligned_passage a on a.passage_id = p.id
                where p.deck_id = :deck and %1$s
            ), heat as (
                select l.first_id, count(distinct l.snippet_id) as snippets, %2$s
                from lineage l left join %3$s p on p.snippet_id = l.snippet_id group by l.first_id
            )
            select n.id, n.position, n.title, n.hidden, coalesce(l.snippets, 0) as snippets, %4$s
            from passage n left join aligned_passage a on a.passage_id = n.id
                left join heat l on l.first_id = coalesce(a.first_id, n.id)
            where n.deck_id = :deck and n.revision = :revision
            group by n.id, l.snippets order by n.position"""
            .formatted(SumSql.VISIBLE, SumSql.TALLY, SumSql.PLAYED, SumSql.TALLIES);

    private final JdbcClient db;
    private final Sums sums;
    private final Clock clock;

    DeckHeat(JdbcClient db, Sums sums, Clock clock) {
        this.db = db;
        this.sums = sums;
        this.clock = clock;
    }

    /// A deck's newest revision, passage by passage.
    ///
    /// @param asOf what the ledger said by then is counted; absent before anything is
    public record Heat(@JsonUnwrapped Period period, DeckId deckId, String title, int revision, List<Line> passages,
            @Nullable Instant asOf) {
        public Heat {
            passages = List.copyOf(passages);
        }
    }

    /// A passage, with what is played of it.
    ///
    /// @param snippets how many came from it, or from one that became it; a passage without any can't be played
    public record Line(UUID id, int position, String title, boolean hidden, int snippets, @JsonUnwrapped Tally tally) {}

    private record Deck(String title, int revision) {}

    /// How much each passage is played in a period.
    ///
    /// @throws NotFoundException when there is no such deck
    @Transactional(readOnly = true)
    public Heat of(Viewer viewer, DeckId id, Period period) {
        sums.prepare();
        Deck deck = db.sql(DECK).param("deck", id.value())
                .query((row, _) -> new Deck(row.getString("title"), row.getInt("current_revision"))).optional()
                .orElseThrow(() -> NotFoundException.of("deck", id));
        JdbcClient.StatementSpec sql = SumSql.visible(db.sql(HEAT), viewer).param("deck", id.value())
                .param("revision", deck.revision());
        List<Line> passages = SumSql
                .spans(sql, period, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
                .query((row, _) -> new Line(row.getObject("id", UUID.class), row.getInt("position"),
                        row.getString("title"), row.getBoolean("hidden"), row.getInt("snippets"),
                        SumSql.tally(row)))
                .list();
        return new Heat(period, id, deck.title(), deck.revision(), passages, sums.asOf().orElse(null));
    }
}
