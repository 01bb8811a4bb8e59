package io.riffbook.insight.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.riffbook.access.Role;
import io.riffbook.content.SnippetId;
import io.riffbook.deals.Money;
import io.riffbook.insight.evidence.LiftCounts.Counted;
import io.riffbook.insight.evidence.LiftPass.Computed;
import io.riffbook.insight.evidence.SimulatedSales.SimulatedDeal;
import io.riffbook.insight.statistics.WinRateDifference;
import io.riffbook.testing.Api;
import io.riffbook.testing.ContentRows;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A simulated organisation, told to the ledger and to the table of deals, is seen as it is.
@RiffbookTest
class LiftPassTest {
    /// A currency for tests: nobody else's deals stand beside these.
    private static final Currency OURS = Currency.getInstance("XTS");

    @Autowired
    LiftPass pass;
    @Autowired
    SignedIn signedIn;
    @Autowired
    JdbcClient db;
    @Autowired
    JsonMapper json;

    private final String source = "simulated-" + UUID.randomUUID();
    private final List<SnippetId> snippets = new ArrayList<>();
    private SimulatedSales sales = new SimulatedSales(7, 6, 900, 0.15, 0.1);
    private ClosedDeals deals = new ClosedDeals(_ -> {}, Set.of());

    @BeforeEach
    void tell() {
        ContentRows content = new ContentRows(db);
        for (int snippet = 0; snippet < sales.snippets(); snippet++) {
            snippets.add(content.published("Simulated " + snippet));
        }
        List<ClosedDeal> told = sales.deals().stream().map(SimulatedDeal::told).map(this::ours).toList();
        deals = new ClosedDeals(told::forEach, Set.of("industry"));
        db.sql("""
                insert into opportunity (id, source, external_id, name, account, amount, currency, stage_history,
                    segments, owner_tier, outcome, outcome_reasons, closed_at, updated_at, changed_at)
                select gen_random_uuid(), :source, external_id, external_id, 'Account', amount, 'XTS',
                    stage_history, array(select json_array_elements_text(segments)), owner_tier, outcome, '{}', closed_at,
                    closed_at, closed_at
                from json_to_recordset(:rows::json) as row (external_id text, amount numeric, stage_history jsonb,
                    segments json, owner_tier text, outcome text, closed_at timestamptz)""")
                .param("source", source)
                .param("rows", json.writeValueAsString(told.stream().map(LiftPassTest::row).toList())).update();
        List<Map<String, Object>> uses = new ArrayList<>();
        for (int snippet = 0; snippet < sales.snippets(); snippet++) {
            for (DealUse use : sales.uses(snippet)) {
                uses.add(Map.of("snippet_id", snippets.get(snippet), "deal", String.valueOf(use.deal()), "at",
                        use.at().toString()));
            }
        }
        db.sql("""
                insert into usage (id, principal, snippet_id, revision, channel, opportunity_source,
                    opportunity_external_id, occurred_at, recorded_at, is_demo)
                select gen_random_uuid(), 'test', snippet_id, 1, 'call', :source, deal, at, at, true
                from json_to_recordset(:rows::json) as row (snippet_id uuid, deal text, at timestamptz)""")
                .param("source", source).param("rows", json.writeValueAsString(uses)).update();
    }

    private ClosedDeal ours(ClosedDeal deal) {
        return new ClosedDeal(deal.number(), deal.isWon(), deal.closedAt(), deal.stages(),
                deal.amount().map(money -> new Money(money.amount(), OURS)), "", "", source + deal.tier(),
                deal.concepts());
    }

    private static Map<String, Object> row(ClosedDeal deal) {
        return Map.of("external_id", String.valueOf(deal.number()), "amount", deal.amount().orElseThrow().amount(),
                "stage_history", deal.stages(), "segments", deal.concepts(), "owner_tier", deal.tier(), "outcome",
                deal.isWon() ? "won" : deal.number() % 2 == 0 ? "lost" : "no-decision", "closed_at",
                deal.closedAt().toString());
    }

    @Test
    void findsInTheLedgerWhatIsTrueOfTheOrganisation() {
        Computed computed = pass.compute();
        for (int snippet = 0; snippet < snippets.size(); snippet++) {
            assertThat(differences(computed, snippets.get(snippet))).as("snippet %d", snippet)
                    .isEqualTo(expected(sales.uses(snippet)));
        }
        assertThat(differences(pass.compute(), snippets.getFirst()))
                .isEqualTo(differences(computed, snippets.getFirst()));
    }

    private Map<String, String> expected(List<DealUse> uses) {
        return LiftCounts.of(deals, uses).stream().flatMap(
                counted -> enough(counted).map(difference -> Map.entry(counted.segment().name(), said(difference)))
                        .stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Optional<WinRateDifference> enough(Counted counted) {
        return WinRateDifference.over(counted.strata().values())
                .filter(difference -> difference.used() >= 30 && difference.others() >= 30);
    }

    private static Map<String, String> differences(Computed computed, SnippetId snippet) {
        return computed.lifts().getOrDefault(snippet, List.of()).stream()
                .filter(lift -> lift.label() != Label.NOT_ENOUGH_DEALS)
                .collect(Collectors.toMap(lift -> lift.segment().name(),
                        lift -> said(lift.estimate().orElseThrow().difference())));
    }

    /// To as many digits as do not depend on the order of adding up.
    private static String said(WinRateDifference difference) {
        return "%.9f %.9f %d %d %d %d".formatted(difference.estimate(), difference.standardError(), difference.used(),
                difference.usedWon(), difference.others(), difference.othersWon());
    }

    @Test
    void doesNotCountWhatWasTakenBackOrCameTooLate() {
        SnippetId snippet = snippets.getFirst();
        String before = differences(pass.compute(), snippet).get("");
        ClosedDeal other = without(snippet);
        add(snippet, other.number(), other.closedAt().plusSeconds(60));
        assertThat(differences(pass.compute(), snippet).get("")).isEqualTo(before);

        UUID use = add(snippet, other.number(), other.begun().plusSeconds(1));
        assertThat(differences(pass.compute(), snippet).get("")).isNotEqualTo(before);
        db.sql("""
                insert into correction (id, principal, corrected_id, snippet_id, occurred_at, recorded_at, is_demo)
                values (gen_random_uuid(), 'test', :use, :snippet, now(), now(), true)""").param("use", use)
                .param("snippet", snippet.value()).update();
        assertThat(differences(pass.compute(), snippet).get("")).isEqualTo(before);
    }

    /// A deal in which the snippet was not used.
    private ClosedDeal without(SnippetId snippet) {
        Set<Long> used = sales.uses(snippets.indexOf(snippet)).stream().map(DealUse::deal).collect(Collectors.toSet());
        return sales.deals().stream().map(SimulatedDeal::told).filter(deal -> !used.contains(deal.number()))
                .min(Comparator.comparing(ClosedDeal::closedAt)).orElseThrow();
    }

    private UUID add(SnippetId snippet, long deal, Instant at) {
        UUID id = UUID.randomUUID();
        db.sql("""
                insert into usage (id, principal, snippet_id, revision, channel, opportunity_source,
                    opportunity_external_id, occurred_at, recorded_at, is_demo)
                values (:id, 'test', :snippet, 1, 'call', :source, :deal, :at, :at, true)""").param("id", id)
                .param("snippet", snippet.value()).param("source", source).param("deal", String.valueOf(deal))
                .param("at", at.atOffset(ZoneOffset.UTC)).update();
        return id;
    }

    @Test
    void answersWhatItFoundToWhoeverMaySeeTheSnippet() {
        SnippetId winning = snippets.getFirst();
        Api rep = signedIn.as(Role.REP);
        pass.run();
        JsonNode evidence = rep.get("/api/v1/snippets/" + winning + "/evidence").json();
        Lift lift = pass.compute().lifts().getOrDefault(winning, List.of()).stream()
                .filter(each -> each.segment().equals(Segment.ALL))
                .findFirst().orElseThrow();
        assertThat(evidence.requiredAt("/lift/label").asString()).isEqualTo(lift.label().word());
        assertThat(evidence.requiredAt("/lift/estimate/lift").asDouble())
                .isCloseTo(lift.estimate().orElseThrow().difference().estimate(), within(1e-9));
        assertThat(evidence.requiredAt("/bySegment").size()).isGreaterThan(2);
        assertThat(evidence.requiredAt("/version").asLong()).isPositive();

        String page = rep.asBrowser().get("/report/snippets/" + winning).text();
        assertThat(page).contains("Does it win deals?", "All deals", "Retail",
                "%+.0f points".formatted(100 * lift.estimate().orElseThrow().difference().estimate()));

        SnippetId unused = new ContentRows(db).published("Nobody used it");
        JsonNode nothing = rep.get("/api/v1/snippets/" + unused + "/evidence").json();
        assertThat(nothing.requiredAt("/lift/label").asString()).isEqualTo("not-enough-deals");
        assertThat(rep.asBrowser().get("/report/snippets/" + unused).text())
                .contains("Not enough deals yet to say whether it helps");
        SnippetId hidden = new ContentRows(db).draft("A draft");
        assertThat(rep.get("/api/v1/snippets/" + hidden + "/evidence").status()).isEqualTo(404);
    }
}
