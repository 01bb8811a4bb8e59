package io.riffbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.riffbook.testing.Api;
import io.riffbook.testing.Corpus;
import io.riffbook.testing.Multipart;
import io.riffbook.testing.PackagedRiffbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import tools.jackson.databind.JsonNode;

/// The whole loop, through HTTP, against the packaged jar: a deck comes in, becomes snippets, a rep finds and plays one, the deal
/// closes, and the report says so.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoopIT {
    private static final String PASSWORD = "a long enough password";

    private PackagedRiffbook riffbook;
    private Api admin;
    private Api marketer;
    private Api rep;
    private Api crm;

    @BeforeAll
    void start(@TempDir Path folder) {
        riffbook = PackagedRiffbook.start(folder.resolve("home"));
        admin = riffbook.firstSignIn(PASSWORD);
        marketer = person("marketer@example.com", "marketer");
        rep = person("rep@example.com", "rep");
        Api.Answer key = admin.post("/api/v1/api-keys",
                Map.of("name", "crm", "scopes", List.of("opportunities:write"), "mayActFor", false));
        assertThat(key.status()).as(key.toString()).isEqualTo(201);
        crm = riffbook.api().withKey(key.json("/secret"));
    }

    @AfterAll
    void stop() {
        riffbook.close();
    }

    @Test
    void goesRoundOnADeckOfOurOwn() throws Exception {
        goRound(Path.of("src/main/resources/demo/master-deck.md"));
        goRound(Path.of("src/main/resources/demo/master-deck.pptx"));
    }

    @Test
    void goesRoundOnARealDeck() throws Exception {
        goRound(Corpus.require("decks/real/internet-zero__hypergeometric-ai/artifacts/pitch-deck.pptx"));
    }

    private void goRound(Path deck) throws Exception {
        JsonNode read = upload(deck);
        String deckId = read.requiredAt("/result/deckId").asString();
        List<String> snippets = breakUp(deckId);

        JsonNode found = find(snippets.getFirst());
        String snippetId = found.requiredAt("/id").asString();
        assertThat(rep.get("/api/v1/snippets/" + snippetId).json("/lifecycle")).isEqualTo("published");

        String deal = UUID.randomUUID().toString();
        play(snippetId, deal);
        close(deal);

        JsonNode line = await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(200)).until(
                () -> reportLine(deckId, snippetId), counted -> counted.requiredAt("/won").asInt() == 1);
        assertThat(line.at("/uses").asInt()).isEqualTo(1);
        assertThat(line.at("/won").asInt()).isEqualTo(1);
        assertThat(line.at("/applauseMean").asDouble()).isEqualTo(5);
    }

    private JsonNode upload(Path deck) throws Exception {
        Api.Answer accepted = Multipart.file(deck).post(marketer.with("Idempotency-Key", UUID.randomUUID().toString()),
                "/api/v1/decks");
        assertThat(accepted.status()).as(accepted.toString()).isEqualTo(202);
        String job = accepted.header("Location");
        return await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(200)).until(
                () -> marketer.get(job).json(), answer -> {
                    assertThat(answer.requiredAt("/state").asString()).as(answer.toString()).isNotEqualTo("failed");
                    return answer.requiredAt("/state").asString().equals("done");
                });
    }

    private List<String> breakUp(String deckId) {
        JsonNode passages = marketer.get("/api/v1/decks/" + deckId + "/passages?limit=100").json().requiredAt("/items");
        assertThat(passages.size()).isPositive();
        List<Map<String, ?>> items = new ArrayList<>();
        passages.forEach(passage -> items.add(Map.of("passageId", passage.requiredAt("/id").asString(), "kind", "slide",
                "tags", List.of(firstConcept("channel")))));
        Api.Answer broken = marketer.post("/api/v1/decks/" + deckId + "/snippets",
                Map.of("items", items, "publish", true));
        assertThat(broken.status()).as(broken.toString()).isEqualTo(200);
        assertThat(broken.json().requiredAt("/created").asInt()).as(broken.toString()).isEqualTo(passages.size());
        return broken.json().requiredAt("/items").valueStream()
                .map(item -> item.requiredAt("/indexPosition").asString())
                .toList();
    }

    private String firstConcept(String taxonomy) {
        return marketer.get("/api/v1/taxonomies/" + taxonomy).json("/concepts/0/id");
    }

    /// The rep finds it by its title.
    private JsonNode find(String indexPosition) {
        String id = indexPosition.substring(0, indexPosition.indexOf(':'));
        String title = marketer.get("/api/v1/snippets/" + id).json("/title");
        Api.Answer answer = rep.post("/api/v1/search", Map.of("text", title, "waitFor", indexPosition, "limit", 50));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json().requiredAt("/hits").valueStream()
                .filter(hit -> hit.requiredAt("/id").asString().equals(id))
                .findFirst().orElseThrow(() -> new AssertionError(title + " was not found: " + answer));
    }

    private void play(String snippetId, String deal) {
        Api.Answer used = rep.post("/api/v1/usages", Map.of("snippetId", snippetId, "channel", "call", "opportunity",
                Map.of("source", "crm", "externalId", deal)));
        assertThat(used.status()).as(used.toString()).isEqualTo(201);
        Api.Answer rated = rep.post("/api/v1/ratings",
                Map.of("snippetId", snippetId, "applause", 5, "reaction", "landed"));
        assertThat(rated.status()).as(rated.toString()).isEqualTo(201);
    }

    private void close(String deal) {
        Api.Answer closed = crm.put("/api/v1/opportunities/crm/" + deal, Map.of("name", "Depot refit", "account",
                "Example Foods", "outcome", "won", "updatedAt", Instant.now().toString()));
        assertThat(closed.status()).as(closed.toString()).isIn(200, 201);
    }

    private JsonNode reportLine(String deckId, String snippetId) {
        JsonNode report = marketer.get("/api/v1/reports/snippets?limit=100&deck=" + deckId).json();
        return report.requiredAt("/items").valueStream()
                .filter(line -> line.requiredAt("/id").asString().equals(snippetId)).findFirst()
                .orElseThrow(() -> new AssertionError(snippetId + " is not in " + report));
    }

    /// Somebody new, who chose a password by the one-time link that the admin made.
    private Api person(String email, String role) {
        Api.Answer made = admin.post("/api/v1/people", Map.of("email", email, "name", role, "roles", List.of(role)));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        Api.Answer reset = admin.post("/api/v1/people/" + made.json("/id") + "/password-reset", Map.of());
        String url = reset.json("/url");
        String link = url.substring(url.indexOf("/reset"));
        Api browser = riffbook.api().asBrowser();
        Api.Answer form = browser.get(link);
        Api.Answer chosen = browser.postForm("/reset", Map.of("token", form.hidden("token"), "password", PASSWORD,
                "repeated", PASSWORD, "_csrf", form.hidden("_csrf")));
        assertThat(chosen.status()).as(chosen.toString()).isEqualTo(302);
        return riffbook.signIn(email, PASSWORD);
    }
}
