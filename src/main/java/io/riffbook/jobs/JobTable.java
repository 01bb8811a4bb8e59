package io.riffbook.jobs;

import io.riffbook.audit.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The jobs in the database.
@Repository
class JobTable {
    private static final String INSERT = """
            insert into job (id, type, state, payload, owner, step, created_at, updated_at)
            values (:id, :type, 'queued', :payload::jsonb, :owner, 'waiting for its turn', :now, :now)""";
    private static final String SELECT = """
            select id, type, state, percent, step, done, total, result, failure_reason, failure_detail, owner,
                   created_at, finished_at
            from job where id = any(:ids)""";
    private static final String START = """
            update job set state = 'running', attempts = attempts + 1, step = 'starting', updated_at = :now
            where id = :id and state in ('queued', 'running') returning type, payload, attempts""";
    private static final String PROGRESS = """
            update job set percent = greatest(percent, :percent), step = :step, done = :done, total = :total,
                   updated_at = :now
            where id = :id and state = 'running'""";
    private static final String DONE = """
            update job set state = 'done', percent = 100, step = 'done', result = :result::jsonb, finished_at = :now,
                   updated_at = :now
            where id = :id and state = 'running'""";
    private static final String FAILED = """
            update job set state = 'failed', step = 'failed', failure_reason = :reason, failure_detail = :detail,
                   finished_at = :now, updated_at = :now
            where id = :id and state in ('queued', 'running')""";

    private static final String STATES = "select distinct state from job where type = :type";

    private final JdbcClient db;
    private final JsonMapper json;
    private final Clock clock;

    JobTable(JdbcClient db, JsonMapper json, Clock clock) {
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    record Started(String type, String payload, int attempts) {}

    record Owned(Job job, @Nullable UUID owner) {}

    void insert(JobId id, String type, Object payload, Actor owner) {
        db.sql(INSERT).param("id", id.value()).param("type", type).param("payload", json.writeValueAsString(payload))
                .param("owner", owner.id()).param("now", now()).update();
    }

    List<Owned> find(Collection<JobId> ids) {
        return db.sql(SELECT).param("ids", ids.stream().map(JobId::value).toArray(UUID[]::new)).query(this::row).list();
    }

    Set<Job.State> statesOf(String type) {
        return db.sql(STATES).param("type", type).query((row, _) -> state(row)).set();
    }

    /// Empty when the job is over already.
    Optional<Started> start(JobId id) {
        return db.sql(START).param("id", id.value()).param("now", now())
                .query((row, _) -> new Started(row.getString("type"), row.getString("payload"), row.getInt("attempts")))
                .optional();
    }

    void progress(JobId id, int percent, String step, int done, int total) {
        db.sql(PROGRESS).param("id", id.value()).param("percent", percent).param("step", step).param("done", done)
                .param("total", total).param("now", now()).update();
    }

    void done(JobId id, Map<String, Object> result) {
        db.sql(DONE).param("id", id.value()).param("result", json.writeValueAsString(result)).param("now", now())
                .update();
    }

    void failed(JobId id, Job.Failure failure) {
        db.sql(FAILED).param("id", id.value()).param("reason", failure.reason()).param("detail", failure.detail())
                .param("now", now()).update();
    }

    private Owned row(ResultSet row, int number) throws SQLException {
        String result = row.getString("result");
        String reason = row.getString("failure_reason");
        OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
        Job job = new Job(new JobId(row.getObject("id", UUID.class)), row.getString("type"),
                state(row), row.getInt("percent"),
                row.getString("step"), row.getInt("done"), row.getInt("total"),
                result == null ? Optional.empty() : Optional.of(json.readValue(result, new TypeReference<>() {})),
                reason == null
                        ? Optional.empty()
                        : Optional.of(new Job.Failure(reason, row.getString("failure_detail"))),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                finished == null ? Optional.<Instant>empty() : Optional.of(finished.toInstant()));
        return new Owned(job, row.getObject("owner", UUID.class));
    }

    private static Job.State state(ResultSet row) throws SQLException {
        return Job.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
