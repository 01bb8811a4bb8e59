package io.riffbook.search.saved;

import io.riffbook.access.PersonId;
import io.riffbook.content.DeckId;
import io.riffbook.content.Visibility;
import io.riffbook.model.ConceptId;
import io.riffbook.model.Kind;
import io.riffbook.search.Context;
import io.riffbook.search.EngineQuery;
import io.riffbook.search.SnippetQuery;
import io.riffbook.search.saved.SavedSearch.Wanted;
import io.riffbook.web.PageLimit;
import io.riffbook.web.Version;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Saved searches, as they are stored.
@Repository
class SavedSearchRows {
    /// Two of one person wait for each other, so that none slips past the limit.
    private static final String HOLD = "select pg_advisory_xact_lock(hashtextextended('riffbook.saved-search ' || :person, 0))";
    private static final String INSERT = """
            insert into saved_search (id, person_id, name, query_text, concepts, kinds, deck_id, reach, owner,
                changed_from, changed_before, verified_only, context, show_not_for, alerting_since, version, created_at,
                changed_at)
            values (:id, :person, :name, :text, :concepts::text[], :kinds::text[], :deck, :reach, :owner, :changedFrom,
                :changedBefore, :verifiedOnly, :context::text[], :showNotFor, :alertingSince, :version, :created,
                :changed)""";
    private static final String UPDATE = """
            update saved_search set name = :name, query_text = :text, concepts = :concepts::text[],
                kinds = :kinds::text[], deck_id = :deck, reach = :reach, owner = :owner, changed_from = :changedFrom,
                changed_before = :changedBefore, verified_only = :verifiedOnly, context = :context::text[],
                show_not_for = :showNotFor, alerting_since = :alertingSince, version = :version, changed_at = :changed
            where id = :id and person_id = :person and version = :version - 1""";
    private static final String FIND = "select * from saved_search where id = :id and person_id = :person";
    private static final String LIST = """
            select * from saved_search where person_id = :person and (:after::uuid is null or id < :after)
            order by id desc limit :limit""";
    private static final String COUNT = "select count(*) from saved_search where person_id = :person";
    private static final String NAMES = "select id, name from saved_search where id = any(:ids::uuid[])";
    private static final String ALERTING = """
            select * from saved_search where alerting_since is not null and id > :after order by id limit :limit""";
    private static final String REMOVE = "delete from saved_search where id = :id and version = :version";

    private final JdbcClient db;

    SavedSearchRows(JdbcClient db) {
        this.db = db;
    }

    private record Named(UUID id, String name) {}

    /// Keeps others from adding for this person until the transaction ends.
    void hold(PersonId person) {
        db.sql(HOLD).param("person", person.toString()).query(_ -> {});
    }

    void insert(SavedSearch search) {
        bind(db.sql(INSERT), search).param("created", utc(search.createdAt())).update();
    }

    /// Puts the next version in place of the one before.
    ///
    /// @return whether that was still there
    boolean update(SavedSearch search) {
        return bind(db.sql(UPDATE), search).update() == 1;
    }

    boolean remove(SavedSearch search) {
        return db.sql(REMOVE).param("id", search.id().value()).param("version", search.version().number())
                .update() == 1;
    }

    Optional<SavedSearch> find(SavedSearchId id, PersonId person) {
        return db.sql(FIND).param("id", id.value()).param("person", person.value()).query(SavedSearchRows::search)
                .optional();
    }

    List<SavedSearch> list(PersonId person, @Nullable UUID after, int limit) {
        return db.sql(LIST).param("person", person.value()).param("after", after).param("limit", limit)
                .query(SavedSearchRows::search).list();
    }

    long count(PersonId person) {
        return db.sql(COUNT).param("person", person.value()).query(Long.class).single();
    }

    Map<SavedSearchId, String> names(Collection<SavedSearchId> ids) {
        return db.sql(NAMES).param("ids", ids.stream().map(SavedSearchId::toString).toArray(String[]::new))
                .query(Named.class).list().stream()
                .collect(Collectors.toMap(row -> new SavedSearchId(row.id()), Named::name));
    }

    /// Those whose people want to be told, in the order of their ids.
    List<SavedSearch> alerting(UUID after, int limit) {
        return db.sql(ALERTING).param("after", after).param("limit", limit).query(SavedSearchRows::search).list();
    }

    private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec sql, SavedSearch search) {
        SnippetQuery query = search.wanted().query();
        return sql.param("id", search.id().value()).param("person", search.person().value())
                .param("name", search.wanted().name()).param("text", query.text())
                .param("concepts", words(query.concepts())).param("kinds", words(query.kinds()))
                .param("deck", query.deck().map(DeckId::value).orElse(null))
                .param("reach", query.reach().map(Visibility.Reach::word).orElse(null))
                .param("owner", query.owner().map(PersonId::value).orElse(null))
                .param("changedFrom", query.changedFrom().map(SavedSearchRows::utc).orElse(null))
                .param("changedBefore", query.changedBefore().map(SavedSearchRows::utc).orElse(null))
                .param("verifiedOnly", query.verifiedOnly()).param("context", words(query.context().concepts()))
                .param("showNotFor", query.context().showNotFor())
                .param("alertingSince", search.alertingSince().map(SavedSearchRows::utc).orElse(null))
                .param("version", search.version().number()).param("changed", utc(search.changedAt()));
    }

    private static SavedSearch search(ResultSet row, int number) throws SQLException {
        Context context = new Context(Optional.empty(), set(row, "context", ConceptId::parse),
                row.getBoolean("show_not_for"));
        String reach = row.getString("reach");
        SnippetQuery query = new SnippetQuery(row.getString("query_text"), set(row, "concepts", ConceptId::parse),
                set(row, "kinds", Kind::new), id(row, "deck_id").map(DeckId::new),
                Arrays.stream(Visibility.Reach.values()).filter(each -> each.word().equals(reach)).findFirst(),
                id(row, "owner").map(PersonId::new), time(row, "changed_from"), time(row, "changed_before"),
                row.getBoolean("verified_only"), context, false, EngineQuery.Order.RELEVANCE, PageLimit.of(null),
                Optional.empty(), Optional.empty());
        Optional<Instant> alertingSince = time(row, "alerting_since");
        return new SavedSearch(new SavedSearchId(row.getObject("id", UUID.class)),
                new PersonId(row.getObject("person_id", UUID.class)),
                new Wanted(row.getString("name"), query, alertingSince.isPresent()), alertingSince,
                new Version(row.getLong("version")), time(row, "created_at").orElseThrow(),
                time(row, "changed_at").orElseThrow());
    }

    private static Optional<UUID> id(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, UUID.class));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static <T> Set<T> set(ResultSet row, String column, Function<String, T> read) throws SQLException {
        return Arrays.stream((String[]) row.getArray(column).getArray()).map(read).collect(Collectors.toSet());
    }

    private static String[] words(Collection<?> values) {
        return values.stream().map(Object::toString).sorted().toArray(String[]::new);
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
