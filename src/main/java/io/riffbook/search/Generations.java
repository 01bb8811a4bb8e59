package io.riffbook.search;

import io.riffbook.content.SnippetId;
import io.riffbook.jobs.JobId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// The generations of the present engine's index that this record fills, and what each is for. The record has the last
/// word: an engine whose live generation is another one is told to follow.
@Repository
class Generations {
    private static final String ALL = """
            select generation, role, created_at, filled_at, checked_at, drift_found, drift_healed
            from index_generation where engine = :engine order by role""";
    private static final String HOLD = "select generation from index_generation where engine = :engine for update";
    private static final String REPLACE_LIVE = """
            update index_generation set generation = :next, created_at = :now, filled_to = null, filled_at = null,
                leased_until = '-infinity', checked_at = null, drift_found = 0, drift_healed = 0
            where engine = :engine and role = 'live' and generation = :lost""";
    private static final String ADD = """
            insert into index_generation (engine, generation, role, created_at)
            values (:engine, :generation, :role, :now) on conflict do nothing""";
    private static final String MOVE = """
            update index_generation set role = :to
            where engine = :engine and generation = :generation and role = :from""";
    private static final String FORGET = """
            delete from index_generation where engine = :engine and generation = :generation and role <> 'live'""";
    private static final String FORGET_PREVIOUS = """
            delete from index_generation where engine = :engine and role = 'previous' returning generation""";
    private static final String PROMOTE = """
            update index_generation set role = 'live', filled_at = coalesce(filled_at, :now)
            where engine = :engine and role = 'building'""";
    private static final String GO_ON_FILLING = """
            update index_generation set filler = :filler, leased_until = :until
            where engine = :engine and role = 'live' and filled_at is null
              and (filler = :filler or leased_until <= :now)
            returning generation, filled_to""";
    private static final String FILLED_TO = """
            update index_generation set filled_to = :to
            where engine = :engine and generation = :generation and filled_at is null""";
    private static final String FILLED = """
            update index_generation set filled_at = :now
            where engine = :engine and generation = :generation and filled_at is null""";
    private static final String TAKE_TURN = """
            update index_generation set checked_at = :now
            where engine = :engine and role = 'live' and filled_at is not null
              and (checked_at is null or checked_at <= :before)
            returning generation""";
    private static final String DRIFTED = """
            update index_generation set drift_found = drift_found + :found, drift_healed = drift_healed + :healed
            where engine = :engine and generation = :generation""";
    private static final String LOCK_JOB = "lock table index_job in share row exclusive mode";
    private static final String JOB = "select job_id from index_job where engine = :engine";
    private static final String TAKE_ON = """
            insert into index_job (engine, job_id) values (:engine, :job)
            on conflict (engine) do update set job_id = excluded.job_id""";

    private final String engine;
    private final JdbcClient db;
    private final Clock clock;

    Generations(SearchSettings settings, JdbcClient db, Clock clock) {
        this.engine = settings.engine();
        this.db = db;
        this.clock = clock;
    }

    /// What a generation is for.
    enum Role {
        LIVE, BUILDING, PREVIOUS;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// A generation that this record fills.
    ///
    /// @param filledAt since when it holds everything that was in the record when it was made; absent while it does not
    /// @param checkedAt when it was last compared with the record
    /// @param driftFound how many snippets it held otherwise than the record, ever
    /// @param driftHealed how many of them were sent again
    record Kept(Generation generation, Role role, Instant createdAt, Optional<Instant> filledAt,
            Optional<Instant> checkedAt, long driftFound, long driftHealed) {}

    /// A generation that is to be filled, after this snippet.
    record ToFill(Generation generation, Optional<SnippetId> filledTo) {}

    List<Kept> all() {
        return db.sql(ALL).param("engine", engine).query(Generations::kept).list();
    }

    Optional<Kept> find(Role role) {
        return all().stream().filter(kept -> kept.role() == role).findFirst();
    }

    /// Those that every change goes to, the live one first.
    List<Kept> written() {
        return all().stream().filter(kept -> kept.role() != Role.PREVIOUS)
                .sorted((one, other) -> one.role().compareTo(other.role())).toList();
    }

    /// Puts an empty generation in the place of one that is lost.
    ///
    /// @param lost absent: there was none
    /// @return false if another node was faster
    @Transactional
    boolean replaceLive(Optional<Generation> lost, Generation next) {
        return lost.map(old -> db.sql(REPLACE_LIVE).param("lost", old.name()).param("next", next.name())
                .param("engine", engine).param("now", now()).update() == 1)
                .orElseGet(() -> add(next, Role.LIVE));
    }

    /// From now on every change goes to this one, too.
    ///
    /// @return false if there is one already that is building
    boolean build(Generation generation) {
        return add(generation, Role.BUILDING);
    }

    private boolean add(Generation generation, Role role) {
        return db.sql(ADD).param("engine", engine).param("generation", generation.name()).param("role", role.word())
                .param("now", now()).update() == 1;
    }

    /// Gives it another role; nothing happens if it does not have that role.
    void move(Generation generation, Role from, Role to) {
        db.sql(MOVE).param("engine", engine).param("generation", generation.name()).param("from", from.word())
                .param("to", to.word()).update();
    }

    void forget(Generation generation) {
        db.sql(FORGET).param("engine", engine).param("generation", generation.name()).update();
    }

    /// Makes the one that is building the live one, and the live one the previous one. A second time nothing happens.
    ///
    /// @return the one that was previous before, which nobody needs any more
    @Transactional
    Optional<Generation> swap(Generation building) {
        db.sql(HOLD).param("engine", engine).query(String.class).list();
        if (find(Role.BUILDING).filter(kept -> kept.generation().equals(building)).isEmpty()) {
            return Optional.empty();
        }
        Optional<Generation> unneeded = db.sql(FORGET_PREVIOUS).param("engine", engine).query(String.class).optional()
                .map(Generation::new);
        find(Role.LIVE).ifPresent(live -> move(live.generation(), Role.LIVE, Role.PREVIOUS));
        db.sql(PROMOTE).param("engine", engine).param("now", now()).update();
        return unneeded;
    }

    /// The live generation, if it is not filled yet and no other node is at it.
    Optional<ToFill> goOnFilling(String filler, Duration lease) {
        return db.sql(GO_ON_FILLING).param("engine", engine).param("filler", filler).param("now", now())
                .param("until", now().plus(lease))
                .query((row, _) -> new ToFill(new Generation(row.getString("generation")),
                        Optional.ofNullable(row.getObject("filled_to", UUID.class)).map(SnippetId::new)))
                .optional();
    }

    void filledTo(Generation generation, SnippetId last) {
        db.sql(FILLED_TO).param("engine", engine).param("generation", generation.name()).param("to", last.value())
                .update();
    }

    void filled(Generation generation) {
        db.sql(FILLED).param("engine", engine).param("generation", generation.name()).param("now", now()).update();
    }

    /// The live generation, if it is filled and nobody has compared it for so long; the caller is to do it now.
    Optional<Generation> takeTurn(Duration every) {
        return db.sql(TAKE_TURN).param("engine", engine).param("now", now()).param("before", now().minus(every))
                .query(String.class).optional().map(Generation::new);
    }

    void drifted(Generation generation, long found, long healed) {
        db.sql(DRIFTED).param("engine", engine).param("generation", generation.name()).param("found", found)
                .param("healed", healed).update();
    }

    /// The last job that was to put another generation in the live one's place.
    Optional<JobId> job() {
        return db.sql(JOB).param("engine", engine).query(UUID.class).optional().map(JobId::new);
    }

    /// Lets nobody else take on a job until the caller's transaction ends.
    void lockJob() {
        db.sql(LOCK_JOB).update();
    }

    void takeOn(JobId job) {
        db.sql(TAKE_ON).param("engine", engine).param("job", job.value()).update();
    }

    private static Kept kept(ResultSet row, int number) throws SQLException {
        return new Kept(new Generation(row.getString("generation")),
                Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT)), instant(row, "created_at").orElseThrow(),
                instant(row, "filled_at"), instant(row, "checked_at"), row.getLong("drift_found"),
                row.getLong("drift_healed"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
