package io.riffbook.content.exchange;

import io.riffbook.jobs.JobId;
import io.riffbook.web.FieldFault;
import io.riffbook.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import tools.jackson.databind.json.JsonMapper;

/// What became of the rows of imports, and which rows without an id were imported before.
@Repository
class ImportResults {
    private static final String ADD = """
            insert into import_result (job_id, number, place, subject_type, subject_id, outcome, notes, problem, created_at)
            select :job, number, place, type, id, outcome, notes, problem, :now
            from jsonb_to_recordset(:rows::jsonb) as (number int, place text, type text, id uuid, outcome text,
                notes text[], problem jsonb)""";
    private static final String LAST = "select coalesce(max(number), 0) from import_result where job_id = :job";
    private static final String LIST = """
            select number, place, subject_type, subject_id, outcome, notes, problem::text as problem from import_result
            where job_id = :job and number > :after and (:outcome::text is null or outcome = :outcome)
            order by number limit :limit""";
    private static final String COUNTS = """
            select outcome, count(*) as total from import_result where job_id = :job group by outcome order by outcome""";
    private static final String COUNT = """
            select count(*) from import_result
            where job_id = :job and (:outcome::text is null or outcome = :outcome)""";
    private static final String FORGET = """
            delete from import_result where (job_id, number) in (
                select job_id, number from import_result where created_at < :before limit :limit)""";
    private static final int FORGOTTEN_AT_ONCE = 10_000;
    private static final String KNOWN = """
            select key, content_hash, snippet_id from authored_row where principal = :principal and key = any(:keys)""";
    private static final String REMEMBER = """
            insert into authored_row (principal, key, content_hash, snippet_id)
            select :principal, key, hash, snippet
            from unnest(:keys, :hashes, :snippets) as taken (key, hash, snippet)""";

    private final JdbcClient db;
    private final JsonMapper json;
    private final ExchangeSettings settings;
    private final Clock clock;

    ImportResults(JdbcClient db, JsonMapper json, ExchangeSettings settings, Clock clock) {
        this.db = db;
        this.json = json;
        this.settings = settings;
        this.clock = clock;
    }

    /// A row without an id that was imported.
    ///
    /// @param key the sender's name for it, or its content's
    record Taken(String key, String contentHash, UUID snippetId) {}

    /// A problem in the shape in which it is kept.
    private record KeptProblem(String slug, int status, String title, String detail, List<FieldFault> faults) {
        static KeptProblem of(Problem problem) {
            // What a hostile row says comes back in its problem, and the database takes no NUL.
            return new KeptProblem(problem.slug(), problem.status().value(), problem.title(), plain(problem.detail()),
                    problem.faults().stream()
                            .map(fault -> new FieldFault(plain(fault.pointer()), plain(fault.detail()))).toList());
        }

        Problem problem() {
            return new Problem(slug, HttpStatusCode.valueOf(status), title, detail, faults);
        }
    }

    void add(JobId job, Collection<ImportResult> results) {
        if (results.isEmpty()) {
            return;
        }
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (ImportResult result : results) {
            Map<String, @Nullable Object> row = new HashMap<>();
            row.put("number", result.number());
            row.put("place", plain(result.place()));
            row.put("type", result.type());
            row.put("id", result.id());
            row.put("outcome", result.outcome().word());
            row.put("notes", result.notes().stream().map(ImportResults::plain).toList());
            result.problem().ifPresent(problem -> row.put("problem", KeptProblem.of(problem)));
            rows.add(row);
        }
        db.sql(ADD).param("job", job.value()).param("now", now()).param("rows", json.writeValueAsString(rows))
                .update();
    }

    /// The number of the last row that is settled; 0 when none is.
    int last(JobId job) {
        return db.sql(LAST).param("job", job.value()).query(Integer.class).single();
    }

    List<ImportResult> list(JobId job, Optional<ImportResult.Outcome> outcome, int after, int limit) {
        return db.sql(LIST).param("job", job.value()).param("after", after).param("limit", limit)
                .param("outcome", outcome.map(ImportResult.Outcome::word).orElse(null)).query(this::result).list();
    }

    long count(JobId job, Optional<ImportResult.Outcome> outcome) {
        return db.sql(COUNT).param("job", job.value())
                .param("outcome", outcome.map(ImportResult.Outcome::word).orElse(null)).query(Long.class).single();
    }

    /// How many rows came out in each way, by its word.
    Map<String, Object> counts(JobId job) {
        record Counted(String outcome, long total) {}
        Map<String, Object> counts = new LinkedHashMap<>();
        for (ImportResult.Outcome outcome : ImportResult.Outcome.values()) {
            counts.put(outcome.word(), 0L);
        }
        db.sql(COUNTS).param("job", job.value()).query(Counted.class).list()
                .forEach(counted -> counts.put(counted.outcome(), counted.total()));
        return counts;
    }

    /// Those rows that this principal imported before, by their keys.
    Map<String, Taken> taken(String principal, Collection<String> keys) {
        Map<String, Taken> taken = new HashMap<>();
        if (!keys.isEmpty()) {
            db.sql(KNOWN).param("principal", principal).param("keys", keys.toArray(String[]::new)).query(Taken.class)
                    .list().forEach(each -> taken.put(each.key(), each));
        }
        return taken;
    }

    /// Remembers them, in the transaction that adds their snippets.
    ///
    /// @throws org.springframework.dao.DuplicateKeyException when another import was faster with one of them
    void remember(String principal, Collection<Taken> taken) {
        if (!taken.isEmpty()) {
            db.sql(REMEMBER).param("principal", principal)
                    .param("keys", taken.stream().map(Taken::key).toArray(String[]::new))
                    .param("hashes", taken.stream().map(Taken::contentHash).toArray(String[]::new))
                    .param("snippets", taken.stream().map(Taken::snippetId).toArray(UUID[]::new)).update();
        }
    }

    /// Removes results that were kept long enough.
    @Scheduled(initialDelayString = "PT2M", fixedDelayString = "PT1H")
    void forgetOld() {
        OffsetDateTime before = now().minus(settings.keptFor());
        int removed = FORGOTTEN_AT_ONCE;
        while (removed == FORGOTTEN_AT_ONCE) {
            removed = db.sql(FORGET).param("before", before).param("limit", FORGOTTEN_AT_ONCE).update();
        }
    }

    private ImportResult result(ResultSet row, int number) throws SQLException {
        String problem = row.getString("problem");
        return new ImportResult(row.getInt("number"), row.getString("place"), row.getString("subject_type"),
                row.getObject("subject_id", UUID.class),
                ImportResult.Outcome.find(row.getString("outcome")).orElseThrow(),
                List.of((String[]) row.getArray("notes").getArray()),
                Optional.ofNullable(problem).map(kept -> json.readValue(kept, KeptProblem.class).problem()));
    }

    private static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
