package io.riffbook.content.bulk;

import io.riffbook.access.PersonId;
import io.riffbook.content.SnippetId;
import io.riffbook.content.bulk.BulkItem.Outcome;
import io.riffbook.jobs.JobId;
import io.riffbook.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Bulk changes and their items in the database.
@Repository
class BulkChangeTable {
    private static final String INSERT = """
            insert into bulk_change (id, change, person, at, job_id, total)
            values (:id, :change::jsonb, :person, :at, :job, :total)""";
    private static final String INSERT_ITEMS = """
            insert into bulk_item (bulk_change_id, snippet_id) select :id, snippet_id from unnest(:snippets) snippet_id""";
    private static final String SELECT = """
            select id, change, person, at, job_id, total, changed, unchanged, refused, undo_job_id, undo_person, undo_at,
                undone, not_undone
            from bulk_change""";
    private static final String FIND = SELECT + " where id = :id";
    private static final String HOLD = FIND + " for update";
    private static final String LIST = SELECT
            + " where :before::uuid is null or id < :before order by id desc limit :limit";
    private static final String START_UNDO = """
            update bulk_change set undo_job_id = :job, undo_person = :person, undo_at = :at
            where id = :id and undo_job_id is null""";
    private static final String ITEMS_WHERE = """
            from bulk_item where bulk_change_id = :id and (:outcome::text is null or outcome = :outcome)""";
    private static final String ITEMS = "select snippet_id, outcome, problem, detail " + ITEMS_WHERE
            + " and (:after::uuid is null or snippet_id > :after) order by snippet_id limit :limit";
    private static final String COUNT_ITEMS = "select count(*) " + ITEMS_WHERE;
    private static final String NEXT = """
            select snippet_id, reversal from bulk_item
            where bulk_change_id = :id and outcome = :outcome order by snippet_id limit :limit""";
    private static final String SETTLE = """
            update bulk_item set outcome = :outcome, problem = :problem, detail = :detail,
                reversal = coalesce(:reversal::jsonb, reversal)
            where bulk_change_id = :id and snippet_id = :snippet""";
    private static final String COUNT_SETTLED = """
            update bulk_change set changed = changed + :changed, unchanged = unchanged + :unchanged,
                refused = refused + :refused, undone = undone + :undone, not_undone = not_undone + :notUndone
            where id = :id""";

    private final JdbcClient db;
    private final NamedParameterJdbcOperations batches;
    private final JsonMapper json;

    BulkChangeTable(JdbcClient db, NamedParameterJdbcOperations batches, JsonMapper json) {
        this.db = db;
        this.batches = batches;
        this.json = json;
    }

    /// An item that is to be done or undone.
    ///
    /// @param reversal what was done to it, if anything was
    record Next(SnippetId snippet, Optional<Reversal> reversal) {}

    /// What became of an item.
    record Settled(SnippetId snippet, Outcome outcome, Optional<Problem> problem, Optional<Reversal> reversal) {
        static Settled changed(SnippetId snippet, Reversal reversal) {
            return new Settled(snippet, Outcome.CHANGED, Optional.empty(), Optional.of(reversal));
        }

        static Settled as(Outcome outcome, SnippetId snippet) {
            return new Settled(snippet, outcome, Optional.empty(), Optional.empty());
        }

        static Settled refused(Outcome outcome, SnippetId snippet, Problem problem) {
            return new Settled(snippet, outcome, Optional.of(problem), Optional.empty());
        }
    }

    void insert(BulkChange bulk, Collection<SnippetId> snippets) {
        db.sql(INSERT).param("id", bulk.id().value())
                .param("change", written(bulk.change()).toString())
                .param("person", person(bulk.by())).param("at", utc(bulk.at())).param("job", bulk.job().value())
                .param("total", bulk.total()).update();
        db.sql(INSERT_ITEMS).param("id", bulk.id().value())
                .param("snippets", snippets.stream().map(SnippetId::value).toArray(UUID[]::new)).update();
    }

    /// The change as it is kept, and audited: with its action, by which it can be read again.
    JsonNode written(Change change) {
        return json.readTree(json.writerFor(Change.class).writeValueAsBytes(change));
    }

    Optional<BulkChange> find(BulkChangeId id) {
        return db.sql(FIND).param("id", id.value()).query(this::bulkChange).optional();
    }

    /// Lets nobody else work on it until the transaction ends.
    BulkChange hold(BulkChangeId id) {
        return db.sql(HOLD).param("id", id.value()).query(this::bulkChange).single();
    }

    /// Newest first.
    List<BulkChange> list(@Nullable UUID before, int limit) {
        return db.sql(LIST).param("before", before).param("limit", limit).query(this::bulkChange).list();
    }

    long count() {
        return db.sql("select count(*) from bulk_change").query(Long.class).single();
    }

    /// Notes that it is to be undone; false when somebody did before.
    boolean startUndo(BulkChangeId id, JobId job, Optional<PersonId> by, Instant at) {
        return db.sql(START_UNDO).param("id", id.value()).param("job", job.value()).param("person", person(by))
                .param("at", utc(at)).update() == 1;
    }

    List<BulkItem> items(BulkChangeId id, Optional<Outcome> outcome, @Nullable UUID after, int limit) {
        return db.sql(ITEMS).param("id", id.value()).param("outcome", outcome.map(Outcome::word).orElse(null))
                .param("after", after).param("limit", limit).query(BulkChangeTable::item).list();
    }

    long countItems(BulkChangeId id, Optional<Outcome> outcome) {
        return db.sql(COUNT_ITEMS).param("id", id.value()).param("outcome", outcome.map(Outcome::word).orElse(null))
                .query(Long.class).single();
    }

    /// The next items that stand there, in the order of their snippets.
    List<Next> next(BulkChangeId id, Outcome outcome, int limit) {
        return db.sql(NEXT).param("id", id.value()).param("outcome", outcome.word()).param("limit", limit)
                .query((row, _) -> new Next(new SnippetId(row.getObject("snippet_id", UUID.class)),
                        Optional.ofNullable(row.getString("reversal"))
                                .map(text -> json.readValue(text, Reversal.class))))
                .list();
    }

    /// Writes down what became of items, and counts them.
    void settle(BulkChangeId id, List<Settled> settled) {
        batches.batchUpdate(SETTLE,
                settled.stream().map(item -> values(id, item)).toArray(SqlParameterSource[]::new));
        db.sql(COUNT_SETTLED).param("id", id.value()).param("changed", count(settled, Outcome.CHANGED))
                .param("unchanged", count(settled, Outcome.UNCHANGED))
                .param("refused", count(settled, Outcome.REFUSED)).param("undone", count(settled, Outcome.UNDONE))
                .param("notUndone", count(settled, Outcome.NOT_UNDONE)).update();
    }

    private MapSqlParameterSource values(BulkChangeId id, Settled item) {
        return new MapSqlParameterSource("id", id.value()).addValue("snippet", item.snippet().value())
                .addValue("outcome", item.outcome().word())
                .addValue("problem", item.problem().map(Problem::slug).orElse(null))
                .addValue("detail", item.problem().map(BulkChangeTable::detail).orElse(null))
                .addValue("reversal",
                        item.reversal().map(json.writerFor(Reversal.class)::writeValueAsString).orElse(null));
    }

    /// A refusal of one item has no request with fields to point at: what is wrong with them is said in words.
    private static String detail(Problem problem) {
        return problem.faults().isEmpty()
                ? problem.detail()
                : String.join("; ", problem.faults().stream()
                        .map(fault -> fault.pointer() + ": " + fault.detail()).toList());
    }

    private static int count(List<Settled> settled, Outcome outcome) {
        return (int) settled.stream().filter(item -> item.outcome() == outcome).count();
    }

    private BulkChange bulkChange(ResultSet row, int number) throws SQLException {
        UUID undoJob = row.getObject("undo_job_id", UUID.class);
        Optional<BulkChange.Undo> undo = undoJob == null
                ? Optional.empty()
                : Optional.of(new BulkChange.Undo(person(row, "undo_person"), instant(row, "undo_at"),
                        new JobId(undoJob), row.getInt("undone"), row.getInt("not_undone")));
        return new BulkChange(new BulkChangeId(row.getObject("id", UUID.class)),
                json.readValue(row.getString("change"), Change.class), person(row, "person"), instant(row, "at"),
                new JobId(row.getObject("job_id", UUID.class)), row.getInt("total"), row.getInt("changed"),
                row.getInt("unchanged"), row.getInt("refused"), undo);
    }

    private static BulkItem item(ResultSet row, int number) throws SQLException {
        String problem = row.getString("problem");
        return new BulkItem(new SnippetId(row.getObject("snippet_id", UUID.class)),
                Outcome.find(row.getString("outcome")).orElseThrow(),
                problem == null
                        ? Optional.empty()
                        : Optional.of(new BulkItem.Refusal(problem, row.getString("detail"))));
    }

    private static @Nullable UUID person(Optional<PersonId> person) {
        return person.map(PersonId::value).orElse(null);
    }

    private static Optional<PersonId> person(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, UUID.class)).map(PersonId::new);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
