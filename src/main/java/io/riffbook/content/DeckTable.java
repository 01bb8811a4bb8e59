package io.riffbook.content;

import io.riffbook.access.PersonId;
import io.riffbook.content.proposals.PassageWords;
import io.riffbook.reading.Link;
import io.riffbook.reading.PassageContent;
import io.riffbook.storage.ObjectKey;
import io.riffbook.storage.Sha256;
import io.riffbook.web.Version;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Decks, their revisions and passages in the database.
@Repository
class DeckTable {
    private static final String DECKS = """
            select d.id, d.version, d.title, d.owner, d.current_revision, d.is_demo, d.created_at, d.changed_at,
                   r.file_name, r.media_type, r.passages,
                   (select count(*) from snippet s where s.deck_id = d.id) as snippets
            from deck d join deck_revision r on r.deck_id = d.id and r.number = d.current_revision""";
    private static final String FIND = DECKS + " where d.id = :id";
    private static final String LIST = DECKS
            + " where :after::uuid is null or d.id < :after order by d.id desc limit :limit";
    private static final String COUNT = "select count(*) from deck";
    private static final String INSERT = """
            insert into deck (id, title, owner, version, current_revision, is_demo, created_at, changed_at)
            values (:id, :title, :owner, 1, 1, :demo, :now, :now) on conflict (id) do nothing""";
    private static final String LOCK = "select current_revision from deck where id = :id for update";
    private static final String MOVE_ON = """
            update deck set current_revision = :number, version = version + 1, changed_at = :now where id = :id""";
    private static final String INSERT_REVISION = """
            insert into deck_revision (deck_id, number, title, file_name, media_type, file_sha256, file_size, passages,
                truncated, package_key, job_id, created_at)
            values (:deck, :number, :title, :fileName, :mediaType, :file, :size, :passages, :truncated, :package, :job,
                :now)""";
    private static final String REVISIONS = """
            select deck_id, number, title, file_name, media_type, file_sha256, file_size, passages, created_at
            from deck_revision""";
    private static final String REVISION = REVISIONS + " where deck_id = :deck and number = :number";
    private static final String REVISION_OF_JOB = REVISIONS + " where job_id = :job";
    private static final String LIST_REVISIONS = REVISIONS
            + " where deck_id = :deck and number < :before order by number desc limit :limit";
    private static final String WHOLE_REVISIONS = """
            select deck_id, number, title, file_name, media_type, file_sha256, file_size, passages, created_at, truncated
            from deck_revision where deck_id = :deck order by number""";
    private static final String ALL_PASSAGES = "select * from passage where deck_id = :deck order by revision, position";
    private static final String INSERT_PASSAGE = """
            insert into passage (id, deck_id, revision, position, title, body, notes, hidden, truncated, content_hash,
                links, alt_texts, section, language, slide_sha256, preview_sha256, small_preview_sha256, text_preview)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String PASSAGES = """
            select * from passage where deck_id = :deck and revision = :revision and position > :after
            order by position limit :limit""";
    private static final String BEGINNINGS = """
            select position, title, left(body, :length) as body, '' as notes from passage
            where deck_id = :deck and revision = :revision order by position""";
    private static final String FIND_PASSAGES = "select * from passage where id = any(:ids)";

    private final JdbcClient db;
    private final JdbcTemplate batches;
    private final JsonMapper json;

    DeckTable(JdbcClient db, JdbcTemplate batches, JsonMapper json) {
        this.db = db;
        this.batches = batches;
        this.json = json;
    }

    Optional<Deck> find(DeckId id) {
        return db.sql(FIND).param("id", id.value()).query(DeckTable::deck).optional();
    }

    List<Deck> list(@Nullable UUID after, int limit) {
        return db.sql(LIST).param("after", after).param("limit", limit).query(DeckTable::deck).list();
    }

    long count() {
        return db.sql(COUNT).query(Long.class).single();
    }

    void insert(DeckId id, String title, Optional<PersonId> owner, boolean isDemo, OffsetDateTime now) {
        db.sql(INSERT).param("id", id.value()).param("title", title)
                .param("owner", owner.map(PersonId::value).orElse(null)).param("demo", isDemo).param("now", now)
                .update();
    }

    /// The current revision's number; holds the deck until the transaction ends.
    Optional<Integer> lock(DeckId id) {
        return db.sql(LOCK).param("id", id.value()).query(Integer.class).optional();
    }

    void moveOn(DeckId id, int number, OffsetDateTime now) {
        db.sql(MOVE_ON).param("id", id.value()).param("number", number).param("now", now).update();
    }

    void insert(DeckRevision revision, boolean truncated, ObjectKey packageKey, UUID job) {
        db.sql(INSERT_REVISION).param("deck", revision.deck().value()).param("number", revision.number())
                .param("title", revision.title()).param("fileName", revision.fileName())
                .param("mediaType", revision.mediaType()).param("file", revision.file().hex())
                .param("size", revision.fileSize()).param("passages", revision.passages())
                .param("truncated", truncated).param("package", packageKey.value()).param("job", job)
                .param("now", revision.createdAt().atOffset(ZoneOffset.UTC)).update();
    }

    void insert(List<Passage> passages) {
        batches.batchUpdate(INSERT_PASSAGE, passages, 500, (row, passage) -> {
            row.setObject(1, passage.id().value());
            row.setObject(2, passage.deck().value());
            row.setInt(3, passage.revision());
            row.setInt(4, passage.position());
            row.setString(5, passage.title());
            row.setString(6, passage.body());
            row.setString(7, passage.notes());
            row.setBoolean(8, passage.hidden());
            row.setBoolean(9, passage.truncated());
            row.setString(10, passage.contentHash().hex());
            row.setString(11, json.writeValueAsString(passage.content().links()));
            row.setObject(12, passage.content().altTexts().toArray(String[]::new));
            row.setString(13, passage.content().section());
            row.setString(14, passage.content().language());
            row.setString(15, passage.files().slide().map(Sha256::hex).orElse(null));
            row.setString(16, passage.files().preview().map(Sha256::hex).orElse(null));
            row.setString(17, passage.files().smallPreview().map(Sha256::hex).orElse(null));
            row.setBoolean(18, passage.files().isTextPreview());
        });
    }

    Optional<DeckRevision> revision(DeckId deck, int number) {
        return db.sql(REVISION).param("deck", deck.value()).param("number", number).query(DeckTable::revision)
                .optional();
    }

    Optional<DeckRevision> revisionOf(UUID job) {
        return db.sql(REVISION_OF_JOB).param("job", job).query(DeckTable::revision).optional();
    }

    List<DeckRevision> revisions(DeckId deck, int before, int limit) {
        return db.sql(LIST_REVISIONS).param("deck", deck.value()).param("before", before).param("limit", limit)
                .query(DeckTable::revision).list();
    }

    /// All revisions with all their passages.
    List<WholeDeck.Revision> wholeRevisions(DeckId deck) {
        Map<Integer, List<Passage>> passages = db.sql(ALL_PASSAGES).param("deck", deck.value())
                .query(this::passage).list().stream().collect(Collectors.groupingBy(Passage::revision));
        return db.sql(WHOLE_REVISIONS).param("deck", deck.value()).query((row, number) -> {
            DeckRevision revision = revision(row, number);
            return new WholeDeck.Revision(revision, row.getBoolean("truncated"),
                    passages.getOrDefault(revision.number(), List.of()));
        }).list();
    }

    List<Passage> passages(DeckId deck, int revision, int after, int limit) {
        return db.sql(PASSAGES).param("deck", deck.value()).param("revision", revision).param("after", after)
                .param("limit", limit).query(this::passage).list();
    }

    /// How each passage of the revision begins, in order.
    List<PassageWords> beginnings(DeckId deck, int revision) {
        return db.sql(BEGINNINGS).param("deck", deck.value()).param("revision", revision)
                .param("length", PassageWords.BEGINNING).query(PassageWords.class).list();
    }

    List<Passage> passages(Collection<PassageId> ids) {
        return db.sql(FIND_PASSAGES).param("ids", ids.stream().map(PassageId::value).toArray(UUID[]::new))
                .query(this::passage).list();
    }

    private static Deck deck(ResultSet row, int number) throws SQLException {
        return new Deck(new DeckId(row.getObject("id", UUID.class)), new Version(row.getLong("version")),
                row.getString("title"), Optional.ofNullable(row.getObject("owner", UUID.class)).map(PersonId::new),
                row.getInt("current_revision"), row.getString("file_name"), row.getString("media_type"),
                row.getInt("passages"), row.getLong("snippets"), row.getBoolean("is_demo"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }

    private static DeckRevision revision(ResultSet row, int number) throws SQLException {
        return new DeckRevision(new DeckId(row.getObject("deck_id", UUID.class)), row.getInt("number"),
                row.getString("title"), row.getString("file_name"), row.getString("media_type"),
                new Sha256(row.getString("file_sha256")), row.getLong("file_size"), row.getInt("passages"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private Passage passage(ResultSet row, int number) throws SQLException {
        return new Passage(new PassageId(row.getObject("id", UUID.class)),
                new DeckId(row.getObject("deck_id", UUID.class)), row.getInt("revision"), row.getInt("position"),
                content(row), files(row));
    }

    private PassageContent content(ResultSet row) throws SQLException {
        return new PassageContent(row.getString("title"), row.getString("body"), row.getString("notes"),
                json.readValue(row.getString("links"), new TypeReference<List<Link>>() {}),
                List.of((String[]) row.getArray("alt_texts").getArray()), row.getString("section"),
                row.getString("language"), row.getBoolean("hidden"), row.getBoolean("truncated"),
                row.getString("content_hash"));
    }

    /// The files of a passage, or of a snippet's revision.
    static SlideFiles files(ResultSet row) throws SQLException {
        return SlideFiles.of(row.getString("slide_sha256"), row.getString("preview_sha256"),
                row.getString("small_preview_sha256"), row.getBoolean("text_preview"));
    }
}
