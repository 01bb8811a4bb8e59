package io.riffbook.insight.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.riffbook.access.Person;
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
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import tools.jackson.databind.JsonNode;

/// What is never played, what has gone stale, what is looked for in vain, and what was lost.
@RiffbookTest
class WhatIsMissingTest {
    private static final String YEAR = "?from=2022-01-01&to=2022-12-31";

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
    private Person rep;
    private Api marketer;
    private Api bi;

    @BeforeEach
    void people() {
        content = new ContentRows(db);
        rep = signedIn.person(Role.REP);
        marketer = signedIn.as(Role.MARKETER);
        bi = signedIn.withKey(Scope.REPORTS_READ);
    }

    @Test
    void tellsTheOpenDealsBehindWhatWasSearchedInVain() {
        String words = "no such thing " + run;
        UUID named = opportunity("named", "open", null, "somebody-else@example.com");
        opportunity("theirs", "open", null, rep.details().email().toString());
        opportunity("closed", "won", "2022-05-01T00:00:00Z", rep.details().email().toString());
        searchedInVain(words, named, Instant.now().minus(2, ChronoUnit.HOURS));
        JsonNode line = line(bi, "/api/v1/reports/unmet", words);
        assertThat(line.requiredAt("/nothingFound").asLong()).isEqualTo(1);
        assertThat(line.requiredAt("/named/0").toString()).contains("\"currency\":\"EUR\"", "\"deals\":1", "1000");
        assertThat(line.requiredAt("/theirs/0/deals").asLong()).isEqualTo(1);
        assertThat(bi.get("/api/v1/reports/unmet.csv").text()).contains(words);
        assertThat(marketer.asBrowser().get("/report/unmet").text()).contains("What people looked for in vain",
                "1 deal, EUR 1,000");
        assertThat(signedIn.as(Role.REP).asBrowser().get("/report/unmet").status()).isEqualTo(403);
    }

    @Test
    void tellsWhatWasUsedAndSearchedInDealsThatWereLost() {
        SnippetId story = content.published("Used and lost " + run);
        UUID lost = opportunity("lost", "lost", "2022-06-01T00:00:00Z", "x@example.com");
        used(story, "2022-05-01T00:00:00Z", "lost");
        searchedInVain("in vain " + run, lost, Instant.parse("2022-05-01T00:00:00Z"));
        count();
        JsonNode used = bi.get("/api/v1/reports/losses" + YEAR).json();
        assertThat(used.requiredAt("/overall/lost").asLong()).isPositive();
        assertThat(used.requiredAt("/page/items").valueStream()
                .filter(each -> each.requiredAt("/line/id").asString().equals(story.toString()))
                .map(each -> each.requiredAt("/reasons/0/reason").asString())).containsExactly("price");
        assertThat(line(bi, "/api/v1/reports/losses/searches" + YEAR, "in vain " + run).requiredAt("/deals").asLong())
                .isEqualTo(1);
        assertThat(bi.get("/api/v1/reports/losses.csv" + YEAR).text()).contains("Used and lost " + run);
        assertThat(bi.get("/api/v1/reports/losses/searches.csv" + YEAR).text()).contains("in vain " + run + ",1,price");
        assertThat(marketer.asBrowser().get("/report/losses" + YEAR).text()).contains("Used and lost " + run,
                "in vain " + run);
        assertThat(signedIn.as(Role.REP).asBrowser().get("/report/losses" + YEAR).text())
                .contains("Used and lost " + run).doesNotContain("in vain " + run);
    }

    @Test
    void tellsPassageByPassageWhatIsPlayedAndWhatNever() {
        DeckId deck = content.deck("Heat " + run);
        db.sql("""
                insert into deck_revision (deck_id, number, title, file_name, media_type, file_sha256, file_size, passages,
                    truncated, package_key, job_id, created_at)
                values (:deck, 1, 'Heat', 'a.md', 'text/markdown', repeat('0', 64), 1, 2, false, 'none', gen_random_uuid(), now())""")
                .param("deck", deck.value()).update();
        List<UUID> passages = List.of(UUID.randomUUID(), UUID.randomUUID());
        for (int position = 1; position <= 2; position++) {
            db.sql("""
                    insert into passage (id, deck_id, revision, position, title, body, notes, hidden, truncated, content_hash)
                    values (:id, :deck, 1, :position, 'Passage ' || :position, '', '', false, false, repeat('0', 64))""")
                    .param("id", passages.get(position - 1)).param("deck", deck.value()).param("position", position)
                    .update();
        }
        SnippetId story = content.publishedFrom(deck, "story", "From the second");
        db.sql("update snippet_revision set passage_id = :passage where snippet_id = :id")
                .param("passage", passages.getLast()).param("id", story.value()).update();
        used(story, "2022-05-01T00:00:00Z", "none");
        count();
        JsonNode heat = signedIn.as(Role.MARKETER).get("/api/v1/reports/decks/" + deck + YEAR).json();
        assertThat(heat.requiredAt("/passages").valueStream()
                .map(each -> each.requiredAt("/position").asInt() + " " + each.requiredAt("/uses").asLong() + " "
                        + each.requiredAt("/snippets").asInt()))
                .containsExactly("1 0 0", "2 1 1");
        Api browser = marketer.asBrowser();
        assertThat(browser.get("/report/decks/" + deck + YEAR).text()).contains("1 of 2 passages", "none came from it");
        assertThat(marketer.get("/api/v1/reports/decks/" + deck + "/passages.csv" + YEAR).text())
                .contains("2,Passage 2,");
        assertThat(browser.get("/report/decks/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(signedIn.as(Role.REP).asBrowser().get("/report/decks/" + deck).status()).isEqualTo(403);
    }

    @Test
    void listsWhatHasGoneStaleInEachWay() {
        SnippetId unused = content.published("Not used lately " + run);
        SnippetId lately = content.published("Used lately " + run);
        SnippetId overdue = content.published("Overdue " + run);
        SnippetId expiring = content.published("Expiring " + run);
        used(unused, "2022-05-01T00:00:00Z", "none");
        used(lately, Instant.now().minus(2, ChronoUnit.DAYS).toString(), "none");
        set(overdue, "review_by = '2022-01-01'");
        set(expiring, "expires_at = now() + interval '10 days'");
        count();
        assertThat(stale("unused")).contains(unused.toString()).doesNotContain(lately.toString());
        assertThat(stale("overdue")).contains(overdue.toString()).doesNotContain(unused.toString());
        assertThat(stale("expiring")).contains(expiring.toString()).doesNotContain(overdue.toString());
        assertThat(bi.get("/api/v1/reports/stale?what=rotten").json("/errors/0/pointer")).isEqualTo("?what");
        assertThat(bi.get("/api/v1/reports/stale?days=0").json("/errors/0/pointer")).isEqualTo("?days");
        assertThat(bi.get("/api/v1/reports/stale.csv?what=overdue").text()).contains("Overdue " + run);
        for (String what : List.of("unused", "overdue", "expiring")) {
            assertThat(marketer.asBrowser().get("/report/stale?what=" + what).text()).contains(run);
        }
    }

    private List<String> stale(String what) {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = bi.get("/api/v1/reports/stale?limit=2&what=" + what + "&cursor=" + cursor).json();
            page.requiredAt("/items").forEach(line -> ids.add(line.requiredAt("/id").asString()));
            cursor = page.path("nextCursor").asString("");
        } while (!cursor.isEmpty());
        return ids;
    }

    private void set(SnippetId snippet, String what) {
        db.sql("update snippet set " + what + " where id = :id").param("id", snippet.value()).update();
    }

    private static JsonNode line(Api api, String path, String text) {
        String cursor = "";
        do {
            String separator = path.contains("?") ? "&" : "?";
            JsonNode page = api.get(path + separator + "limit=100&cursor=" + cursor).json();
            Optional<JsonNode> line = page.requiredAt("/items").valueStream()
                    .filter(each -> each.requiredAt("/text").asString().equals(text)).findFirst();
            if (line.isPresent()) {
                return line.get();
            }
            cursor = page.path("nextCursor").asString("");
        } while (!cursor.isEmpty());
        throw new AssertionError(text + " is not there");
    }

    private void searchedInVain(String words, UUID deal, Instant at) {
        db.sql("""
                insert into impression (search_id, first_position, shown_at, principal, person_id, query_text, normalised,
                    filters, context, opportunity_id, found, total, snippets, revisions)
                values (gen_random_uuid(), 1, :at, 'test', :person, :words, :words, '{}', '{}', :deal, 'nothing', 0, '{}',
                    '{}')""")
                .param("at", at.atOffset(ZoneOffset.UTC)).param("person", rep.id().value())
                .param("words", words).param("deal", deal).update();
    }

    private UUID opportunity(String name, String outcome, @Nullable String closedAt,
            String owner) {
        Map<String, Object> said = new HashMap<>(Map.of("name", name, "account", "Example Foods", "outcome", outcome,
                "ownerEmail", owner, "amount", 1000, "currency", "EUR", "updatedAt", "2024-01-01T00:00:00Z"));
        if (closedAt != null) {
            said.put("closedAt", closedAt);
        }
        if (outcome.equals("lost")) {
            said.put("reasons", List.of("price"));
        }
        Api.Answer told = signedIn.withKey(Scope.OPPORTUNITIES_WRITE).put("/api/v1/opportunities/crm/" + name + run,
                said);
        assertThat(told.status()).as(told.toString()).isIn(200, 201);
        return UUID.fromString(told.json("/id"));
    }

    private void used(SnippetId snippet, String at, String deal) {
        ledger.record(new Submission(Viewer.SYSTEM, Optional.empty(), new FeedbackEvent.Used(snippet, Optional.empty(),
                Channel.CALL, Optional.empty(),
                Optional.of(new NamedOpportunity.ByRef(new OpportunityRef("crm", deal + run))),
                Optional.of(Instant.parse(at)))));
    }

    private void count() {
        await().atMost(Duration.ofSeconds(30)).until(count::countAll);
    }
}
