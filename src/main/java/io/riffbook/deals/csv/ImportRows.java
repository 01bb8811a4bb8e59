package io.riffbook.deals.csv;

import io.riffbook.jobs.JobId;
import io.riffbook.web.FieldFault;
import io.riffbook.web.Problem;
import org.springframework.http.HttpStatusCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

import java.io.IOException;
import java.io.InputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import tools.jackson.databind.json.JsonMapper;

/// Files of opportunities on their way in, as they are stored: the file in parts, how far it is settled, and what was refused.
@Repository
class ImportRows {
    private static final int PART = 256 * 1024;
    private static final String BEGIN = "insert into opportunity_import (job_id, created_at) values (:job, :now)";
    private static final String ADD_PART = """
            insert into opportunity_import_part (job_id, number, content) values (:job, :number, :content)""";
    private static final String PART_OF = """
            select content from opportunity_import_part where job_id = :job and number = :number""";
    private static final String SIZE = """
            select coalesce(sum(octet_length(content)), 0) from opportunity_import_part where job_id = :job""";
    private static final String TAKE_AWAY = "delete from opportunity_import_part where job_id = :job";
    private static final String SETTLED = "select settled from opportunity_import where job_id = :job";
    private static final String SETTLE = """
            update opportunity_import set settled = :settled, created = created + :created, updated = updated + :updated,
                ignored = ignored + :ignored, refused = refused + :refused
            where job_id = :job""";
    private static final String REFUSE = """
            insert into opportunity_import_refusal (job_id, number, line, problem)
            select :job, number, line, problem
            from jsonb_to_recordset(:rows::jsonb) as row (number int, line bigint, problem jsonb)""";
    private static final String COUNTS = """
            select settled, created, updated, ignored, refused from opportunity_import where job_id = :job""";
    private static final String REFUSALS = """
            select number, line, problem::text as problem from opportunity_import_refusal
            where job_id = :job and number > :after order by number limit :limit""";
    private static final String REFUSED = "select count(*) from opportunity_import_refusal where job_id = :job";
    private static final String FORGET = "delete from opportunity_import where created_at < :before";

    private final JdbcClient db;
    private final JsonMapper json;
    private final DealsSettings settings;
    private final Clock clock;

    ImportRows(JdbcClient db, JsonMapper json, DealsSettings settings, Clock clock) {
        this.db = db;
        this.json = json;
        this.settings = settings;
        this.clock = clock;
    }

    /// What a batch of rows came to.
    ///
    /// @param settled the number of its last row
    record Batch(int settled, int created, int updated, int ignored, Collection<Refusal> refusals) {}

    /// A problem in the shape in which it is kept.
    private record KeptProblem(String slug, int status, String title, String detail, List<FieldFault> faults) {
        static KeptProblem of(Problem problem) {
            // What a hostile row says can come back in its problem, and the database takes no NUL.
            return new KeptProblem(problem.slug(), problem.status().value(), problem.title(), plain(problem.detail()),
                    problem.faults().stream()
                            .map(fault -> new FieldFault(plain(fault.pointer()), plain(fault.detail()))).toList());
        }

        private static String plain(String text) {
            return text.replaceAll("\\p{Cntrl}", " ");
        }

        Problem problem() {
            return new Problem(slug, HttpStatusCode.valueOf(status), title, detail, faults);
        }
    }

    /// A refusal in the shape in which it is kept.
    private record KeptRefusal(int number, long line, KeptProblem problem) {}

    /// Keeps a file until its job has read it.
    void begin(JobId job, InputStream content) throws IOException {
        db.sql(BEGIN).param("job", job.value()).param("now", now()).update();
        byte[] part = content.readNBytes(PART);
        for (int number = 0; part.length > 0; number++) {
            db.sql(ADD_PART).param("job", job.value()).param("number", number).param("content", part).update();
            part = content.readNBytes(PART);
        }
    }

    Optional<byte[]> part(JobId job, int number) {
        return db.sql(PART_OF).param("job", job.value()).param("number", number).query(byte[].class).optional();
    }

    /// How many bytes the file has.
    long size(JobId job) {
        return db.sql(SIZE).param("job", job.value()).query(Long.class).single();
    }

    void takeAway(JobId job) {
        db.sql(TAKE_AWAY).param("job", job.value()).update();
    }

    /// The number of the last row that is settled; 0 when none is.
    int settled(JobId job) {
        return db.sql(SETTLED).param("job", job.value()).query(Integer.class).single();
    }

    void settle(JobId job, Batch batch) {
        db.sql(SETTLE).param("job", job.value()).param("settled", batch.settled()).param("created", batch.created())
                .param("updated", batch.updated()).param("ignored", batch.ignored())
                .param("refused", batch.refusals().size()).update();
        if (!batch.refusals().isEmpty()) {
            List<KeptRefusal> rows = batch.refusals().stream()
                    .map(each -> new KeptRefusal(each.number(), each.line(), KeptProblem.of(each.problem()))).toList();
            db.sql(REFUSE).param("job", job.value()).param("rows", json.writeValueAsString(rows)).update();
        }
    }

    /// How many rows there were and how they came out.
    Map<String, Object> counts(JobId job) {
        return db.sql(COUNTS).param("job", job.value()).query((row, _) -> {
            Map<String, Object> counts = new HashMap<>();
            counts.put("rows", row.getInt("settled"));
            for (String outcome : List.of("created", "updated", "ignored", "refused")) {
                counts.put(outcome, row.getInt(outcome));
            }
            return counts;
        }).single();
    }

    List<Refusal> refusals(JobId job, int after, int limit) {
        return db.sql(REFUSALS).param("job", job.value()).param("after", after).param("limit", limit)
                .query(this::refusal).list();
    }

    long refused(JobId job) {
        return db.sql(REFUSED).param("job", job.value()).query(Long.class).single();
    }

    private Refusal refusal(ResultSet row, int number) throws SQLException {
        return new Refusal(row.getInt("number"), row.getLong("line"),
                json.readValue(row.getString("problem"), KeptProblem.class).problem());
    }

    /// Removes what was kept long enough, with whatever a job left behind that was given up.
    @Scheduled(initialDelayString = "PT3M", fixedDelayString = "PT1H")
    void forgetOld() {
        db.sql(FORGET).param("before", now().minus(settings.keptFor())).update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
