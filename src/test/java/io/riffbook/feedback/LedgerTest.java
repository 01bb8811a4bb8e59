package io.riffbook.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riffbook.access.Role;
import io.riffbook.access.Scope;
import io.riffbook.content.SnippetId;
import io.riffbook.testing.Api;
import io.riffbook.testing.ContentRows;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import tools.jackson.databind.JsonNode;

@RiffbookTest
class LedgerTest {
    @Autowired
    SignedIn signedIn;
    @Autowired
    JdbcClient db;

    private ContentRows content;
    private SnippetId snippet;
    private Api plugin;

    @BeforeEach
    void publishASnippet() {
        content = new ContentRows(db);
        snippet = content.published("A depot that stopped guessing");
        plugin = signedIn.withKey(Scope.FEEDBACK_WRITE, Scope.CONTENT_READ);
    }

    @Test
    void pinsAUsageToThePublishedRevisionAndThePerson() {
        var rep = signedIn.person(Role.REP);
        Api.Answer used = signedIn.as(rep).post("/api/v1/usages", usage(Map.of("audienceSize", 12)));
        assertThat(used.status()).as(used.toString()).isEqualTo(201);
        assertThat(used.json("/revision")).isEqualTo("2");
        assertThat(used.json("/personId")).isEqualTo(rep.id().toString());
        assertThat(used.json("/audienceSize")).isEqualTo("12");
        assertThat(used.json("/channel")).isEqualTo("call");
    }

    @Test
    void countsForThePersonForWhomAKeyActs() {
        var rep = signedIn.person(Role.REP);
        Api acting = signedIn.anonymous().withKey(signedIn.actingKey(Scope.FEEDBACK_WRITE).secret());
        String email = rep.details().email().value();
        assertThat(acting.post("/api/v1/usages", usage(Map.of("onBehalfOf", email))).json("/personId"))
                .isEqualTo(rep.id().toString());
        Api.Answer batch = acting.post("/api/v1/feedback/batch",
                List.of(event("for-rep", Map.of("onBehalfOf", email)), event("for-nobody",
                        Map.of("onBehalfOf", "nobody@example.com")), event("for-itself", Map.of())));
        assertThat(statuses(batch)).containsExactly("recorded", "refused", "recorded");
        assertThat(batch.json("/results/1/problem/errors/0/pointer")).isEqualTo("/onBehalfOf");
        assertThat(db.sql("select count(*) from usage where person_id = :person").param("person", rep.id().value())
                .query(Integer.class).single()).isEqualTo(2);
    }

    @Test
    void refusesOnlyTheEventsOfThoseForWhomItMayNotAct() {
        Api acting = signedIn.anonymous().withKey(signedIn.actingKey(Scope.FEEDBACK_WRITE).secret());
        String rep = signedIn.person(Role.REP).details().email().value();
        String analyst = signedIn.person(Role.ANALYST).details().email().value();

        Api.Answer batch = acting.post("/api/v1/feedback/batch", List.of(event("a", Map.of("onBehalfOf", analyst)),
                event("b", Map.of("onBehalfOf", "crm:\u0000")), event("c", Map.of("onBehalfOf", rep))));

        assertThat(batch.status()).as(batch.toString()).isEqualTo(200);
        assertThat(statuses(batch)).containsExactly("refused", "refused", "recorded");
        assertThat(batch.json("/results/0/problem/type")).endsWith("/forbidden");
        assertThat(batch.json("/results/1/problem/errors/0/pointer")).isEqualTo("/onBehalfOf");
    }

    @Test
    void countsARepeatOnceWhicheverWayItComes() {
        Map<String, Object> body = usage(Map.of("clientId", "one"));
        String first = plugin.post("/api/v1/usages", body).json("/id");
        Api.Answer again = plugin.post("/api/v1/usages", body);
        assertThat(again.json("/id")).isEqualTo(first);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        Api.Answer batch = plugin.post("/api/v1/feedback/batch",
                List.of(event("one", Map.of()), event("two", Map.of()), event("two", Map.of())));
        assertThat(statuses(batch)).containsExactly("repeated", "recorded", "repeated");
        assertThat(batch.json("/results/0/id")).isEqualTo(first);
        assertThat(batch.json("/results/2/id")).isEqualTo(batch.json("/results/1/id"));
        Api.Answer single = plugin.with("Idempotency-Key", "two").post("/api/v1/usages", usage(Map.of()));
        assertThat(single.status()).isEqualTo(201);
        assertThat(single.json("/id")).isEqualTo(batch.json("/results/1/id"));
        assertThat(usages()).isEqualTo(2);
    }

    @Test
    void refusesAClientIdThatStoodForSomethingElse() {
        plugin.post("/api/v1/feedback/batch", List.of(event("one", Map.of())));
        Api.Answer single = plugin.post("/api/v1/usages", usage(Map.of("clientId", "one", "channel", "email")));
        assertThat(single.status()).isEqualTo(422);
        assertThat(single.problem()).isEqualTo("idempotency-key-reused");
        Api.Answer batch = plugin.post("/api/v1/feedback/batch", List.of(event("one", Map.of("audienceSize", 3))));
        assertThat(statuses(batch)).containsExactly("refused");
        assertThat(usages()).isEqualTo(1);
    }

    @Test
    void keepsTheClientIdsOfTwoPrincipalsApart() {
        Api other = signedIn.withKey(Scope.FEEDBACK_WRITE);
        plugin.post("/api/v1/usages", usage(Map.of("clientId", "one")));
        other.post("/api/v1/usages", usage(Map.of("clientId", "one")));
        assertThat(usages()).isEqualTo(2);
    }

    @Test
    void writesOneRowWhenTwentySendTheSameAtOnce() throws Exception {
        List<Map<String, Object>> forth = IntStream.range(0, 20).mapToObj(i -> event("event-" + i, Map.of())).toList();
        List<Map<String, Object>> back = forth.reversed();
        List<Callable<Api.Answer>> senders = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            List<Map<String, Object>> events = i % 2 == 0 ? forth : back;
            senders.add(() -> plugin.post("/api/v1/feedback/batch", events));
            senders.add(() -> plugin.post("/api/v1/usages", usage(Map.of("clientId", "event-7"))));
        }
        try (var threads = Executors.newFixedThreadPool(20)) {
            for (Future<Api.Answer> answer : threads.invokeAll(senders)) {
                assertThat(answer.get().status()).as(answer.get().toString()).isIn(200, 201, 409);
            }
        }
        assertThat(usages()).isEqualTo(20);
    }

    @Test
    void takesAnOpportunityThatTheCrmHasNotToldYet() {
        String deal = "deal-" + UUID.randomUUID();
        Api.Answer used = plugin.post("/api/v1/usages",
                usage(Map.of("opportunity", Map.of("source", "crm", "externalId", deal))));
        assertThat(used.status()).as(used.toString()).isEqualTo(201);
        assertThat(used.json("/opportunity/externalId")).isEqualTo(deal);
        Api crm = signedIn.withKey(Scope.OPPORTUNITIES_WRITE);
        String id = crm.put("/api/v1/opportunities/crm/" + deal, Map.of("name", "Refit", "account", "Example Foods",
                "outcome", "open", "updatedAt", "2026-01-31T12:00:00Z")).json("/id");
        Api.Answer byId = plugin.post("/api/v1/usages", usage(Map.of("opportunity", Map.of("id", id))));
        assertThat(byId.json("/opportunity/externalId")).isEqualTo(deal);
        Api.Answer unknown = plugin.post("/api/v1/usages",
                usage(Map.of("opportunity", Map.of("id", UUID.randomUUID().toString()))));
        assertThat(unknown.json("/errors/0/pointer")).isEqualTo("/opportunity/id");
    }

    @Test
    void takesWhatHappenedLongAgoAndRefusesWhatHasNotHappenedYet() {
        assertThat(plugin.post("/api/v1/usages", usage(Map.of("occurredAt", "2024-02-29T23:59:59Z")))
                .json("/occurredAt")).isEqualTo("2024-02-29T23:59:59Z");
        assertThat(plugin.post("/api/v1/usages", usage(Map.of("occurredAt",
                Instant.now().plusSeconds(240).toString()))).status()).isEqualTo(201);
        Api.Answer future = plugin.post("/api/v1/usages",
                usage(Map.of("occurredAt", Instant.now().plusSeconds(400).toString())));
        assertThat(future.status()).isEqualTo(400);
        assertThat(future.json("/errors/0/pointer")).isEqualTo("/occurredAt");
    }

    @Test
    void knowsNothingOfASnippetThatTheViewerMayNotSee() {
        Api rep = signedIn.as(Role.REP);
        SnippetId restricted = content.published("For partners", content.group("partners-" + UUID.randomUUID()));
        for (SnippetId hidden : List.of(restricted, content.draft("Not yet"), SnippetId.next())) {
            Map<String, Object> body = Map.of("snippetId", hidden.toString(), "channel", "call");
            assertThat(rep.post("/api/v1/usages", body).problem()).isEqualTo("not-found");
            assertThat(rep.get("/api/v1/snippets/" + hidden + "/ratings").problem()).isEqualTo("not-found");
        }
        assertThat(signedIn.as(Role.MARKETER)
                .post("/api/v1/usages", Map.of("snippetId", restricted.toString(), "channel", "call")).status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            usages  | {"channel":"call"}                                             | /snippetId
            usages  | {"snippetId":"S"}                                              | /channel
            usages  | {"snippetId":"S","channel":"fax"}                              | /channel
            usages  | {"snippetId":"nonsense","channel":"call"}                      | /snippetId
            usages  | {"snippetId":"S","channel":"call","revision":0}                | /revision
            usages  | {"snippetId":"S","channel":"call","revision":3}                | /revision
            usages  | {"snippetId":"S","channel":"call","audienceSize":0}            | /audienceSize
            usages  | {"snippetId":"S","channel":"call","audienceSize":1000001}      | /audienceSize
            usages  | {"snippetId":"S","channel":"call","place":0}                   | /place
            usages  | {"snippetId":"S","channel":"call","place":1001}                | /place
            usages  | {"snippetId":"S","channel":"call","venue":"Hall\\nB"}          | /venue
            usages  | {"snippetId":"S","channel":"call","occurredAt":"yesterday"}    | /occurredAt
            opens   | {"revision":1}                                                 | /snippetId
            copies  | {"snippetId":"S","revision":3}                                 | /revision
            downloads | {"snippetId":"S","channel":"call"}                           | /channel
            usages  | {"snippetId":"S","channel":"call","occurredAt":"1999-12-31T23:59:59Z"} | /occurredAt
            usages  | {"snippetId":"S","channel":"call","opportunity":{}}            | /opportunity
            usages  | {"snippetId":"S","channel":"call","opportunity":{"source":"A B","externalId":"1"}} | /opportunity/source
            usages  | {"snippetId":"S","channel":"call","comment":"no"}              | /comment
            usages  | {"snippetId":"S","channel":"call","clientId":"with blanks"}    | /clientId
            ratings | {"snippetId":"S"}                                              | /applause
            ratings | {"snippetId":"S","applause":0}                                 | /applause
            ratings | {"snippetId":"S","applause":6}                                 | /applause
            ratings | {"snippetId":"S","reaction":"yawned"}                          | /reaction
            ratings | {"snippetId":"S","applause":3,"comment":"\\u0000"}             | /comment
            ratings | {"snippetId":"S","applause":3,"usageId":"01890000-0000-7000-8000-000000000000"} | /usageId
            """)
    void pointsAtWhatIsWrong(String resource, String body, String pointer) {
        Api.Answer answer = plugin.post("/api/v1/" + resource, body.replace("\"S\"", "\"" + snippet + "\""));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.json("/errors/0/pointer")).isEqualTo(pointer);
        assertThat(usages()).isZero();
    }

    @Test
    void refusesACommentThatIsTooLong() {
        assertThat(plugin.post("/api/v1/ratings", rating(Map.of("comment", "a".repeat(2000)))).status())
                .isEqualTo(201);
        assertThat(plugin.post("/api/v1/ratings", rating(Map.of("comment", "a".repeat(2001))))
                .json("/errors/0/pointer")).isEqualTo("/comment");
    }

    @Test
    void ratesAUsageOfOnesOwnOnly() {
        String usage = plugin.post("/api/v1/usages", usage(Map.of("revision", 1))).json("/id");
        Api.Answer rated = plugin.post("/api/v1/ratings", rating(Map.of("usageId", usage)));
        assertThat(rated.json("/revision")).isEqualTo("1");
        Api.Answer other = signedIn.withKey(Scope.FEEDBACK_WRITE).post("/api/v1/ratings",
                rating(Map.of("usageId", usage)));
        assertThat(other.json("/errors/0/pointer")).isEqualTo("/usageId");
    }

    @Test
    void listsRatingsPageByPageTheNewestFirst() {
        for (int i = 1; i <= 5; i++) {
            plugin.post("/api/v1/ratings", Map.of("snippetId", snippet.toString(), "applause", i));
        }
        String path = "/api/v1/snippets/" + snippet + "/ratings?limit=2";
        List<String> applause = new ArrayList<>();
        Api.Answer page = plugin.get(path);
        assertThat(page.json("/total")).isEqualTo("5");
        while (true) {
            page.json().requiredAt("/items").forEach(item -> applause.add(item.requiredAt("/applause").asString()));
            JsonNode next = page.json().path("nextCursor");
            if (!next.isString()) {
                break;
            }
            page = plugin.get(path + "&cursor=" + next.asString());
        }
        assertThat(applause).containsExactly("5", "4", "3", "2", "1");
        assertThat(plugin.get(path + "&cursor=bm9uZQ").status()).isEqualTo(400);
    }

    @Test
    void takesABatchAsLinesAndAnswersEachByItself() {
        String lines = """
                {"type":"usage","clientId":"a","snippetId":"S","channel":"call"}

                {"type":"rating","clientId":"a","snippetId":"S","applause":4}
                {"type":"usage","snippetId":"S","channel":"call"}
                {"type":"fax","clientId":"c","snippetId":"S"}
                {"type":"usage","clientId":"d","snippetId":"S","channel":"call","colour":"red"}
                not json
                {"type":"usage","clientId":"e","snippetId":"01890000-0000-7000-8000-000000000000","channel":"call"}
                """.replace("\"S\"", "\"" + snippet + "\"");
        Api.Answer answer = plugin.send("POST", "/api/v1/feedback/batch", "application/x-ndjson",
                BodyPublishers.ofString(lines));
        assertThat(statuses(answer)).as(answer.toString()).containsExactly("recorded", "recorded", "refused", "refused",
                "refused", "refused", "refused");
        assertThat(answer.json("/results/2/problem/errors/0/pointer")).isEqualTo("/clientId");
        assertThat(answer.json("/results/3/problem/errors/0/pointer")).isEqualTo("/type");
        assertThat(answer.json("/results/4/problem/errors/0/pointer")).isEqualTo("/colour");
        assertThat(answer.json("/results/6/problem/status")).isEqualTo("404");
        assertThat(answer.json("/recorded")).isEqualTo("2");
    }

    @Test
    void refusesABatchThatIsTooLargeAsAWhole() {
        List<Map<String, Object>> events = IntStream.range(0, 501).mapToObj(i -> event("e" + i, Map.of())).toList();
        assertThat(plugin.post("/api/v1/feedback/batch", events).status()).isEqualTo(413);
        assertThat(usages()).isZero();
        assertThat(statuses(plugin.post("/api/v1/feedback/batch", events.subList(0, 500)))).hasSize(500)
                .containsOnly("recorded");
        assertThat(plugin.post("/api/v1/feedback/batch", Map.of()).status()).isEqualTo(400);
        assertThat(plugin.post("/api/v1/feedback/batch", List.of()).json("/recorded")).isEqualTo("0");
    }

    @Test
    void neverChangesNorForgetsWhatStandsInTheLedger() {
        plugin.post("/api/v1/usages", usage(Map.of()));
        assertThatThrownBy(() -> db.sql("update usage set channel = 'email'").update())
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> db.sql("delete from usage").update()).hasMessageContaining("append-only");
        assertThatThrownBy(() -> db.sql("truncate usage cascade").update()).hasMessageContaining("append-only");
    }

    @Test
    void thanksInPlaceAndCountsADoubleClickOnce() {
        Api rep = signedIn.as(Role.REP).asBrowser();
        Map<String, String> form = Map.of("clientId", UUID.randomUUID().toString(), "channel", "call", "opportunity",
                "", "audienceSize", "", "revision", "2");
        Api.Answer plain = rep.postForm("/snippets/" + snippet + "/usages", form);
        assertThat(plain.status()).isEqualTo(302);
        Api.Answer htmx = rep.with("HX-Request", "true").postForm("/snippets/" + snippet + "/usages", form);
        assertThat(htmx.status()).as(htmx.toString()).isEqualTo(200);
        assertThat(htmx.text()).contains("Thank you").contains("name=\"applause\"");
        assertThat(usages()).isEqualTo(1);
        Api.Answer rated = rep.with("HX-Request", "true").postForm("/snippets/" + snippet + "/ratings",
                Map.of("clientId", htmx.hidden("clientId"), "usageId", htmx.hidden("usageId"), "applause", "5",
                        "reaction", "", "comment", ""));
        assertThat(rated.status()).as(rated.toString()).isEqualTo(200);
        assertThat(rated.text()).contains("Thank you");
    }

    @Test
    void offersTheRepTheirOwnOpenDealsOnTheSnippetsPage() {
        var person = signedIn.person(Role.REP);
        String mine = "Mine " + UUID.randomUUID();
        String done = "Done " + UUID.randomUUID();
        String theirs = "Theirs " + UUID.randomUUID();
        String email = person.details().email().value();
        tell(Map.of("name", mine, "ownerEmail", email, "outcome", "open"));
        tell(Map.of("name", done, "ownerEmail", email, "outcome", "won", "closedAt", "2026-01-31T12:00:00Z"));
        tell(Map.of("name", theirs, "outcome", "open"));
        Api.Answer page = signedIn.as(person).asBrowser().get("/snippets/" + snippet);
        assertThat(page.status()).as(page.toString()).isEqualTo(200);
        assertThat(page.text()).contains("name=\"channel\"", mine).doesNotContain(done, theirs);
        assertThat(signedIn.as(person).asBrowser().get("/snippets/" + snippet + "?rate").text())
                .contains("name=\"applause\"");
        assertThat(page.hidden("clientId")).isNotEmpty();
    }

    private void tell(Map<String, Object> said) {
        Map<String, Object> body = new HashMap<>(Map.of("account", "Example Foods", "updatedAt",
                "2026-01-31T12:00:00Z"));
        body.putAll(said);
        Api.Answer told = signedIn.withKey(Scope.OPPORTUNITIES_WRITE)
                .put("/api/v1/opportunities/crm/deal-" + UUID.randomUUID(), body);
        assertThat(told.status()).as(told.toString()).isIn(200, 201);
    }

    private int usages() {
        return db.sql("select count(*) from usage where snippet_id = :snippet").param("snippet", snippet.value())
                .query(Integer.class).single();
    }

    private Map<String, Object> usage(Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(Map.of("snippetId", snippet.toString(), "channel", "call"));
        body.putAll(more);
        return body;
    }

    private Map<String, Object> rating(Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(Map.of("snippetId", snippet.toString(), "applause", 4));
        body.putAll(more);
        return body;
    }

    private Map<String, Object> event(String clientId, Map<String, Object> more) {
        Map<String, Object> event = usage(more);
        event.put("type", "usage");
        event.put("clientId", clientId);
        return event;
    }

    private static List<String> statuses(Api.Answer batch) {
        return batch.json().requiredAt("/results").valueStream().map(result -> result.requiredAt("/status").asString())
                .toList();
    }
}
