package io.riffbook.content;

import io.riffbook.access.PersonId;
import io.riffbook.content.align.Alignment.State;
import io.riffbook.model.Kind;
import io.riffbook.web.Version;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What became of passages, and which snippets wait for somebody to say what that means for them, in the database.
@Repository
class DeckChangeTable {
    /// Removed ones follow all others.
    private static final String PAIRS = """
            with pair as (
                select now.position as place, was.id as was_id, now.id as now_id, after.first_id, after.moved,
                    case when was.id is null then 'added' when same_passage(was, now) then 'unchanged'
                        else 'changed' end as state
                from passage now join aligned_passage after on after.passage_id = now.id
                left join aligned_passage before on before.deck_id = after.deck_id
                    and before.first_id = after.first_id and before.revision = :before
                left join passage was on was.id = before.passage_id
                where now.deck_id = :deck and now.revision = :revision
                union all
                select 1000000 + was.position, was.id, null, before.first_id, false, 'removed'
                from passage was join aligned_passage before on before.passage_id = was.id
                where was.deck_id = :deck and was.revision = :before and not exists (
                    select from aligned_passage after where after.deck_id = before.deck_id
                        and after.first_id = before.first_id and after.revision = :revision))
            """;
    private static final String LIST = PAIRS + """
            select * from pair
            where (:state::text is null or state = :state) and (not :moved or moved) and place > :after
            order by place limit :limit""";
    private static final String COUNT = PAIRS + """
            select count(*) filter (where state = 'unchanged') as unchanged,
                count(*) filter (where state = 'changed') as changed, count(*) filter (where moved) as moved,
                count(*) filter (where state = 'added') as added, count(*) filter (where state = 'removed') as removed
            from pair""";
    private static final String SNIPPETS = """
            select line.first_id, s.id, s.version, s.kind, s.lifecycle, r.title, r.number, r.passage_id,
                change.snippet_id is not null as waiting
            from aligned_passage line
            join snippet_revision r on r.passage_id = line.passage_id
            join snippet s on s.id = r.snippet_id and s.latest_revision = r.number and s.lifecycle <> 'retired'
            left join deck_change change on change.snippet_id = s.id
            where line.deck_id = :deck and line.first_id = any(:firsts) and line.revision < :revision
            order by s.id limit :limit""";
    private static final String UNDECIDED = """
            with undecided as (
                select change.*, s.version, s.kind, s.lifecycle, r.title, r.passage_id, true as waiting,
                    coalesce(now.position, was.position) as place
                from deck_change change join passage was on was.id = change.was_id
                left join passage now on now.id = change.now_id
                join snippet s on s.id = change.snippet_id
                join snippet_revision r on r.snippet_id = s.id and r.number = s.latest_revision
                where change.deck_id = :deck and (change.now_id is null) = :gone)
            """;
    private static final String LIST_UNDECIDED = UNDECIDED + """
            select * from undecided where (place, snippet_id) > (:place, :snippet)
            order by place, snippet_id limit :limit""";
    private static final String COUNT_UNDECIDED = UNDECIDED + "select count(*) from undecided";
    private static final String CHANGES = "select * from deck_change where snippet_id = any(:ids)";
    private static final String WAITING = """
            select * from deck_change where deck_id = :deck and now_id is not null order by snippet_id limit :limit""";
    private static final String COUNT_WAITING = "select count(*) from deck_change where deck_id = :deck";
    private static final String LATEST = """
            select r.* from snippet s join snippet_revision r on r.snippet_id = s.id and r.number = s.latest_revision
            where s.id = any(:ids)""";
    private static final String HOLD_DECK = "select current_revision from deck where id = :deck for share";
    private static final String KEEP = """
            insert into kept_snippet (snippet_id, lineage_id, passage_id, person, at)
            select snippet, lineage, passage, :person, :at
            from unnest(:snippets::uuid[], :lineages::uuid[], :passages::uuid[]) as each (snippet, lineage, passage)
            on conflict (snippet_id, lineage_id) do update set passage_id = excluded.passage_id,
                person = excluded.person, at = excluded.at""";

    private final JdbcClient db;
    private final SnippetTable snippets;

    DeckChangeTable(JdbcClient db, SnippetTable snippets) {
        this.db = db;
        this.snippets = snippets;
    }

    /// One line of a comparison, before its passages are read.
    ///
    /// @param place by which the list is sorted
    /// @param first by which its snippets are found
    record Pair(int place, Optional<PassageId> was, Optional<PassageId> now, UUID first, State state, boolean moved) {}

    /// A snippet by the passage that it came from.
    record Found(UUID first, PassageSnippet snippet) {}

    /// A snippet that waits for somebody to decide, and where its passage stands or stood.
    ///
    /// @param change of its passage
    /// @param snippet whether it is edited is yet to be seen
    record Undecided(int place, DeckChange change, PassageSnippet snippet) {}

    /// What to list.
    ///
    /// @param before the earlier revision; 0 if there is none
    /// @param moved only what moved
    record Wanted(DeckId deck, int before, int revision, Optional<State> state, boolean moved) {}

    List<Pair> pairs(Wanted wanted, int after, int limit) {
        return compared(LIST, wanted).param("state", wanted.state().map(State::word).orElse(null))
                .param("moved", wanted.moved()).param("after", after).param("limit", limit)
                .query(DeckChangeTable::pair).list();
    }

    PassageChange.Counts count(Wanted wanted) {
        return compared(COUNT, wanted).query(PassageChange.Counts.class).single();
    }

    private JdbcClient.StatementSpec compared(String sql, Wanted wanted) {
        return db.sql(sql).param("deck", wanted.deck().value()).param("before", wanted.before()).param("revision",
                wanted.revision());
    }

    /// Snippets whose newest revision came from these, or from what these were in revisions before: whether they are edited is yet
    /// to be seen.
    List<Found> snippets(Wanted wanted, Collection<UUID> firsts, int limit) {
        return db.sql(SNIPPETS).param("deck", wanted.deck().value()).param("revision", wanted.revision())
                .param("firsts", firsts.toArray(UUID[]::new)).param("limit", limit).query(DeckChangeTable::found)
                .list();
    }

    List<DeckChange> of(Collection<SnippetId> ids) {
        return db.sql(CHANGES).param("ids", SnippetTable.uuids(ids)).query(DeckChangeTable::change).list();
    }

    /// Those that could take a change in, in the order of their ids.
    List<DeckChange> waiting(DeckId deck, int limit) {
        return db.sql(WAITING).param("deck", deck.value()).param("limit", limit).query(DeckChangeTable::change).list();
    }

    long countWaiting(DeckId deck) {
        return db.sql(COUNT_WAITING).param("deck", deck.value()).query(Long.class).single();
    }

    /// Those that wait, in the order of their passages.
    ///
    /// @param gone those whose passages are gone, not those whose passages have changed
    /// @param place after which to begin
    /// @param snippet after which to begin at that place
    List<Undecided> undecided(DeckId deck, boolean gone, int place, UUID snippet, int limit) {
        return db.sql(LIST_UNDECIDED).param("deck", deck.value()).param("gone", gone).param("place", place)
                .param("snippet", snippet).param("limit", limit)
                .query((row, number) -> new Undecided(row.getInt("place"), change(row, number),
                        snippet(row, "snippet_id")))
                .list();
    }

    long countUndecided(DeckId deck, boolean gone) {
        return db.sql(COUNT_UNDECIDED).param("deck", deck.value()).param("gone", gone).query(Long.class).single();
    }

    /// The newest revisions of these snippets.
    List<SnippetRevision> latest(Collection<SnippetId> ids) {
        return db.sql(LATEST).param("ids", SnippetTable.uuids(ids)).query(snippets::revision).list();
    }

    /// The deck's current revision; it gets no other one until the transaction ends.
    Optional<Integer> hold(DeckId deck) {
        return db.sql(HOLD_DECK).param("deck", deck.value()).query(Integer.class).optional();
    }

    void keep(List<DeckChange> changes, Optional<PersonId> person, Instant at) {
        db.sql(KEEP)
                .param("snippets",
                        changes.stream().map(change -> change.snippet().value()).toArray(UUID[]::new))
                .param("lineages", changes.stream().map(change -> change.was().value()).toArray(UUID[]::new))
                .param("passages", changes.stream().map(change -> change.now().map(PassageId::value).orElse(null))
                        .<@Nullable UUID>toArray(UUID[]::new))
                .param("person", person.map(PersonId::value).orElse(null)).param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Pair pair(ResultSet row, int number) throws SQLException {
        return new Pair(row.getInt("place"), passage(row, "was_id"), passage(row, "now_id"),
                row.getObject("first_id", UUID.class), State.find(row.getString("state")).orElseThrow(),
                row.getBoolean("moved"));
    }

    private static Found found(ResultSet row, int number) throws SQLException {
        return new Found(row.getObject("first_id", UUID.class), snippet(row, "id"));
    }

    private static PassageSnippet snippet(ResultSet row, String id) throws SQLException {
        return new PassageSnippet(new SnippetId(row.getObject(id, UUID.class)), new Version(row.getLong("version")),
                new Kind(row.getString("kind")), Lifecycle.of(row.getString("lifecycle")), row.getString("title"),
                new PassageId(row.getObject("passage_id", UUID.class)), row.getBoolean("waiting"), false, false);
    }

    private static DeckChange change(ResultSet row, int number) throws SQLException {
        return new DeckChange(new SnippetId(row.getObject("snippet_id", UUID.class)),
                new DeckId(row.getObject("deck_id", UUID.class)), row.getInt("revision"),
                new PassageId(row.getObject("was_id", UUID.class)), passage(row, "now_id"));
    }

    private static Optional<PassageId> passage(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, UUID.class)).map(PassageId::new);
    }
}
