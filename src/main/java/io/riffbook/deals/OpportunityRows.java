package io.riffbook.deals;

import io.riffbook.access.PersonId;
import io.riffbook.model.ConceptId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import tools.jackson.databind.json.JsonMapper;

/// Opportunities, as they are stored. Batches go in one statement each.
@Repository
class OpportunityRows {
    private static final String SELECT = """
            select o.id, o.source, o.external_id, o.name, o.account, o.owner_email, o.owner_crm_id, o.team,
                   o.owner_tier, o.amount, o.currency, o.stage, o.stage_history, o.segments, o.competitor, o.outcome, o.outcome_reasons,
                   o.closed_at, o.updated_at, coalesce(by_crm_id.id, by_email.id) as owner
            from opportunity o
            left join person by_crm_id on by_crm_id.crm_user_id = o.owner_crm_id
            left join person by_email on by_email.email = o.owner_email
            """;

    private static final String BY_REF = """
            where (o.source, o.external_id) in (select * from unnest(:sources::text[], :externalIds::text[]))
            """;

    private static final String COLUMNS = """
            id, source, external_id, name, account, owner_email, owner_crm_id, team, owner_tier, amount, currency, stage,
            stage_history, segments, competitor, outcome, outcome_reasons, closed_at, updated_at, changed_at""";

    private static final String TOLD = """
            jsonb_to_recordset(:rows::jsonb) as told (id uuid, source text, external_id text, name text, account text,
                owner_email text, owner_crm_id text, team text, owner_tier text, amount numeric, currency text, stage text, stage_history jsonb,
                segments text[], competitor text, outcome text, outcome_reasons text[], closed_at timestamptz,
                updated_at timestamptz, changed_at timestamptz)""";

    /// Waits for whoever is adding the same one. All add and lock in the same order, so that none waits for each other.
    private static final String ADD = "insert into opportunity (" + COLUMNS + ") select " + COLUMNS + " from " + TOLD
            + " order by source, external_id on conflict (source, external_id) do nothing returning id";

    private static final String LOCK = SELECT + BY_REF + "order by o.source, o.external_id for update of o";

    private static final String REPLACE = """
            update opportunity o
            set name = told.name, account = told.account, owner_email = told.owner_email,
                owner_crm_id = told.owner_crm_id, team = told.team, owner_tier = told.owner_tier, amount = told.amount, currency = told.currency, stage = told.stage,
                stage_history = told.stage_history, segments = told.segments, competitor = told.competitor,
                outcome = told.outcome, outcome_reasons = told.outcome_reasons, closed_at = told.closed_at,
                updated_at = told.updated_at, changed_at = told.changed_at
            from\s"""
            + TOLD + " where o.id = told.id";

    private static final String FITS = """
            where (not :openOnly or o.outcome = 'open')
              and (:prefix = '%' or lower(o.account) like :prefix or lower(o.name) like :prefix)
            """;

    private static final String LIST = SELECT + FITS + """
              and (o.updated_at, o.id) < (:beforeTime::timestamptz, :beforeId::uuid)
            order by o.updated_at desc, o.id desc
            limit :limit""";

    private static final String OPEN_OF = SELECT + """
            where o.outcome = 'open'
              and (o.owner_crm_id = (select crm_user_id from person where id = :owner)
                   or o.owner_email = (select email from person where id = :owner))
            order by o.updated_at desc, o.id desc
            limit :limit""";

    private static final String COUNT = "select count(*) from opportunity o " + FITS;

    private static final String REFS = """
            select id, source, external_id from opportunity where id = any(:ids::uuid[])""";

    private static final String DELETE = "delete from opportunity o " + BY_REF;

    private final JdbcClient db;
    private final JsonMapper json;

    OpportunityRows(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /// Where a list goes on, which runs from the newest update to the oldest.
    record Position(Instant time, UUID id) {}

    Optional<Opportunity> find(OpportunityId id) {
        return db.sql(SELECT + "where o.id = :id").param("id", id.value()).query(this::opportunity).optional();
    }

    List<Opportunity> findAll(Collection<OpportunityId> ids) {
        return db.sql(SELECT + "where o.id = any(:ids::uuid[])").param("ids", texts(ids))
                .query(this::opportunity).list();
    }

    List<Opportunity> findAllByRef(Collection<OpportunityRef> refs) {
        return bindRefs(db.sql(SELECT + BY_REF), refs).query(this::opportunity).list();
    }

    /// As they stand now, kept as they are until the transaction ends.
    List<Opportunity> lockAll(Collection<OpportunityRef> refs) {
        return bindRefs(db.sql(LOCK), refs).query(this::opportunity).list();
    }

    Map<OpportunityId, OpportunityRef> refs(Collection<OpportunityId> ids) {
        return db.sql(REFS).param("ids", texts(ids)).query((row, _) -> Map.entry(id(row), ref(row))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// The newest updates first, one more than the limit.
    List<Opportunity> list(OpportunityFilter filter, Optional<Position> after, int limit) {
        return bindFilter(db.sql(LIST), filter)
                .param("beforeTime", after.map(Position::time).map(Object::toString).orElse("infinity"))
                .param("beforeId", after.map(Position::id).orElseGet(() -> new UUID(-1, -1)))
                .param("limit", limit + 1).query(this::opportunity).list();
    }

    List<Opportunity> openOf(PersonId owner, int limit) {
        return db.sql(OPEN_OF).param("owner", owner.value()).param("limit", limit).query(this::opportunity).list()
                .stream().filter(opportunity -> opportunity.owner().filter(owner::equals).isPresent()).toList();
    }

    long count(OpportunityFilter filter) {
        return bindFilter(db.sql(COUNT), filter).query(Long.class).single();
    }

    /// Adds those that are absent.
    ///
    /// @return the ids of those that were added
    Set<OpportunityId> add(Collection<Opportunity> opportunities, Instant now) {
        return Set.copyOf(
                db.sql(ADD).param("rows", rows(opportunities, now)).query((row, _) -> id(row)).list());
    }

    void replace(Collection<Opportunity> opportunities, Instant now) {
        db.sql(REPLACE).param("rows", rows(opportunities, now)).update();
    }

    int delete(Collection<OpportunityRef> refs) {
        return bindRefs(db.sql(DELETE), refs).update();
    }

    private static JdbcClient.StatementSpec bindRefs(JdbcClient.StatementSpec statement,
            Collection<OpportunityRef> refs) {
        List<OpportunityRef> inOrder = List.copyOf(refs);
        return statement.param("sources", inOrder.stream().map(OpportunityRef::source).toArray(String[]::new))
                .param("externalIds", inOrder.stream().map(OpportunityRef::externalId).toArray(String[]::new));
    }

    private static JdbcClient.StatementSpec bindFilter(JdbcClient.StatementSpec statement, OpportunityFilter filter) {
        return statement.param("openOnly", filter.openOnly())
                .param("prefix", filter.prefix().replaceAll("[\\\\%_]", "\\\\$0") + "%");
    }

    private String rows(Collection<Opportunity> opportunities, Instant now) {
        return json.writeValueAsString(opportunities.stream().map(opportunity -> row(opportunity, now)).toList());
    }

    private static Map<String, Object> row(Opportunity opportunity, Instant now) {
        OpportunityState state = opportunity.state();
        Map<String, Object> row = new HashMap<>();
        row.put("id", opportunity.id());
        row.put("source", opportunity.ref().source());
        row.put("external_id", opportunity.ref().externalId());
        row.put("name", state.name());
        row.put("account", state.account());
        state.ownerEmail().ifPresent(email -> row.put("owner_email", email));
        state.ownerCrmId().ifPresent(crmId -> row.put("owner_crm_id", crmId));
        state.team().ifPresent(team -> row.put("team", team));
        state.ownerTier().ifPresent(tier -> row.put("owner_tier", tier));
        state.amount().ifPresent(money -> {
            row.put("amount", money.amount());
            row.put("currency", money.currency().getCurrencyCode());
        });
        state.stage().ifPresent(stage -> row.put("stage", stage));
        row.put("stage_history", state.stageHistory());
        row.put("segments", state.segments());
        state.competitor().ifPresent(competitor -> row.put("competitor", competitor));
        row.put("outcome", state.outcome());
        row.put("outcome_reasons", state.reasons());
        state.closedAt().ifPresent(at -> row.put("closed_at", at));
        row.put("updated_at", state.updatedAt());
        row.put("changed_at", now);
        return row;
    }

    private Opportunity opportunity(ResultSet row, int rowNumber) throws SQLException {
        String outcome = row.getString("outcome");
        OpportunityState state = new OpportunityState(row.getString("name"), row.getString("account"),
                Optional.ofNullable(row.getString("owner_email")), Optional.ofNullable(row.getString("owner_crm_id")),
                Optional.ofNullable(row.getString("team")), Optional.ofNullable(row.getString("owner_tier")),
                money(row), concept(row.getString("stage")),
                List.of(json.readValue(row.getString("stage_history"), StageChange[].class)),
                Arrays.stream((String[]) row.getArray("segments").getArray()).map(ConceptId::parse)
                        .collect(Collectors.toCollection(LinkedHashSet::new)),
                concept(row.getString("competitor")),
                Outcome.of(outcome).orElseThrow(() -> new IllegalStateException("no outcome " + outcome)),
                List.of((String[]) row.getArray("outcome_reasons").getArray()), time(row, "closed_at"),
                time(row, "updated_at").orElseThrow());
        return new Opportunity(id(row), ref(row), state,
                Optional.ofNullable(row.getObject("owner", UUID.class)).map(PersonId::new));
    }

    private static OpportunityId id(ResultSet row) throws SQLException {
        return new OpportunityId(row.getObject("id", UUID.class));
    }

    private static OpportunityRef ref(ResultSet row) throws SQLException {
        return new OpportunityRef(row.getString("source"), row.getString("external_id"));
    }

    private static Optional<Money> money(ResultSet row) throws SQLException {
        BigDecimal amount = row.getBigDecimal("amount");
        return amount == null
                ? Optional.empty()
                : Optional.of(new Money(amount, Currency.getInstance(row.getString("currency"))));
    }

    private static Optional<ConceptId> concept(@Nullable String text) {
        return Optional.ofNullable(text).map(ConceptId::parse);
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static String[] texts(Collection<OpportunityId> ids) {
        return ids.stream().map(OpportunityId::toString).toArray(String[]::new);
    }
}
