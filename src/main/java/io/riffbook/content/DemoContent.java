package io.riffbook.content;

import io.riffbook.audit.Actor;
import io.riffbook.audit.AuditLog;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Takes the demo's decks and snippets out again: all that are marked as such, also those that somebody made from a demo deck
/// since, and no others. Everywhere else content is retired, never removed.
@Service
public class DemoContent {
    /// How many snippets one transaction removes.
    public static final int BATCH = 500;
    private static final String REMOVE_SNIPPETS = """
            delete from snippet where id in (select id from snippet where is_demo order by id limit :limit)
            returning id, index_sequence, state_number""";
    private static final String REMOVE_DECKS = """
            delete from deck d where d.is_demo and not exists (select from snippet s where s.deck_id = d.id)
            returning d.id, d.current_revision""";

    private final JdbcClient db;
    private final DirtySnippets dirty;
    private final StateRecords records;
    private final AuditLog audit;
    private final Clock clock;

    DemoContent(JdbcClient db, DirtySnippets dirty, StateRecords records, AuditLog audit, Clock clock) {
        this.db = db;
        this.dirty = dirty;
        this.records = records;
        this.audit = audit;
        this.clock = clock;
    }

    /// Whether there is any demo deck or snippet.
    public boolean isAnyThere() {
        return db.sql("select exists (select from deck where is_demo) or exists (select from snippet where is_demo)")
                .query(Boolean.class).single();
    }

    private record Removed(UUID id, long indexSequence, int stateNumber) {}

    private record RemovedDeck(UUID id, int currentRevision) {}

    /// Removes the next demo snippets with all their revisions. Indexes forget them, and their last state record says `removed`.
    ///
    /// @return how many: fewer than [#BATCH] once all are gone
    @Transactional
    public int removeSnippets(Actor actor) {
        Instant now = clock.instant();
        List<Removed> removed = db.sql(REMOVE_SNIPPETS).param("limit", BATCH).query(Removed.class).list();
        for (Removed snippet : removed) {
            dirty.mark(new SnippetId(snippet.id()), snippet.indexSequence() + 1);
            records.removed("snippet", snippet.id(), snippet.stateNumber() + 1, now);
            audit.record(actor, "removed", "snippet", snippet.id(), Map.of());
        }
        return removed.size();
    }

    /// Removes the demo decks that no snippet comes from any more, with their passages. Their files stay in object storage until
    /// they are swept.
    ///
    /// @return how many
    @Transactional
    public int removeDecks(Actor actor) {
        Instant now = clock.instant();
        List<RemovedDeck> removed = db.sql(REMOVE_DECKS).query(RemovedDeck.class).list();
        for (RemovedDeck deck : removed) {
            records.removed("deck", deck.id(), deck.currentRevision() + 1, now);
            audit.record(actor, "removed", "deck", deck.id(), Map.of());
        }
        return removed.size();
    }
}
