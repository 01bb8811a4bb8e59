package io.riffbook.content.composing;

import io.riffbook.reading.Composed;
import io.riffbook.storage.Sha256;
import io.riffbook.storage.StoredFile;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What was composed already, in the database.
@Repository
class DeckExportTable {
    private static final String FIND = """
            select file_sha256, file_size, slides from deck_export
            where deck_id = :deck and revision = :revision and format = :format and template_sha256 = :template
                and composer = :composer""";
    private static final String INSERT = """
            insert into deck_export (deck_id, revision, format, template_sha256, composer, file_sha256, file_size, slides,
                created_at)
            values (:deck, :revision, :format, :template, :composer, :file, :size, :slides, :now)
            on conflict do nothing""";

    private final JdbcClient db;

    DeckExportTable(JdbcClient db) {
        this.db = db;
    }

    /// A composed file.
    record Made(StoredFile file, int slides) {}

    Optional<Made> find(DeckExportOrder order) {
        return parameters(db.sql(FIND), order)
                .query((row, _) -> new Made(
                        new StoredFile(new Sha256(row.getString("file_sha256")), row.getLong("file_size")),
                        row.getInt("slides")))
                .optional();
    }

    void insert(DeckExportOrder order, Made made, Instant now) {
        parameters(db.sql(INSERT), order).param("file", made.file().hash().hex()).param("size", made.file().size())
                .param("slides", made.slides()).param("now", now.atOffset(ZoneOffset.UTC)).update();
    }

    private static JdbcClient.StatementSpec parameters(JdbcClient.StatementSpec statement, DeckExportOrder order) {
        return statement.param("deck", order.deck().value()).param("revision", order.revision())
                .param("format", order.format().ending())
                .param("template", order.template() == null ? "" : order.template())
                .param("composer", Composed.COMPOSER);
    }
}
