package io.riffbook.requests;

import io.riffbook.access.PersonId;
import io.riffbook.content.SnippetId;
import io.riffbook.deals.OpportunityId;
import io.riffbook.model.ConceptId;
import io.riffbook.model.Kind;
import io.riffbook.web.Version;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Requests and their votes, as they are stored.
@Repository
class RequestRows {
    /// Two of one person wait for each other, so that none slips past the limit.
    private static final String HOLD = "select pg_advisory_xact_lock(hashtextextended('riffbook.request ' || :person, 0))";
    private static final String WAITING_OF = """
            select count(*) from request where asked_by = :person and state in ('open', 'accepted')""";
    private static final String INSERT = """
            insert into request (id, version, state, text, kind, concepts, opportunity_id, needed_by, asked_by, word,
                stems, votes, asked_at, changed_at)
            values (:id, :version, :state, :text, :kind, :concepts::text[], :opportunity, :neededBy, :askedBy, :word,
                :stems::text[], :votes, :askedAt, :changedAt)""";
    private static final String FIND = "select * from request where id = :id";
    private static final String MOVE = """
            update request set version = :version, state = :state, owner = :owner, snippet_id = :snippet, word = :word,
                answered_at = :answeredAt, changed_at = :changedAt
            where id = :id""";
    private static final String LIST = """
            select * from request
            where (:state::text is null or state = :state) and (:mine::uuid is null or asked_by = :mine)""";
    private static final String BY_VOTES = LIST + """

              and (:votes::integer is null or (votes, id) < (:votes, :before::uuid))
            order by votes desc, id desc limit :limit""";
    private static final String NEWEST = LIST + """

              and (:before::uuid is null or id < :before) and :votes::integer is null
            order by id desc limit :limit""";
    private static final String COUNT = """
            select count(*) from request
            where (:state::text is null or state = :state) and (:mine::uuid is null or asked_by = :mine)""";
    /// What part of all different words of the two texts both have.
    private static final String SIMILAR = """
            select * from (
                select r.*, (select count(*) from unnest(r.stems) s where s = any(:stems::text[]))::numeric as common
                from request r where r.state in ('open', 'accepted') and r.stems && :stems::text[]) near
            where common / (cardinality(stems) + :size - common) >= :least
            order by common / (cardinality(stems) + :size - common) desc, votes desc, id limit :limit""";
    private static final String VOTE = """
            insert into request_vote (request_id, person_id, voted_at) values (:request, :person, :now)
            on conflict do nothing""";
    private static final String UNVOTE = "delete from request_vote where request_id = :request and person_id = :person";
    private static final String COUNT_VOTE = "update request set votes = votes + :by where id = :request";
    private static final String VOTERS = """
            select person_id from request_vote where request_id = :request and person_id > :after
            order by person_id limit :limit""";
    private static final String VOTED = """
            select request_id from request_vote where person_id = :person and request_id = any(:ids::uuid[])""";
    private static final String SUMMARY = """
            select (select count(*) from request where state = 'open') as open_now,
                (select count(*) from request where state = 'accepted') as accepted_now,
                (select count(*) from request where asked_at >= :from and asked_at < :to) as asked,
                count(*) filter (where state = 'answered') as answered,
                count(*) filter (where state = 'shipped') as shipped,
                count(*) filter (where state = 'declined') as declined,
                percentile_cont(0.5) within group (order by extract(epoch from answered_at - asked_at)) as median_seconds,
                percentile_cont(0.9) within group (order by extract(epoch from answered_at - asked_at)) as ninety_seconds
            from request where answered_at >= :from and answered_at < :to""";

    private final JdbcClient db;

    RequestRows(JdbcClient db) {
        this.db = db;
    }

    /// Where a list goes on.
    ///
    /// @param votes absent where the newest come first
    record Place(@Nullable Integer votes, UUID before) {}

    record Sums(long openNow, long acceptedNow, long asked, long answered, long shipped, long declined,
            @Nullable Double medianSeconds, @Nullable Double ninetySeconds) {}

    /// Keeps others from asking for this person until the transaction ends.
    void hold(PersonId person) {
        db.sql(HOLD).param("person", person.toString()).query(_ -> {});
    }

    long waitingOf(PersonId person) {
        return db.sql(WAITING_OF).param("person", person.value()).query(Long.class).single();
    }

    void insert(Request request, Set<String> stems) {
        Wish wish = request.wish();
        db.sql(INSERT).param("id", request.id().value()).param("version", request.version().number())
                .param("state", request.state().word()).param("text", wish.text())
                .param("kind", wish.kind().map(Kind::name).orElse(null))
                .param("concepts", wish.concepts().stream().map(ConceptId::toString).sorted().toArray(String[]::new))
                .param("opportunity", wish.opportunity().map(OpportunityId::value).orElse(null))
                .param("neededBy", wish.neededBy().orElse(null))
                .param("askedBy", request.askedBy().map(PersonId::value).orElse(null)).param("word", request.word())
                .param("stems", stems.toArray(String[]::new)).param("votes", request.votes())
                .param("askedAt", utc(request.askedAt())).param("changedAt", utc(request.changedAt())).update();
    }

    Optional<Request> find(RequestId id) {
        return db.sql(FIND).param("id", id.value()).query(RequestRows::request).optional();
    }

    /// The same, held until the transaction ends.
    Optional<Request> lock(RequestId id) {
        return db.sql(FIND + " for no key update").param("id", id.value()).query(RequestRows::request).optional();
    }

    void move(Request request) {
        db.sql(MOVE).param("id", request.id().value()).param("version", request.version().number())
                .param("state", request.state().word())
                .param("owner", request.owner().map(PersonId::value).orElse(null))
                .param("snippet", request.snippet().map(SnippetId::value).orElse(null)).param("word", request.word())
                .param("answeredAt", request.answeredAt().map(RequestRows::utc).orElse(null))
                .param("changedAt", utc(request.changedAt())).update();
    }

    List<Request> list(RequestFilter filter, Optional<PersonId> mine, @Nullable Place after, int limit) {
        return filtered(filter.order() == RequestFilter.Order.VOTES ? BY_VOTES : NEWEST, filter, mine)
                .param("votes", after == null ? null : after.votes())
                .param("before", after == null ? null : after.before()).param("limit", limit)
                .query(RequestRows::request).list();
    }

    long count(RequestFilter filter, Optional<PersonId> mine) {
        return filtered(COUNT, filter, mine).query(Long.class).single();
    }

    private JdbcClient.StatementSpec filtered(String sql, RequestFilter filter, Optional<PersonId> mine) {
        return db.sql(sql).param("state", filter.state().map(RequestState::word).orElse(null))
                .param("mine", mine.map(PersonId::value).orElse(null));
    }

    /// Those that wait for an answer and have the most words in common.
    ///
    /// @param least what part of all their words both have, from 0 to 1
    List<Request> similar(Set<String> stems, double least, int limit) {
        return db.sql(SIMILAR).param("stems", stems.toArray(String[]::new)).param("size", stems.size())
                .param("least", least).param("limit", limit).query(RequestRows::request).list();
    }

    /// Adds a vote.
    ///
    /// @return whether there was none yet
    boolean vote(RequestId request, PersonId person, Instant now) {
        return db.sql(VOTE).param("request", request.value()).param("person", person.value()).param("now", utc(now))
                .update() == 1;
    }

    /// Takes a vote back.
    ///
    /// @return whether there was one
    boolean unvote(RequestId request, PersonId person) {
        return db.sql(UNVOTE).param("request", request.value()).param("person", person.value()).update() == 1;
    }

    void countVote(RequestId request, int by) {
        db.sql(COUNT_VOTE).param("request", request.value()).param("by", by).update();
    }

    List<PersonId> voters(RequestId request, UUID after, int limit) {
        return db.sql(VOTERS).param("request", request.value()).param("after", after).param("limit", limit)
                .query((row, _) -> new PersonId(row.getObject("person_id", UUID.class))).list();
    }

    Set<RequestId> votedBy(PersonId person, Collection<RequestId> ids) {
        return db.sql(VOTED).param("person", person.value())
                .param("ids", ids.stream().map(RequestId::toString).toArray(String[]::new))
                .query((row, _) -> new RequestId(row.getObject("request_id", UUID.class))).set();
    }

    Sums sums(OffsetDateTime from, OffsetDateTime to) {
        return db.sql(SUMMARY).param("from", from).param("to", to).query(Sums.class).single();
    }

    private static Request request(ResultSet row, int number) throws SQLException {
        Wish wish = new Wish(row.getString("text"), Optional.ofNullable(row.getString("kind")).map(Kind::new),
                Arrays.stream((String[]) row.getArray("concepts").getArray()).map(ConceptId::parse)
                        .collect(Collectors.toSet()),
                id(row, "opportunity_id").map(OpportunityId::new),
                Optional.ofNullable(row.getObject("needed_by", LocalDate.class)));
        String state = row.getString("state");
        return new Request(new RequestId(row.getObject("id", UUID.class)), new Version(row.getLong("version")),
                RequestState.of(state).orElseThrow(() -> new IllegalStateException("no state " + state)), wish,
                id(row, "asked_by").map(PersonId::new), id(row, "owner").map(PersonId::new),
                id(row, "snippet_id").map(SnippetId::new), row.getString("word"), row.getInt("votes"),
                time(row, "asked_at").orElseThrow(), time(row, "answered_at"),
                time(row, "changed_at").orElseThrow());
    }

    private static Optional<UUID> id(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, UUID.class));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
