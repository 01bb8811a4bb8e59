package io.riffbook.insight.evidence;

import io.riffbook.content.SnippetId;
import io.riffbook.deals.Money;
import io.riffbook.deals.StageChange;
import io.riffbook.feedback.Channel;
import io.riffbook.model.ConceptId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Reads what the CRM told of deals and what the ledger says was used in them, row by row: within a transaction, the database gives
/// some thousands at a time. Like the report, it reads the tables of feedback and deals, and only reads them.
@Repository
class DealReading {
    private static final int ROWS_AT_A_TIME = 5_000;
    /// What is no trait of a customer: stages come from the history, the others from uses.
    private static final Set<String> NO_SEGMENTS = Set.of("buying-stage", "channel", "audience");
    private static final String CLOSED = """
            select number, outcome = 'won' as is_won, closed_at, stage_history, amount, currency,
                coalesce(owner_email, owner_crm_id, '') as owner, coalesce(team, '') as team,
                coalesce(owner_tier, '') as tier, segments, competitor
            from opportunity where outcome <> 'open' and closed_at <= :until order by number""";
    private static final String USED = """
            select u.snippet_id, o.number, u.occurred_at, u.channel, u.audience_size
            from standing_usage u join opportunity o
                on o.source = u.opportunity_source and o.external_id = u.opportunity_external_id
            where o.outcome <> 'open' and o.closed_at <= :until order by u.snippet_id""";

    private final JdbcClient db;
    private final JsonMapper json;

    DealReading(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /// One stage as the table of deals has it.
    private record Stage(ConceptId stage, Instant at) {}

    /// All deals that were over by then.
    ClosedDealSource closed(Instant until) {
        return taker -> {
            Map<String, ConceptId> concepts = new HashMap<>();
            db.sql(CLOSED).param("until", until.atOffset(ZoneOffset.UTC)).withFetchSize(ROWS_AT_A_TIME)
                    .query((ResultSet row) -> taker.accept(deal(row, concepts)));
        };
    }

    private ClosedDeal deal(ResultSet row, Map<String, ConceptId> concepts) throws SQLException {
        List<StageChange> stages = json.readValue(row.getString("stage_history"), new TypeReference<List<Stage>>() {})
                .stream().map(each -> new StageChange(each.stage(), each.at())).sorted().toList();
        BigDecimal amount = row.getBigDecimal("amount");
        Optional<Money> money = amount == null
                ? Optional.empty()
                : Optional.of(new Money(amount, Currency.getInstance(row.getString("currency"))));
        Stream<String> named = Stream.concat(texts(row.getArray("segments")),
                Optional.ofNullable(row.getString("competitor")).stream());
        return new ClosedDeal(row.getLong("number"), row.getBoolean("is_won"), time(row, "closed_at"), stages, money,
                row.getString("owner"), row.getString("team"), row.getString("tier"),
                named.map(name -> concepts.computeIfAbsent(name, ConceptId::parse))
                        .filter(concept -> !NO_SEGMENTS.contains(concept.taxonomy())).collect(Collectors.toSet()));
    }

    private static Stream<String> texts(Array array) throws SQLException {
        return Arrays.stream((String[]) array.getArray());
    }

    /// Reads what was used in deals that were over by then, snippet after snippet.
    void used(Instant until, Consumer<SnippetUse> taker) {
        db.sql(USED).param("until", until.atOffset(ZoneOffset.UTC)).withFetchSize(ROWS_AT_A_TIME)
                .query((ResultSet row) -> taker.accept(use(row)));
    }

    /// A snippet was used in a deal.
    record SnippetUse(SnippetId snippet, DealUse use) {}

    private static SnippetUse use(ResultSet row) throws SQLException {
        Integer size = row.getObject("audience_size", Integer.class);
        return new SnippetUse(new SnippetId(row.getObject("snippet_id", UUID.class)),
                new DealUse(row.getLong("number"), time(row, "occurred_at"),
                        Channel.of(row.getString("channel")).orElseThrow(),
                        size == null ? OptionalInt.empty() : OptionalInt.of(size)));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
