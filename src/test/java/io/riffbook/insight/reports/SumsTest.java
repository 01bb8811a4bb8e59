package io.riffbook.insight.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.riffbook.access.Role;
import io.riffbook.access.Scope;
import io.riffbook.access.Viewer;
import io.riffbook.content.DeckId;
import io.riffbook.feedback.Ledger;
import io.riffbook.testing.Api;
import io.riffbook.testing.ContentRows;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import io.riffbook.web.PageLimit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Whatever happens in the ledger and in the CRM, in whichever order: reports say what a count of every entry says.
@RiffbookTest
class SumsTest {
    private static final List<Period> PERIODS = List.of(
            new Period(LocalDate.parse("2025-01-01"), LocalDate.parse("2025-12-31")),
            new Period(LocalDate.parse("2025-03-07"), LocalDate.parse("2025-09-19")),
            new Period(LocalDate.parse("2025-05-03"), LocalDate.parse("2025-05-28")),
            new Period(LocalDate.parse("2025-05-20"), LocalDate.parse("2025-06-02")),
            new Period(LocalDate.parse("2024-01-01"), LocalDate.parse("2030-01-15")));

    @Autowired
    Reports reports;
    @Autowired
    Sums sums;
    @Autowired
    SumsCount count;
    @Autowired
    Ledger ledger;
    @Autowired
    SignedIn signedIn;
    @Autowired
    JdbcClient db;

    private DeckId deck;
    private RandomYear year;
    private int updates;

    @BeforeEach
    void aYear() {
        deck = new ContentRows(db).deck("The master deck");
        year = new RandomYear(42, db, deck,
                List.of(signedIn.person(Role.REP).viewer(), signedIn.person(Role.REP).viewer()));
    }

    @Test
    void agreesWithACountOfEveryEntryWhateverComesLate() {
        year.record(ledger, 300);
        compare();
        endDeals();
        compare();
        year.record(ledger, 150);
        year.handle(60);
        compare();
        year.correct();
        compare();
        endDeals();
        year.record(ledger, 30);
        compare();
        db.sql("delete from opportunity where external_id = :id").param("id", year.ending(3).deal()).update();
        compare();
    }

    @Test
    void saysTheSameWhenAllIsCountedAnew() {
        year.record(ledger, 200);
        year.handle(20);
        endDeals();
        compare();
        List<Map<String, Object>> before = everything();
        sums.recount();
        compare();
        assertThat(everything()).isEqualTo(before);

        db.sql("update snippet_day set uses = uses + 1, won = 7").update();
        db.sql("update deal_play set outcome = 'lost' where closed_on is not null").update();
        sums.recount();
        compare();
        assertThat(everything()).as("what was wrong is put right").isEqualTo(before);
    }

    @Test
    void addsEachPageOfResultsOnce() {
        UUID snippet = new ContentRows(db).publishedFrom(deck, "story", "Shown").value();
        UUID search = UUID.randomUUID();
        db.sql("""
                insert into impression (search_id, first_position, shown_at, written_at, principal, query_text, normalised,
                    filters, context, found, total, snippets, revisions)
                values (:id, 1, '2025-03-01T10:00:00Z', now() - interval '1 minute', 'test', 'x', 'x', '{}', '{}',
                    'as-asked', 1, array[:snippet::uuid], array[1])""")
                .param("id", search).param("snippet", snippet)
                .update();
        for (int again = 0; again < 2; again++) {
            sums.recount();
            // a page that another test has just shown may stand before this one, and is let wait for ten seconds
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                count();
                Tally shown = report(PERIODS.getFirst()).page().items().stream()
                        .filter(line -> line.id().value().equals(snippet)).findFirst().orElseThrow().tally();
                assertThat(shown.impressions()).isEqualTo(1);
            });
        }
    }

    @Test
    void keepsDaysOfPeriodsThatAreNoMonths() {
        LocalDate today = LocalDate.parse("2026-03-17");
        assertThat(Spans.of(period("2025-01-01", "2025-12-31"), today)).isEqualTo(
                spans("2025-01-01", "2025-01-01", "2026-01-01", "2026-01-01"));
        assertThat(Spans.of(period("2025-01-15", "2026-03-17"), today)).as("the month that has not ended").isEqualTo(
                spans("2025-01-15", "2025-02-01", "2026-04-01", "2026-04-01"));
        assertThat(Spans.of(period("2025-01-15", "2026-03-16"), today)).isEqualTo(
                spans("2025-01-15", "2025-02-01", "2026-03-01", "2026-03-17"));
        assertThat(Spans.of(period("2025-01-15", "2025-02-16"), today)).isEqualTo(
                spans("2025-01-15", "2025-02-17", "2025-02-17", "2025-02-17"));
    }

    private static Period period(String from, String to) {
        return new Period(LocalDate.parse(from), LocalDate.parse(to));
    }

    private static Spans spans(String head, String months, String tail, String end) {
        return new Spans(LocalDate.parse(head), LocalDate.parse(months), LocalDate.parse(tail), LocalDate.parse(end));
    }

    private void endDeals() {
        Api crm = signedIn.withKey(Scope.OPPORTUNITIES_WRITE);
        Instant updated = Instant.parse("2026-02-01T00:00:00Z").plusSeconds(updates++);
        for (int deal = 0; deal < year.deals(); deal++) {
            RandomYear.Ending ending = year.ending(deal);
            Map<String, Object> said = new HashMap<>(Map.of("name", "Refit", "account", "Example Foods", "outcome",
                    ending.outcome(), "updatedAt", updated.toString()));
            if (!ending.outcome().equals("open")) {
                said.put("closedAt", ending.at().toString());
            }
            assertThat(crm.put("/api/v1/opportunities/crm/" + ending.deal(), said).status()).isIn(200, 201);
        }
    }

    private void compare() {
        count();
        for (Period period : PERIODS) {
            Report<SnippetLine> report = report(period);
            Map<UUID, Tally> lines = new LinkedHashMap<>();
            lines.put(deck.value(), report.overall().tally());
            report.page().items().forEach(line -> lines.put(line.id().value(), line.tally()));
            assertThat(lines).as(period.toString()).containsExactlyInAnyOrderEntriesOf(year.expected(deck, period));
        }
        assertThat(reports.bySnippet(Viewer.SYSTEM, query(PERIODS.getFirst(), Optional.empty()), Optional.empty(),
                new PageLimit(1)).overall().tally().won()).as("all snippets, by another way").isEqualTo(db.sql("""
                        select count(*) from opportunity o where o.outcome = 'won' and o.closed_at >= '2025-01-01Z'
                          and o.closed_at < '2026-01-01Z' and exists (select from standing_usage u
                            join snippet s on s.id = u.snippet_id where u.opportunity_source = o.source
                            and u.opportunity_external_id = o.external_id
                            and utc_day(u.occurred_at) <= utc_day(o.closed_at))""").query(Long.class).single());
    }

    private Report<SnippetLine> report(Period period) {
        return reports.bySnippet(Viewer.SYSTEM, query(period, Optional.of(deck)), Optional.empty(),
                new PageLimit(100));
    }

    private static ReportQuery query(Period period, Optional<DeckId> deck) {
        return new ReportQuery(period, deck, Optional.empty(), ReportOrder.USES);
    }

    private void count() {
        await().atMost(Duration.ofSeconds(30)).until(count::countAll);
    }

    private List<Map<String, Object>> everything() {
        return db.sql("""
                select m.* from snippet_month m join snippet s on s.id = m.snippet_id where s.deck_id = :deck
                order by snippet_id, month""").param("deck", deck.value()).query().listOfRows();
    }
}
