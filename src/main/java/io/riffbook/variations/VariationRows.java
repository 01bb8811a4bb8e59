package io.riffbook.variations;

import io.riffbook.access.PersonId;
import io.riffbook.content.SlideFiles;
import io.riffbook.content.SnippetId;
import io.riffbook.jobs.JobId;
import io.riffbook.storage.Sha256;
import io.riffbook.web.Version;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Variations, as they are stored.
@Repository
class VariationRows {
    /// Two of one person wait for each other, so that none slips past the limit.
    private static final String HOLD = "select pg_advisory_xact_lock(hashtextextended('riffbook.variation ' || :person, 0))";
    private static final String WAITING_OF = """
            select count(*) from variation where proposer = :person and state = 'proposed'""";
    private static final String INSERT = """
            insert into variation (id, version, state, snippet_id, revision, title, fields, comment, proposer, answer,
                proposed_at, job_id, slide_sha256, preview_sha256, small_preview_sha256, text_preview)
            values (:id, :version, :state, :snippet, :revision, :title, :fields::jsonb, :comment, :proposer, :answer,
                :proposedAt, :job, :slide, :preview, :smallPreview, :textPreview)""";
    private static final String DECIDE = """
            update variation set version = :version, state = :state, decided_by = :by, answer = :answer,
                became_snippet_id = :becameSnippet, became_revision = :becameRevision, decided_at = :at
            where id = :id""";
    private static final String FIND = "select * from variation where id = :id";
    private static final String OF_JOB = "select * from variation where job_id = :job";
    private static final String FILTER = """
            where (:state::text is null or state = :state) and (:snippet::uuid is null or snippet_id = :snippet)
              and (:proposer::uuid is null or proposer = :proposer)""";
    private static final String LIST = "select * from variation " + FILTER + """

              and (:before::uuid is null or id < :before)
            order by id desc limit :limit""";
    private static final String COUNT = "select count(*) from variation " + FILTER;
    private static final String CREDITS = """
            select proposer, became_revision from variation
            where became_snippet_id = :snippet and became_revision <= :upTo and proposer is not null
            order by became_revision desc limit :limit""";

    private final JdbcClient db;
    private final JsonMapper json;

    VariationRows(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    record Credit(PersonId proposer, int revision) {}

    /// Keeps others from proposing for this person until the transaction ends.
    void hold(PersonId person) {
        db.sql(HOLD).param("person", person.toString()).query(_ -> {});
    }

    long waitingOf(PersonId person) {
        return db.sql(WAITING_OF).param("person", person.value()).query(Long.class).single();
    }

    /// @param job that read its slide, if it has one
    void insert(Variation variation, Optional<JobId> job) {
        SlideFiles files = variation.files();
        db.sql(INSERT).param("id", variation.id().value()).param("version", variation.version().number())
                .param("state", variation.state().word()).param("snippet", variation.snippet().value())
                .param("revision", variation.revision()).param("title", variation.title())
                .param("fields", json.writeValueAsString(variation.fields())).param("comment", variation.comment())
                .param("proposer", variation.proposer().map(PersonId::value).orElse(null))
                .param("answer", variation.answer())
                .param("proposedAt", variation.proposedAt().atOffset(ZoneOffset.UTC))
                .param("job", job.map(JobId::value).orElse(null)).param("slide", hex(files.slide()))
                .param("preview", hex(files.preview())).param("smallPreview", hex(files.smallPreview()))
                .param("textPreview", files.isTextPreview()).update();
    }

    private static @Nullable String hex(Optional<Sha256> hash) {
        return hash.map(Sha256::hex).orElse(null);
    }

    /// What became of the slide that a job read, if it got so far.
    Optional<Variation> of(JobId job) {
        return db.sql(OF_JOB).param("job", job.value()).query(this::variation).optional();
    }

    void decide(Variation variation) {
        db.sql(DECIDE).param("id", variation.id().value()).param("version", variation.version().number())
                .param("state", variation.state().word())
                .param("by", variation.decidedBy().map(PersonId::value).orElse(null))
                .param("answer", variation.answer())
                .param("becameSnippet", variation.became().map(as -> as.snippet().value()).orElse(null))
                .param("becameRevision", variation.became().map(Variation.Became::revision).orElse(null))
                .param("at", variation.decidedAt().map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null)).update();
    }

    Optional<Variation> find(VariationId id) {
        return db.sql(FIND).param("id", id.value()).query(this::variation).optional();
    }

    /// The same, held until the transaction ends.
    Optional<Variation> lock(VariationId id) {
        return db.sql(FIND + " for no key update").param("id", id.value()).query(this::variation).optional();
    }

    List<Variation> list(VariationFilter filter, Optional<PersonId> proposer, @Nullable UUID before, int limit) {
        return filtered(LIST, filter, proposer).param("before", before).param("limit", limit).query(this::variation)
                .list();
    }

    long count(VariationFilter filter, Optional<PersonId> proposer) {
        return filtered(COUNT, filter, proposer).query(Long.class).single();
    }

    /// Whose variations a snippet holds, the newest first.
    List<Credit> credits(SnippetId snippet, int upTo, int limit) {
        return db.sql(CREDITS).param("snippet", snippet.value()).param("upTo", upTo).param("limit", limit)
                .query((row, _) -> new Credit(new PersonId(row.getObject("proposer", UUID.class)),
                        row.getInt("became_revision")))
                .list();
    }

    private JdbcClient.StatementSpec filtered(String sql, VariationFilter filter, Optional<PersonId> proposer) {
        return db.sql(sql).param("state", filter.state().map(VariationState::word).orElse(null))
                .param("snippet", filter.snippet().map(SnippetId::value).orElse(null))
                .param("proposer", proposer.map(PersonId::value).orElse(null));
    }

    private Variation variation(ResultSet row, int number) throws SQLException {
        String state = row.getString("state");
        Optional<SnippetId> became = id(row, "became_snippet_id").map(SnippetId::new);
        int becameRevision = row.getInt("became_revision");
        return new Variation(new VariationId(row.getObject("id", UUID.class)), new Version(row.getLong("version")),
                VariationState.of(state).orElseThrow(() -> new IllegalStateException("no state " + state)),
                new SnippetId(row.getObject("snippet_id", UUID.class)), row.getInt("revision"), row.getString("title"),
                json.readValue(row.getString("fields"), new TypeReference<Map<String, Object>>() {}),
                SlideFiles.of(row.getString("slide_sha256"), row.getString("preview_sha256"),
                        row.getString("small_preview_sha256"), row.getBoolean("text_preview")),
                row.getString("comment"), id(row, "proposer").map(PersonId::new),
                id(row, "decided_by").map(PersonId::new), row.getString("answer"),
                became.map(snippet -> new Variation.Became(snippet, becameRevision)),
                time(row, "proposed_at").orElseThrow(), time(row, "decided_at"));
    }

    private static Optional<UUID> id(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, UUID.class));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
