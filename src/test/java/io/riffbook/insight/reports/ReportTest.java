package io.riffbook.insight.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.riffbook.access.GroupId;
import io.riffbook.access.Role;
import io.riffbook.access.Scope;
import io.riffbook.access.Viewer;
import io.riffbook.content.DeckId;
import io.riffbook.content.SnippetId;
import io.riffbook.deals.OpportunityRef;
import io.riffbook.feedback.Channel;
import io.riffbook.feedback.FeedbackEvent;
import io.riffbook.feedback.Ledger;
import io.riffbook.feedback.NamedOpportunity;
import io.riffbook.feedback.Reaction;
import io.riffbook.feedback.Submission;
import io.riffbook.search.SnippetEvidence;
import io.riffbook.search.SnippetEvidence.Evidence;
import io.riffbook.testing.Api;
import io.riffbook.testing.ContentRows;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import io.riffbook.web.Cursor;
import io.riffbook.web.InvalidRequestException;
import io.riffbook.web.Page;
import io.riffbook.web.PageLimit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;

@RiffbookTest
class ReportTest {
    private static final Period YEAR = new Period(LocalDate.parse("2025-01-01"), LocalDate.parse("2025-12-31"));
    private static final String MARCH = "2025-03-01T09:00:00Z";
    private static final String CLOSED = "2025-07-01T12:00:00Z";
    private static final String JUNE = "2025-06-01T09:00:00Z";

    @Autowired
    Reports reports;
    @Autowired
    SnippetEvidence evidence;
    @Autowired
    SumsCount count;
    @Autowired
    Ledger ledger;
    @Autowired
    SignedIn signedIn;
    @Autowired
    JdbcClient db;

    private ContentRows content;
    private DeckId deck;
    private Viewer anna;
    private Viewer ben;

    @BeforeEach
    void aDeck() {
        content = new ContentRows(db);
        deck = content.deck("The master deck");
        anna = signedIn.person(Role.REP).viewer();
        ben = signedIn.person(Role.REP).viewer();
    }

    @Test
    void addsUpWhatWasUsedAndHowTheDealsEnded() {
        SnippetId story = content.publishedFrom(deck, "story", "A depot that stopped guessing");
        SnippetId slide = content.publishedFrom(deck, "slide", "What a reading costs");
        String won = deal("won");
        String lost = deal("lost");
        String stalled = deal("no-decision");
        String open = deal("open");
        String untold = "deal-" + UUID.randomUUID();
        used(anna, story, MARCH, won);
        used(anna, story, JUNE, won);
        used(ben, story, MARCH, lost);
        used(ben, story, MARCH, stalled);
        used(ben, story, MARCH, open);
        used(ben, story, MARCH, untold);
        used(ben, story, MARCH, null);
        used(anna, slide, MARCH, won);
        used(anna, slide, "2024-12-31T23:59:59Z", lost);
        used(anna, slide, "2026-01-01T00:00:00Z", lost);
        rated(anna, story, 5, Reaction.LANDED);
        rated(ben, story, 4, Reaction.DREW_OBJECTION);
        rated(ben, story, 4, null);
        rated(ben, story, null, Reaction.FELL_FLAT);

        Report<SnippetLine> report = bySnippet(Viewer.SYSTEM, ReportOrder.USES, Optional.empty());
        assertThat(report.page().items()).extracting(SnippetLine::id).containsExactly(story, slide);
        assertThat(report.page().items().getFirst().tally()).isEqualTo(new Tally(0, 0, 7, 0, 0, 1, 1, 1,
                new BigDecimal("4.33"), 3, 1, 1, 1, Instant.parse(JUNE)));
        assertThat(report.page().items().getLast().tally()).isEqualTo(new Tally(0, 0, 1, 0, 0, 1, 1, 0, null, 0, 0, 0,
                0, Instant.parse(MARCH)));
        assertThat(report.overall().tally()).as("each deal once").isEqualTo(new Tally(0, 0, 8, 0, 0, 1, 1, 1,
                new BigDecimal("4.33"), 3, 1, 1, 1, Instant.parse(JUNE)));
        assertThat(byDeck(Viewer.SYSTEM).page().items()).singleElement().isEqualTo(new DeckLine(deck,
                "The master deck", false, new Tally(0, 0, 8, 0, 0, 2, 2, 1, new BigDecimal("4.33"), 3, 1, 1, 1,
                        Instant.parse(JUNE))));
        assertThat(report.asOf()).isNotNull();
    }

    @Test
    void countsADealAsKnownOnceTheCrmHasToldIt() {
        SnippetId story = content.publishedFrom(deck, "story", "A depot that stopped guessing");
        String deal = "deal-" + UUID.randomUUID();
        used(anna, story, MARCH, deal);
        assertThat(only(Viewer.SYSTEM).won()).isZero();
        tell(deal, "won");
        assertThat(only(Viewer.SYSTEM).won()).isEqualTo(1);
    }

    @Test
    void leavesOutWhatTheViewerMayNotSee() {
        GroupId partners = content.group("partners-" + UUID.randomUUID());
        SnippetId restricted = content.published("For partners", partners);
        SnippetId plain = content.published("For all");
        content.draft("Not yet");
        for (SnippetId id : List.of(restricted, plain)) {
            db.sql("update snippet set deck_id = :deck where id = :id").param("deck", deck.value())
                    .param("id", id.value()).update();
            record(Viewer.SYSTEM, new FeedbackEvent.Used(id, Optional.empty(), Channel.CALL, Optional.empty(),
                    Optional.empty(), Optional.of(Instant.parse(MARCH))));
        }
        Viewer member = new Viewer(anna.actor(), anna.person(), anna.roles(), Set.of(partners));
        assertThat(bySnippet(anna, ReportOrder.USES, Optional.empty()).page().items()).extracting(SnippetLine::id)
                .containsExactly(plain);
        assertThat(bySnippet(anna, ReportOrder.USES, Optional.empty()).overall().tally().uses()).isEqualTo(1);
        assertThat(byDeck(anna).overall().tally().uses()).isEqualTo(1);
        assertThat(bySnippet(member, ReportOrder.USES, Optional.empty()).overall().tally().uses()).isEqualTo(2);
    }

    @Test
    void goesThroughAllPagesInEveryOrder() {
        for (int i = 0; i < 7; i++) {
            SnippetId id = content.publishedFrom(deck, "story", "Story " + i);
            for (int uses = 0; uses < i % 3; uses++) {
                used(anna, id, MARCH, null);
            }
            rated(anna, id, 1 + i % 4, null);
        }
        count();
        for (ReportOrder order : ReportOrder.values()) {
            List<SnippetId> seen = new ArrayList<>();
            Optional<Cursor> cursor = Optional.empty();
            do {
                Page<SnippetLine> page = reports.bySnippet(anna, query(order), cursor, new PageLimit(2)).page();
                assertThat(page.total()).isEqualTo(7);
                page.items().forEach(line -> seen.add(line.id()));
                cursor = Cursor.decode(page.nextCursor());
            } while (cursor.isPresent());
            assertThat(seen).hasSize(7).doesNotHaveDuplicates().containsExactlyElementsOf(
                    bySnippet(anna, order, Optional.empty()).page().items().stream().map(SnippetLine::id).toList());
        }
        Optional<Cursor> ofUses = Cursor.decode(
                reports.bySnippet(anna, query(ReportOrder.USES), Optional.empty(), new PageLimit(2)).page()
                        .nextCursor());
        assertThatThrownBy(() -> bySnippet(anna, ReportOrder.WON, ofUses)).isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void tellsSearchWhatTheLedgerSays() {
        SnippetId story = content.publishedFrom(deck, "story", "A depot that stopped guessing");
        SnippetId unrated = content.publishedFrom(deck, "story", "Used and not rated");
        SnippetId untried = content.publishedFrom(deck, "story", "Never played");
        String won = deal("won");
        used(anna, story, MARCH, won);
        used(ben, story, MARCH, won);
        used(ben, story, MARCH, deal("lost"));
        used(ben, unrated, MARCH, null);
        rated(anna, story, 5, null);
        rated(ben, story, 4, null);
        rated(ben, story, null, Reaction.LANDED);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(evidence.of(List.of(story, unrated, untried)))
                        .hasEntrySatisfying(story, said -> {
                            assertThat(said.applause()).hasValue(4.5);
                            assertThat(said.believedApplause().orElseThrow()).isBetween(3.5, 4.2);
                            assertThat(List.of(said.ratings(), said.uses(), said.wins())).containsExactly(2L, 3L, 1L);
                        }).containsEntry(unrated, new Evidence(OptionalDouble.empty(), OptionalDouble.empty(), 0, 1, 0,
                                0, Optional.empty()))
                        .hasSize(2));
    }

    @Test
    void answersOverHttpAsJsonAsAFileAndAsAPage() {
        SnippetId story = content.publishedFrom(deck, "story", "=HYPERLINK(\"a\")");
        used(anna, story, MARCH, deal("won"));
        count();
        String query = "?from=2025-01-01&to=2025-12-31&kind=story&deck=" + deck;
        Api bi = signedIn.withKey(Scope.REPORTS_READ);
        Api.Answer json = bi.get("/api/v1/reports/snippets" + query);
        assertThat(json.json("/items/0/id")).isEqualTo(story.toString());
        assertThat(json.json("/items/0/won")).isEqualTo("1");
        assertThat(json.json("/overall/uses")).isEqualTo("1");
        assertThat(json.json("/total")).isEqualTo("1");
        assertThat(bi.get("/api/v1/reports/decks?from=2025-01-01&to=2025-12-31").status()).isEqualTo(200);
        assertThat(bi.get("/api/v1/reports/snippets.csv" + query).text()).contains("\"'=HYPERLINK(\"\"a\"\")\",story");
        assertThat(bi.get("/api/v1/reports/decks.csv?from=2025-01-01").status()).isEqualTo(200);
        assertThat(bi.get("/api/v1/reports/snippets?sort=lift").json("/errors/0/pointer")).isEqualTo("?sort");
        assertThat(bi.get("/api/v1/reports/snippets?from=2025-02-01&to=2025-01-01").json("/errors/0/pointer"))
                .isEqualTo("?to");
        assertThat(bi.get("/api/v1/reports/snippets?cursor=bm9uZQ").status()).isEqualTo(400);

        Api browser = signedIn.as(Role.ANALYST).asBrowser();
        Api.Answer page = browser.get("/report/snippets" + query);
        assertThat(page.status()).as(page.toString()).isEqualTo(200);
        assertThat(page.text()).contains("=HYPERLINK(&quot;a&quot;)", "outcome-won", "aria-sort=\"descending\"")
                .doesNotContain("style=", "heading(");
        assertThat(browser.get("/report/snippets?by=decks").status()).isEqualTo(200);
        assertThat(browser.get("/report/snippets?deck=" + UUID.randomUUID()).text()).contains("Nothing to report yet");
    }

    @Test
    void leadsToDecksOnlyWhoMayOpenThem() {
        String title = "Deck " + UUID.randomUUID();
        DeckId used = content.deck(title);
        for (int uses = 0; uses < 3; uses++) {
            used(anna, content.publishedFrom(used, "story", "One of it"), MARCH, null);
        }
        count();
        String page = "/report/snippets?by=decks&from=2025-01-01&to=2025-12-31&deck=" + used;

        assertThat(signedIn.as(Role.REP).asBrowser().get(page).text()).contains(title)
                .doesNotContain("/decks/" + used);
        assertThat(signedIn.as(Role.MARKETER).asBrowser().get(page).text()).contains(title, "/decks/" + used);
    }

    private ReportQuery query(ReportOrder order) {
        return new ReportQuery(YEAR, Optional.of(deck), Optional.empty(), order);
    }

    private Report<SnippetLine> bySnippet(Viewer viewer, ReportOrder order, Optional<Cursor> cursor) {
        count();
        return reports.bySnippet(viewer, query(order), cursor, new PageLimit(100));
    }

    private void count() {
        await().atMost(Duration.ofSeconds(30)).until(count::countAll);
    }

    private Report<DeckLine> byDeck(Viewer viewer) {
        count();
        return reports.byDeck(viewer, query(ReportOrder.USES), Optional.empty(), new PageLimit(100));
    }

    private Tally only(Viewer viewer) {
        return bySnippet(viewer, ReportOrder.USES, Optional.empty()).page().items().getFirst().tally();
    }

    private void used(Viewer viewer, SnippetId snippet, String at, @Nullable String deal) {
        record(viewer, new FeedbackEvent.Used(snippet, Optional.empty(), Channel.CALL, Optional.empty(),
                Optional.ofNullable(deal).map(id -> new NamedOpportunity.ByRef(new OpportunityRef("crm", id))),
                Optional.of(Instant.parse(at))));
    }

    private void rated(Viewer viewer, SnippetId snippet, @Nullable Integer applause, @Nullable Reaction reaction) {
        record(viewer, new FeedbackEvent.Rated(snippet, Optional.empty(), Optional.empty(),
                Optional.ofNullable(applause), Optional.ofNullable(reaction), Optional.empty(),
                Optional.of(Instant.parse(MARCH))));
    }

    private void record(Viewer viewer, FeedbackEvent event) {
        ledger.record(new Submission(viewer, Optional.empty(), event));
    }

    private String deal(String outcome) {
        String deal = "deal-" + UUID.randomUUID();
        tell(deal, outcome);
        return deal;
    }

    private void tell(String deal, String outcome) {
        Map<String, Object> said = new HashMap<>(Map.of("name", "Refit", "account", "Example Foods", "outcome",
                outcome, "updatedAt", "2026-01-31T12:00:00Z"));
        if (!outcome.equals("open")) {
            said.put("closedAt", CLOSED);
        }
        Api.Answer told = signedIn.withKey(Scope.OPPORTUNITIES_WRITE).put("/api/v1/opportunities/crm/" + deal, said);
        assertThat(told.status()).as(told.toString()).isIn(200, 201);
    }
}
