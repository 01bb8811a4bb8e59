package io.riffbook.content;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Which passages of a deck's revisions are each other's counterparts, in the database.
@Repository
class AlignedPassages {
    private static final String MARK = """
            update deck_revision set aligned = true where deck_id = :deck and number = :number and not aligned""";
    private static final String INSERT = """
            insert into aligned_passage (passage_id, deck_id, revision, first_id, moved)
            select each.passage, :deck, :number, coalesce(counterpart.first_id, each.passage), each.moved
            from unnest(:passages::uuid[], :counterparts::uuid[], :moved::boolean[]) as each (passage, counterpart, moved)
            left join aligned_passage counterpart on counterpart.passage_id = each.counterpart""";
    private static final String NOT_ALIGNED = """
            select deck_id as deck, number from deck_revision
            where not aligned and (deck_id, number) > (:deck, :number) order by deck_id, number limit :limit""";
    private static final String NOT_ALIGNED_OF = """
            select deck_id as deck, number from deck_revision where not aligned and deck_id = :deck order by number""";
    private static final String BEFORE = """
            select max(number) from deck_revision where deck_id = :deck and number < :number""";

    private final JdbcClient db;

    AlignedPassages(JdbcClient db) {
        this.db = db;
    }

    /// A revision that isn't aligned yet.
    record Waiting(UUID deck, int number) {
        static final Waiting FIRST = new Waiting(new UUID(0, 0), 0);
    }

    /// A passage, and of which of the revision before it is the counterpart, if of any.
    record Line(PassageId passage, Optional<PassageId> counterpart, boolean moved) {}

    /// Keeps how a revision lines up with the one before, which must be kept already; does nothing if that was done before.
    void keep(DeckId deck, int number, List<Line> lines) {
        if (db.sql(MARK).param("deck", deck.value()).param("number", number).update() == 0) {
            return;
        }
        db.sql(INSERT).param("deck", deck.value()).param("number", number)
                .param("passages", lines.stream().map(line -> line.passage().value()).toArray(UUID[]::new))
                .param("counterparts",
                        lines.stream().map(line -> line.counterpart().map(PassageId::value).orElse(null))
                                .<@Nullable UUID>toArray(UUID[]::new))
                .param("moved", lines.stream().map(Line::moved).toArray(Boolean[]::new)).update();
    }

    /// Those that follow one, in the order of their decks and numbers.
    List<Waiting> notAligned(Waiting after, int limit) {
        return db.sql(NOT_ALIGNED).param("deck", after.deck()).param("number", after.number()).param("limit", limit)
                .query(Waiting.class).list();
    }

    /// Those of one deck, in order.
    List<Waiting> notAligned(DeckId deck) {
        return db.sql(NOT_ALIGNED_OF).param("deck", deck.value()).query(Waiting.class).list();
    }

    /// The number of the revision before it, which need not be one less: a restore may have found some lost.
    Optional<Integer> before(DeckId deck, int number) {
        return db.sql(BEFORE).param("deck", deck.value()).param("number", number)
                .query((row, _) -> Optional.ofNullable(row.getObject(1, Integer.class))).single();
    }
}
