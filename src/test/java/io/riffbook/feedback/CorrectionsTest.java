package io.riffbook.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.riffbook.access.Role;
import io.riffbook.access.Scope;
import io.riffbook.content.DeckId;
import io.riffbook.content.SnippetId;
import io.riffbook.testing.Api;
import io.riffbook.testing.ContentRows;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

@RiffbookTest
class CorrectionsTest {
    @Autowired
    SignedIn signedIn;
    @Autowired
    JdbcClient db;

    private DeckId deck;
    private SnippetId snippet;
    private Api plugin;

    @BeforeEach
    void publishASnippet() {
        ContentRows content = new ContentRows(db);
        deck = content.deck("Master deck");
        snippet = content.publishedFrom(deck, "story", "A depot that stopped guessing");
        plugin = signedIn.withKey(Scope.FEEDBACK_WRITE, Scope.CONTENT_READ);
    }

    @ParameterizedTest
    @ValueSource(strings = {"usage", "rating", "open", "copy", "download"})
    void takesBackAnEntryOfWhicheverKind(String type) {
        String entry = record(plugin, type, Map.of());

        Api.Answer corrected = correct(plugin, entry, Map.of());

        assertThat(corrected.status()).as(corrected.toString()).isEqualTo(201);
        assertThat(corrected.json("/corrects")).isEqualTo(entry);
        assertThat(corrected.json("/snippetId")).isEqualTo(snippet.toString());
        assertThat(entries(tableOf(type))).isEqualTo(1);
        assertThat(entries("standing_" + tableOf(type))).isZero();
    }

    @Test
    void countsWhatWasTakenBackNoMore() {
        Api admin = signedIn.as(Role.ADMIN);
        correct(plugin, record(plugin, "usage", Map.of()), Map.of());
        correct(plugin, record(plugin, "rating", Map.of("comment", "Meant another one")), Map.of());
        record(plugin, "rating", Map.of("applause", 5));

        assertThat(plugin.get("/api/v1/snippets/" + snippet + "/ratings").json("/total")).isEqualTo("1");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            Api.Answer report = admin.get("/api/v1/reports/snippets?deck=" + deck);
            assertThat(report.json("/overall/applauseMean")).as(report.toString()).startsWith("5");
            assertThat(report.json("/overall/uses")).as(report.toString()).isEqualTo("0");
        });
    }

    @Test
    void putsAnotherEntryInItsPlaceWhichCanBeCorrectedAgain() {
        String entry = record(plugin, "usage", Map.of("occurredAt", "2026-01-31T12:00:00Z", "revision", 1));

        String second = correct(plugin, entry, Map.of("replacement", usage(Map.of("channel", "email", "place", 2))))
                .json("/replacedBy");
        Api.Answer third = correct(plugin, second, Map.of("replacement", usage(Map.of("channel", "webinar"))));

        assertThat(third.status()).as(third.toString()).isEqualTo(201);
        assertThat(entries("usage")).isEqualTo(3);
        assertThat(db.sql("select channel || ' ' || revision || ' ' || (occurred_at at time zone 'UTC')::date"
                + " from standing_usage where snippet_id = :snippet").param("snippet", snippet.value())
                .query(String.class).list()).containsExactly("webinar 1 2026-01-31");
    }

    @Test
    void refusesASecondCorrectionOfTheSameEntryAndSaysWhatStandsInItsPlace() {
        String entry = record(plugin, "usage", Map.of());
        String instead = correct(plugin, entry, Map.of("replacement", usage(Map.of()))).json("/replacedBy");

        Api.Answer again = correct(plugin, entry, Map.of());

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.problem()).isEqualTo("already-corrected");
        assertThat(again.json("/detail")).contains(instead);
        assertThat(entries("standing_usage")).isEqualTo(1);
    }

    @Test
    void correctsOnceWhenTwentyDoAtTheSameMoment() throws Exception {
        String entry = record(plugin, "usage", Map.of());
        List<Callable<Api.Answer>> senders = IntStream.range(0, 20).<Callable<Api.Answer>>mapToObj(
                _ -> () -> correct(plugin, entry, Map.of("replacement", usage(Map.of("channel", "email"))))).toList();
        try (var threads = Executors.newFixedThreadPool(20)) {
            Map<Integer, Long> statuses = threads.invokeAll(senders).stream().map(CorrectionsTest::statusOf)
                    .collect(Collectors.groupingBy(status -> status, Collectors.counting()));
            assertThat(statuses).isEqualTo(Map.of(201, 1L, 409, 19L));
        }
        assertThat(entries("standing_usage")).isEqualTo(1);
        assertThat(entries("usage")).isEqualTo(2);
    }

    @Test
    void answersARepeatWithTheFirstCorrection() {
        String entry = record(plugin, "rating", Map.of());
        Map<String, Object> body = Map.of("clientId", "undo-1", "replacement",
                Map.of("type", "rating", "snippetId", snippet.toString(), "applause", 2));
        Map<String, Object> event = new HashMap<>(body);
        event.putAll(Map.of("type", "correction", "corrects", entry));

        String first = correct(plugin, entry, body).json("/id");
        Api.Answer again = correct(plugin, entry, body);
        Api.Answer batch = plugin.post("/api/v1/feedback/batch", List.of(event, event));

        assertThat(again.json("/id")).isEqualTo(first);
        assertThat(batch.json("/repeated")).as(batch.toString()).isEqualTo("2");
        assertThat(batch.json("/results/0/id")).isEqualTo(first);
        event.put("replacement", Map.of("type", "rating", "snippetId", snippet.toString(), "applause", 3));
        assertThat(plugin.post("/api/v1/feedback/batch", List.of(event)).json("/results/0/problem/type"))
                .endsWith("idempotency-key-reused");
        assertThat(entries("standing_rating")).isEqualTo(1);
    }

    @Test
    void takesCorrectionsInABatchEachByItself() {
        String one = record(plugin, "usage", Map.of());
        String two = record(plugin, "copy", Map.of());
        Map<String, Object> first = Map.of("type", "correction", "clientId", "a", "corrects", one);
        Map<String, Object> sameAgain = Map.of("type", "correction", "clientId", "b", "corrects", one);

        Api.Answer batch = plugin.post("/api/v1/feedback/batch", List.of(first, first, sameAgain,
                Map.of("type", "correction", "clientId", "c", "corrects", two, "replacement", usage(Map.of())),
                Map.of("type", "correction", "clientId", "d", "corrects", two)));

        assertThat(batch.json().requiredAt("/results").valueStream()
                .map(result -> result.requiredAt("/status").asString()))
                .as(batch.toString()).containsExactly("recorded", "repeated", "refused", "refused", "recorded");
        assertThat(batch.json("/results/2/problem/type")).endsWith("already-corrected");
        assertThat(batch.json("/results/3/problem/errors/0/pointer")).isEqualTo("/replacement/type");
        assertThat(entries("standing_usage") + entries("standing_handling")).isZero();
    }

    @Test
    void letsOnlyWhoeverSentItThePersonOrAnAdminCorrect() {
        var rep = signedIn.person(Role.REP);
        Api acting = signedIn.anonymous().withKey(signedIn.actingKey(Scope.FEEDBACK_WRITE).secret());
        String byKey = record(acting, "usage", Map.of("onBehalfOf", rep.details().email().value()));
        String byOther = record(plugin, "usage", Map.of());

        Api.Answer denied = correct(signedIn.as(Role.MARKETER), byKey, Map.of());
        assertThat(denied.status()).isEqualTo(400);
        assertThat(denied.json("/errors/0/pointer")).isEqualTo("/corrects");
        assertThat(correct(signedIn.as(rep), byOther, Map.of()).status()).isEqualTo(400);
        assertThat(correct(signedIn.as(rep), byKey, Map.of()).status()).isEqualTo(201);
        Api.Answer byAdmin = correct(signedIn.as(Role.ADMIN), byOther,
                Map.of("replacement", usage(Map.of("channel", "email"))));
        assertThat(byAdmin.status()).as(byAdmin.toString()).isEqualTo(201);
        assertThat(db.sql("select count(*) from standing_usage where snippet_id = :snippet and person_id is null")
                .param("snippet", snippet.value()).query(Integer.class).single()).isEqualTo(1);
    }

    @Test
    void pointsAtWhatIsWrongWithTheReplacement() {
        String entry = record(plugin, "usage", Map.of());
        assertThat(pointer(correct(plugin, entry, Map.of("replacement", usage(Map.of("channel", "fax"))))))
                .isEqualTo("/replacement/channel");
        assertThat(pointer(correct(plugin, entry, Map.of("replacement", usage(Map.of("clientId", "x"))))))
                .isEqualTo("/replacement");
        assertThat(pointer(correct(plugin, entry, Map.of("replacement", usage(Map.of("revision", 9))))))
                .isEqualTo("/replacement/revision");
        assertThat(pointer(correct(plugin, entry, Map.of("replacement", Map.of("type", "correction", "corrects",
                entry))))).isEqualTo("/replacement/type");
        assertThat(pointer(correct(plugin, UUID.randomUUID().toString(), Map.of()))).isEqualTo("/corrects");
        assertThat(entries("standing_usage")).isEqualTo(1);
    }

    @Test
    void letsWhoeverSaidSoOnThePageUndoIt() {
        Api rep = signedIn.as(Role.REP).asBrowser();
        String path = "/snippets/" + snippet;
        Api.Answer used = rep.with("HX-Request", "true").postForm(path + "/usages",
                Map.of("clientId", UUID.randomUUID().toString(), "channel", "call", "venue", "Hall B", "revision",
                        "2"));
        assertThat(used.text()).contains(">Undo<");
        Api.Answer undone = rep.with("HX-Request", "true").postForm(path + "/corrections",
                Map.of("clientId", used.hidden("clientId"), "entryId", used.hidden("entryId"), "of", "usage",
                        "revision", "2"));
        assertThat(undone.status()).as(undone.toString()).isEqualTo(200);
        assertThat(undone.text()).contains("Taken back", "I used it");

        Api.Answer redirect = rep.postForm(path + "/ratings",
                Map.of("clientId", UUID.randomUUID().toString(), "applause", "5", "revision", "2"));
        Api.Answer thanks = rep.get(pathOf(redirect));
        assertThat(thanks.text()).as(thanks.toString()).contains("Marketing will see it", ">Undo<");
        Api.Answer plain = rep.postForm(path + "/corrections", Map.of("clientId", thanks.hidden("clientId"), "entryId",
                thanks.hidden("entryId"), "of", "rating"));
        assertThat(rep.get(pathOf(plain)).text()).contains("Taken back");
        assertThat(entries("standing_usage") + entries("standing_rating")).isZero();
    }

    private static String pathOf(Api.Answer redirect) {
        URI location = URI.create(redirect.header("Location"));
        return location.getPath() + "?" + location.getQuery();
    }

    private static int statusOf(Future<Api.Answer> answer) {
        return answer.resultNow().status();
    }

    private static String pointer(Api.Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        return answer.json("/errors/0/pointer");
    }

    private String record(Api as, String type, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(Map.of("snippetId", snippet.toString()));
        switch (type) {
            case "usage" -> body.put("channel", "call");
            case "rating" -> body.put("applause", 4);
            default -> body.put("searchId", UUID.randomUUID().toString());
        }
        body.putAll(more);
        Api.Answer recorded = as.post("/api/v1/" + (type.equals("copy") ? "copies" : type + "s"), body);
        assertThat(recorded.status()).as(recorded.toString()).isEqualTo(201);
        return recorded.json("/id");
    }

    private static Api.Answer correct(Api as, String entry, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(Map.of("corrects", entry));
        body.putAll(more);
        return as.post("/api/v1/corrections", body);
    }

    private Map<String, Object> usage(Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(Map.of("type", "usage", "snippetId", snippet.toString(), "channel",
                "call"));
        body.putAll(more);
        return body;
    }

    private static String tableOf(String type) {
        return type.equals("usage") || type.equals("rating") ? type : "handling";
    }

    private int entries(String table) {
        return db.sql("select count(*) from " + table + " where snippet_id = :snippet")
                .param("snippet", snippet.value()).query(Integer.class).single();
    }
}
