package io.riffbook.content;

import io.riffbook.access.GroupId;
import io.riffbook.access.PersonId;
import io.riffbook.model.ConceptId;
import io.riffbook.model.Kind;
import io.riffbook.storage.ObjectKey;
import io.riffbook.storage.Sha256;
import io.riffbook.web.Version;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Snippets and their revisions in the database.
@Repository
class SnippetTable {
    private static final String COLUMNS = """
            id, kind, version, lifecycle, title, latest_revision, published_revision, tags, audience_for,
            audience_not_for, reach, groups, owner, publish_at, expires_at, verifier, review_by, verified_revision, verified_by,
            verified_at, language, deck_id, index_sequence, state_number, is_demo, created_at, changed_at""";
    private static final String FIND = "select " + COLUMNS + " from snippet where id = any(:ids)";
    private static final String FILTER = """
             from snippet
            where (:lifecycle::text is null or lifecycle = :lifecycle) and (:kind::text is null or kind = :kind)
              and (:deck::uuid is null or deck_id = :deck) and (:tag::text is null or tags @> array[:tag::text])
              and (:owner::uuid is null or owner = :owner) and (:verifier::uuid is null or verifier = :verifier)
              and (not :changedInDeck or id in (select snippet_id from deck_change))
              and (not :overdue or (review_by < :today and lifecycle <> 'retired'))
              and (not :forEveryone or (lifecycle <> 'retired' and (audience_for = '{}'
                   or exists (select from unnest(:everyone) topmost
                              where audience_for @> string_to_array(topmost, ' ')))))""";
    private static final String LIST = "select " + COLUMNS + FILTER
            + " and (:after::uuid is null or id < :after) order by id desc limit :limit";
    private static final String IDS = "select id" + FILTER + " order by id limit :limit";
    private static final String COUNT = "select count(*)" + FILTER;
    private static final String HOLD = FIND + " order by id for no key update";
    private static final String LATEST_TITLES = """
            select s.id, r.title from snippet s
            join snippet_revision r on r.snippet_id = s.id and r.number = s.latest_revision
            where s.id = any(:ids)""";
    private static final String DUE = "select " + COLUMNS + """
             from snippet
            where (publish_at <= :now or (expires_at <= :now and published_revision is not null)) and id > :after
            order by id limit :limit""";
    private static final String INSERT = """
            insert into snippet (id, kind, version, lifecycle, title, latest_revision, published_revision, tags,
                audience_for, audience_not_for, reach, groups, owner, publish_at, expires_at, verifier, review_by,
                verified_revision, verified_by, verified_at, language, deck_id, index_sequence, state_number, is_demo,
                created_at, changed_at)
            values (:id, :kind, :version, :lifecycle, :title, :latest, :published, :tags, :audienceFor, :audienceNotFor,
                :reach, :groups, :owner, :publishAt, :expiresAt, :verifier, :reviewBy, :verifiedRevision, :verifiedBy,
                :verifiedAt, :language, :deck, :sequence, :state, :demo, :created, :changed)""";
    private static final String UPDATE = """
            update snippet set version = :version, lifecycle = :lifecycle, title = :title, latest_revision = :latest,
                published_revision = :published, tags = :tags, audience_for = :audienceFor,
                audience_not_for = :audienceNotFor, reach = :reach, groups = :groups, owner = :owner,
                publish_at = :publishAt, expires_at = :expiresAt, verifier = :verifier, review_by = :reviewBy,
                verified_revision = :verifiedRevision, verified_by = :verifiedBy, verified_at = :verifiedAt,
                language = :language, index_sequence = greatest(:sequence, index_sequence + 1), state_number = :state,
                changed_at = :changed
            where id = :id and version = :version - 1""";
    private static final String INSERT_REVISION = """
            insert into snippet_revision (snippet_id, number, title, fields, text, notes, passage_id, slide_sha256,
                preview_sha256, small_preview_sha256, text_preview, package_key, author, created_at)
            values (:snippet, :number, :title, :fields::jsonb, :text, :notes, :passage, :slide, :preview,
                :smallPreview, :textPreview, :package, :author, :created)""";
    private static final String REVISIONS = """
            select snippet_id, number, title, fields, text, notes, passage_id, slide_sha256, preview_sha256,
                small_preview_sha256, text_preview, author, created_at
            from snippet_revision""";
    private static final String FIND_REVISION = REVISIONS + " where snippet_id = :snippet and number = :number";
    private static final String REVISIONS_OF = REVISIONS + " where snippet_id = any(:ids) order by snippet_id, number";
    private static final String LIST_REVISIONS = REVISIONS
            + " where snippet_id = :snippet and number < :before order by number desc limit :limit";

    private final JdbcClient db;
    private final NamedParameterJdbcOperations batches;
    private final JsonMapper json;

    SnippetTable(JdbcClient db, NamedParameterJdbcOperations batches, JsonMapper json) {
        this.db = db;
        this.batches = batches;
        this.json = json;
    }

    private record Titled(UUID id, String title) {}

    /// What filters measure snippets by.
    ///
    /// @param everyone each set of concepts that together mean everyone
    record Yardstick(LocalDate today, List<List<ConceptId>> everyone) {}

    Optional<Snippet> find(SnippetId id) {
        return find(List.of(id)).stream().findFirst();
    }

    List<Snippet> find(Collection<SnippetId> ids) {
        return db.sql(FIND).param("ids", uuids(ids)).query(SnippetTable::snippet).list();
    }

    /// The same in the order of their ids, and kept from other writers until the transaction ends: whoever holds several takes them
    /// in this order, so that two can't wait for each other.
    List<Snippet> hold(Collection<SnippetId> ids) {
        return db.sql(HOLD).param("ids", uuids(ids)).query(SnippetTable::snippet).list();
    }

    /// The titles of their newest revisions.
    Map<SnippetId, String> latestTitles(Collection<SnippetId> ids) {
        return db.sql(LATEST_TITLES).param("ids", uuids(ids)).query(Titled.class).list().stream()
                .collect(Collectors.toMap(row -> new SnippetId(row.id()), Titled::title));
    }

    /// The ids of the first that the filter lets through.
    List<SnippetId> ids(SnippetFilter filter, Yardstick yardstick, int limit) {
        return filtered(db.sql(IDS), filter, yardstick).param("limit", limit).query(UUID.class).list().stream()
                .map(SnippetId::new).toList();
    }

    List<Snippet> list(SnippetFilter filter, Yardstick yardstick, @Nullable UUID after, int limit) {
        return filtered(db.sql(LIST), filter, yardstick).param("after", after).param("limit", limit)
                .query(SnippetTable::snippet)
                .list();
    }

    long count(SnippetFilter filter, Yardstick yardstick) {
        return filtered(db.sql(COUNT), filter, yardstick).query(Long.class).single();
    }

    /// Those whose time to be published or to expire has come, in the order of their ids.
    List<Snippet> due(Instant now, SnippetId after, int limit) {
        return db.sql(DUE).param("now", utc(now)).param("after", after.value()).param("limit", limit)
                .query(SnippetTable::snippet).list();
    }

    private static JdbcClient.StatementSpec filtered(JdbcClient.StatementSpec sql, SnippetFilter filter,
            Yardstick yardstick) {
        return sql.param("lifecycle", filter.lifecycle().map(Lifecycle::word).orElse(null))
                .param("kind", filter.kind().map(Kind::name).orElse(null))
                .param("deck", filter.deck().map(DeckId::value).orElse(null))
                .param("tag", filter.tag().map(ConceptId::toString).orElse(null))
                .param("owner", filter.owner().map(PersonId::value).orElse(null))
                .param("verifier", filter.verifier().map(PersonId::value).orElse(null))
                .param("changedInDeck", filter.changedInDeck()).param("overdue", filter.overdue())
                .param("today", yardstick.today())
                .param("forEveryone", filter.forEveryone()).param("everyone",
                        yardstick.everyone().stream().map(SnippetTable::joined).toArray(String[]::new));
    }

    void insert(Snippet snippet) {
        db.sql(INSERT).paramSource(values(snippet)).update();
    }

    /// Replaces, of each, the version before it; gives one where somebody else was faster, if there is any.
    Optional<Snippet> update(List<Snippet> snippets) {
        int[] updated = batches.batchUpdate(UPDATE,
                snippets.stream().map(SnippetTable::values).toArray(SqlParameterSource[]::new));
        return IntStream.range(0, updated.length).filter(at -> updated[at] != 1).mapToObj(snippets::get).findFirst();
    }

    private static MapSqlParameterSource values(Snippet snippet) {
        return new MapSqlParameterSource("id", snippet.id().value()).addValue("version", snippet.version().number())
                .addValue("lifecycle", snippet.lifecycle().word()).addValue("title", snippet.title())
                .addValue("latest", snippet.latestRevision())
                .addValue("published", snippet.publishedRevision().orElse(null))
                .addValue("tags", words(snippet.tags())).addValue("audienceFor", words(snippet.audience().isFor()))
                .addValue("audienceNotFor", words(snippet.audience().notFor()))
                .addValue("reach", snippet.visibility().reach().word())
                .addValue("groups", snippet.visibility().groups().stream().map(GroupId::value).toArray(UUID[]::new))
                .addValue("owner", snippet.owner().map(PersonId::value).orElse(null))
                .addValue("publishAt", snippet.publishAt().map(SnippetTable::utc).orElse(null))
                .addValue("expiresAt", snippet.upkeep().expiresAt().map(SnippetTable::utc).orElse(null))
                .addValue("verifier", snippet.upkeep().verifier().map(PersonId::value).orElse(null))
                .addValue("reviewBy", snippet.upkeep().reviewBy().orElse(null))
                .addValue("verifiedRevision", snippet.verified().map(Verified::revision).orElse(null))
                .addValue("verifiedBy", snippet.verified().flatMap(Verified::by).map(PersonId::value).orElse(null))
                .addValue("verifiedAt", snippet.verified().map(word -> utc(word.at())).orElse(null))
                .addValue("language", snippet.classification().language().orElse(null))
                .addValue("sequence", snippet.sequence()).addValue("state", snippet.stateNumber())
                .addValue("changed", utc(snippet.changedAt())).addValue("kind", snippet.kind().name())
                .addValue("deck", snippet.deck().map(DeckId::value).orElse(null)).addValue("demo", snippet.isDemo())
                .addValue("created", utc(snippet.createdAt()));
    }

    void insert(SnippetRevision revision, ObjectKey packageKey) {
        db.sql(INSERT_REVISION).param("snippet", revision.snippet().value()).param("number", revision.number())
                .param("title", revision.title()).param("fields", json.writeValueAsString(revision.fields()))
                .param("text", revision.text()).param("notes", revision.notes())
                .param("passage", revision.lineage().map(PassageId::value).orElse(null))
                .param("slide", revision.files().slide().map(Sha256::hex).orElse(null))
                .param("preview", revision.files().preview().map(Sha256::hex).orElse(null))
                .param("smallPreview", revision.files().smallPreview().map(Sha256::hex).orElse(null))
                .param("textPreview", revision.files().isTextPreview())
                .param("package", packageKey.value())
                .param("author", revision.author().map(PersonId::value).orElse(null))
                .param("created", utc(revision.createdAt())).update();
    }

    Optional<SnippetRevision> revision(SnippetId id, int number) {
        return db.sql(FIND_REVISION).param("snippet", id.value()).param("number", number).query(this::revision)
                .optional();
    }

    /// Newest first.
    List<SnippetRevision> revisions(SnippetId id, int before, int limit) {
        return db.sql(LIST_REVISIONS).param("snippet", id.value()).param("before", before).param("limit", limit)
                .query(this::revision).list();
    }

    /// All of these snippets, in their order.
    List<SnippetRevision> revisionsOf(Collection<SnippetId> ids) {
        return db.sql(REVISIONS_OF).param("ids", uuids(ids)).query(this::revision).list();
    }

    SnippetRevision revision(ResultSet row, int number) throws SQLException {
        return new SnippetRevision(new SnippetId(row.getObject("snippet_id", UUID.class)), row.getInt("number"),
                row.getString("title"),
                json.readValue(row.getString("fields"), new TypeReference<Map<String, Object>>() {}),
                row.getString("text"), row.getString("notes"),
                Optional.ofNullable(row.getObject("passage_id", UUID.class)).map(PassageId::new),
                DeckTable.files(row), person(row, "author"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    static Snippet snippet(ResultSet row, int number) throws SQLException {
        return new Snippet(new SnippetId(row.getObject("id", UUID.class)), new Version(row.getLong("version")),
                new Kind(row.getString("kind")), Lifecycle.of(row.getString("lifecycle")), row.getString("title"),
                row.getInt("latest_revision"), Optional.ofNullable(row.getObject("published_revision", Integer.class)),
                instant(row, "publish_at"), classification(row), verified(row),
                Optional.ofNullable(row.getObject("deck_id", UUID.class)).map(DeckId::new),
                row.getLong("index_sequence"), row.getInt("state_number"), row.getBoolean("is_demo"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }

    private static Classification classification(ResultSet row) throws SQLException {
        return new Classification(concepts(row, "tags"),
                new Audience(concepts(row, "audience_for"), concepts(row, "audience_not_for")), visibility(row),
                person(row, "owner"), new Upkeep(person(row, "verifier"),
                        Optional.ofNullable(row.getObject("review_by", LocalDate.class)), instant(row, "expires_at")),
                Optional.ofNullable(row.getString("language")));
    }

    private static Optional<Verified> verified(ResultSet row) throws SQLException {
        Integer revision = row.getObject("verified_revision", Integer.class);
        return revision == null
                ? Optional.empty()
                : Optional.of(new Verified(revision, person(row, "verified_by"),
                        instant(row, "verified_at").orElseThrow()));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static Optional<PersonId> person(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, UUID.class)).map(PersonId::new);
    }

    static Visibility visibility(ResultSet row) throws SQLException {
        UUID[] groups = (UUID[]) row.getArray("groups").getArray();
        return new Visibility(Visibility.Reach.of(row.getString("reach")),
                Arrays.stream(groups).map(GroupId::new).collect(Collectors.toSet()));
    }

    static Set<ConceptId> concepts(ResultSet row, String column) throws SQLException {
        String[] words = (String[]) row.getArray(column).getArray();
        return Arrays.stream(words).map(ConceptId::parse).collect(Collectors.toSet());
    }

    static UUID[] uuids(Collection<SnippetId> ids) {
        return ids.stream().map(SnippetId::value).toArray(UUID[]::new);
    }

    private static String joined(List<ConceptId> concepts) {
        return concepts.stream().map(ConceptId::toString).collect(Collectors.joining(" "));
    }

    private static String[] words(Set<ConceptId> concepts) {
        return concepts.stream().map(ConceptId::toString).toArray(String[]::new);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
