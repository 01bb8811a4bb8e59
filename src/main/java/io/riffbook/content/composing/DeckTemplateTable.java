package io.riffbook.content.composing;

import io.riffbook.jobs.JobId;
import io.riffbook.storage.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Templates in the database.
@Repository
class DeckTemplateTable {
    private static final String SELECT = """
            select id, name, file_name, file_sha256, file_size, created_at from deck_template""";
    private static final String FIND = SELECT + " where id = :id";
    private static final String OF_JOB = SELECT + " where job_id = :job";
    private static final String LIST = SELECT
            + " where :before::uuid is null or id < :before order by id desc limit :limit";
    private static final String INSERT = """
            insert into deck_template (id, name, file_name, file_sha256, file_size, job_id, created_at)
            values (:id, :name, :fileName, :file, :size, :job, :now) on conflict (job_id) do nothing""";

    private final JdbcClient db;

    DeckTemplateTable(JdbcClient db) {
        this.db = db;
    }

    Optional<DeckTemplate> find(DeckTemplateId id) {
        return db.sql(FIND).param("id", id.value()).query(DeckTemplateTable::template).optional();
    }

    Optional<DeckTemplate> of(JobId job) {
        return db.sql(OF_JOB).param("job", job.value()).query(DeckTemplateTable::template).optional();
    }

    List<DeckTemplate> list(@Nullable UUID before, int limit) {
        return db.sql(LIST).param("before", before).param("limit", limit).query(DeckTemplateTable::template).list();
    }

    long count() {
        return db.sql("select count(*) from deck_template").query(Long.class).single();
    }

    void insert(DeckTemplate template, JobId job) {
        db.sql(INSERT).param("id", template.id().value()).param("name", template.name())
                .param("fileName", template.fileName()).param("file", template.file().hex())
                .param("size", template.fileSize()).param("job", job.value())
                .param("now", template.createdAt().atOffset(ZoneOffset.UTC)).update();
    }

    boolean delete(DeckTemplateId id) {
        return db.sql("delete from deck_template where id = :id").param("id", id.value()).update() > 0;
    }

    private static DeckTemplate template(ResultSet row, int number) throws SQLException {
        return new DeckTemplate(new DeckTemplateId(row.getObject("id", UUID.class)), row.getString("name"),
                row.getString("file_name"), new Sha256(row.getString("file_sha256")), row.getLong("file_size"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
