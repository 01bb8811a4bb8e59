package io.riffbook.insight.reports;

import static org.assertj.core.api.Assertions.assertThat;
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
import io.riffbook.feedback.Submission;
import io.riffbook.testing.Api;
import io.riffbook.testing.ContentRows;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import tools.jackson.databind.JsonNode;

@RiffbookTest
class GlanceTest {
    private static final String YEAR = "?from=2023-01-01&to=2023-12-31";
    private static final Period PERIOD = new Period(LocalDate.parse("2023-01-01"), LocalDate.parse("2023-12-31"));

    @Autowired
    Reports reports;
    @Autowired
    SumsCount count;
    @Autowired
    Ledger ledger;
    @Autowired
    SignedIn signedIn;
    @Autowired
    JdbcClient db;

    private final String run = UUID.randomUUID().toString();
    private ContentRows content;
    private Viewer anna;
    private DeckId deck;
    private SnippetId story;

    @BeforeEach
    void aStory() {
        content = new ContentRows(db);
        anna = signedIn.person(Role.REP).viewer();
        deck = content.deck("The master deck");
        story = content.publishedFrom(deck, "story", "=A depot that stopped guessing");
    }

    @Test
    void tellsTheYearAndTheOneBeforeOverTheApiAsAFileAndAsAPage() {
        Tally was = totals(anna).tally();
        used(story, "2023-03-05T10:00:00Z", "a");
        used(story, "2023-05-06T10:00:00Z", "a");
        used(story, "2022-05-06T10:00:00Z", "b");
        tell("a", "won", "2023-06-15T00:00:00Z");
        tell("b", "lost", "2023-07-15T00:00:00Z");
        count();
        Api bi = signedIn.withKey(Scope.REPORTS_READ);
        JsonNode glance = bi.get("/api/v1/reports/glance" + YEAR).json();
        assertThat(glance.requiredAt("/overall/uses").asLong()).isEqualTo(was.uses() + 2);
        assertThat(glance.requiredAt("/overall/won").asLong()).isEqualTo(was.won() + 1);
        assertThat(glance.requiredAt("/before/from").asString()).isEqualTo("2022-01-01");
        assertThat(glance.requiredAt("/before/uses").asLong()).isEqualTo(1);
        assertThat(glance.requiredAt("/before/people").asLong()).isEqualTo(1);
        assertThat(glance.requiredAt("/steps")).hasSize(12);
        assertThat(glance.requiredAt("/steps/4/uses").asLong()).isEqualTo(1);
        assertThat(glance.requiredAt("/steps/5/won").asLong()).isEqualTo(was.won() + 1);
        assertThat(glance.requiredAt("/most").valueStream().map(line -> line.requiredAt("/id").asString()))
                .contains(story.toString());
        assertThat(glance.requiredAt("/decks").toString()).contains(deck.toString());
        assertThat(glance.requiredAt("/asOf").asString()).isNotEmpty();
        Api.Answer csv = bi.get("/api/v1/reports/glance.csv?from=2023-03-01&to=2023-03-31");
        assertThat(csv.text().lines()).hasSize(32).anyMatch(line -> line.startsWith("2023-03-05,0,0,1,"));
        assertThat(bi.get("/api/v1/reports/glance?from=2001-01-01&to=2026-01-01").json("/errors/0/pointer"))
                .isEqualTo("?from");

        Api.Answer page = signedIn.as(Role.ANALYST).asBrowser().get("/report" + YEAR);
        assertThat(page.status()).as(page.toString()).isEqualTo(200);
        assertThat(page.text())
                .contains("/report/snippets/" + story, "2023-05: 1 uses", "outcome-lost", "Month by month")
                .doesNotContain("style=");
        assertThat(signedIn.as(Role.REP).asBrowser().get("/report?from=2023-03-01&to=2023-03-31").text())
                .contains("Day by day");
    }

    @Test
    void countsNoDealInWhichOnlySomethingHiddenWasUsed() {
        GroupId group = content.group("Closed " + run);
        SnippetId hidden = content.published("For few", group);
        SnippetId alsoHidden = content.published("For few, too", group);
        Tally was = totals(anna).tally();
        used(Viewer.SYSTEM, hidden, "2023-03-05T10:00:00Z", "a");
        used(Viewer.SYSTEM, alsoHidden, "2023-03-06T10:00:00Z", "a");
        tell("a", "won", "2023-06-15T00:00:00Z");
        count();
        assertThat(totals(anna)).extracting(all -> all.tally().won()).isEqualTo(was.won());
        assertThat(totals(Viewer.SYSTEM).tally().won()).isEqualTo(was.won() + 1);

        used(story, "2023-03-07T10:00:00Z", "a");
        count();
        assertThat(totals(anna).tally().won()).as("neither of the first two may be seen").isEqualTo(was.won() + 1);
        assertThat(signedIn.as(Role.REP).get("/api/v1/reports/snippets/" + hidden + YEAR).status()).isEqualTo(404);
        assertThat(signedIn.as(Role.REP).asBrowser().get("/report/snippets/" + hidden).status()).isEqualTo(404);
    }

    @Test
    void tellsOfOneSnippetBySegmentAndOverTime() {
        db.sql("update snippet_revision set created_at = '2023-04-01Z' where snippet_id = :id and number = 2")
                .param("id", story.value()).update();
        used(story, "2023-03-05T10:00:00Z", "a");
        used(story, "2023-03-06T10:00:00Z", "b");
        used(story, "2023-03-07T10:00:00Z", "c");
        tell("a", "won", "2023-06-15T00:00:00Z");
        tell("b", "lost", "2023-07-15T00:00:00Z");
        tell("c", "open", null);
        count();
        JsonNode report = signedIn.as(Role.REP).get("/api/v1/reports/snippets/" + story + YEAR).json();
        assertThat(report.requiredAt("/uses").asLong()).isEqualTo(3);
        assertThat(report.requiredAt("/people").asLong()).isEqualTo(1);
        assertThat(report.requiredAt("/openDeals").asLong()).isEqualTo(1);
        assertThat(report.requiredAt("/revisions/0/number").asInt()).isEqualTo(2);
        assertThat(report.requiredAt("/reasons/0/reason").asString()).isEqualTo("price");
        Map<String, String> segments = Map.of("persona/cfo", "1 1 0", "buying-stage/exploring", "1 1 0", "call",
                "1 1 0", "11-100", "1 1 0");
        segments.forEach((segment, ended) -> assertThat(report.requiredAt("/segments").valueStream()
                .filter(each -> each.requiredAt("/segment").asString().equals(segment))
                .map(each -> each.requiredAt("/won").asLong() + " " + each.requiredAt("/lost").asLong() + " "
                        + each.requiredAt("/noDecision").asLong()))
                .as(segment).containsExactly(ended));
        Api.Answer page = signedIn.as(Role.REP).asBrowser().get("/report/snippets/" + story + YEAR);
        assertThat(page.status()).as(page.toString()).isEqualTo(200);
        assertThat(page.text()).contains("revision-mark", "side by side", "price",
                "11-100", "50 of a hundred");
        Api bi = signedIn.withKey(Scope.REPORTS_READ);
        assertThat(bi.get("/api/v1/reports/snippets/" + story + "/segments.csv" + YEAR).text())
                .contains("persona,persona/cfo,1,1,0");
        assertThat(bi.get("/api/v1/reports/snippets/" + story + "/steps.csv" + YEAR).text()).contains("2023-03-01,");
    }

    private Totals totals(Viewer viewer) {
        return reports.glance(viewer, PERIOD).overall();
    }

    private void count() {
        await().atMost(Duration.ofSeconds(30)).until(count::countAll);
    }

    private void used(SnippetId snippet, String at, String deal) {
        used(anna, snippet, at, deal);
    }

    private void used(Viewer viewer, SnippetId snippet, String at, String deal) {
        ledger.record(new Submission(viewer, Optional.empty(), new FeedbackEvent.Used(snippet, Optional.empty(),
                Channel.CALL, Optional.of(40),
                Optional.of(new NamedOpportunity.ByRef(new OpportunityRef("crm", deal + run))),
                Optional.of(Instant.parse(at)))));
    }

    private void tell(String deal, String outcome, @Nullable String closedAt) {
        Map<String, Object> said = new HashMap<>(Map.of("name", "Refit", "account", "Example Foods",
                "outcome", outcome, "segments", List.of("persona/cfo"), "stageHistory",
                List.of(Map.of("stage", "buying-stage/exploring", "at", "2023-01-01T00:00:00Z")), "updatedAt",
                "2024-01-31T12:00:00Z"));
        if (closedAt != null) {
            said.put("closedAt", closedAt);
        }
        if (outcome.equals("lost")) {
            said.put("reasons", List.of("price"));
        }
        Api.Answer told = signedIn.withKey(Scope.OPPORTUNITIES_WRITE).put("/api/v1/opportunities/crm/" + deal + run,
                said);
        assertThat(told.status()).as(told.toString()).isIn(200, 201);
    }
}
