package io.riffbook.search.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.riffbook.access.Role;
import io.riffbook.search.Publishing;
import io.riffbook.testing.Api;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@RiffbookTest
class SpellingAndSuggestionsTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Autowired
    SignedIn signedIn;
    private Api rep;
    private Publishing publishing;
    /// Long, and in no other test.
    private final String word = letters();
    private final String mistyped = word.substring(0, 6) + word.substring(7);

    @BeforeEach
    void signIn() {
        rep = signedIn.as(Role.REP);
        publishing = new Publishing(signedIn.as(Role.MARKETER));
    }

    private static String letters() {
        return new Random().ints(12, 'a', 'z' + 1).collect(StringBuilder::new, StringBuilder::appendCodePoint,
                StringBuilder::append).toString();
    }

    private JsonNode search(Api whose, String text, String... more) {
        Api.Answer answer = whose.post("/api/v1/search", more.length == 0
                ? Map.of("text", text)
                : Map.of("text", text, more[0], more[1]));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    private void publish(String title, String text, Map<String, ?> more) {
        Publishing.Published published = publishing.publish(title, text, more);
        assertThat(search(publishing.marketer(), title, "waitFor", published.position()).requiredAt("/upToDate")
                .asBoolean())
                .isTrue();
    }

    @Test
    void searchesForAnotherSpellingWhenNothingIsFound() {
        publish("One", "About " + word + " and more", Map.of());

        JsonNode found = search(rep, mistyped + " more");

        assertThat(found.requiredAt("/correction/text").asString()).isEqualTo(word + " more");
        assertThat(found.requiredAt("/correction/applied").asBoolean()).isTrue();
        assertThat(found.requiredAt("/total").asLong()).isEqualTo(1);
        assertThat(search(rep, word).has("correction")).isFalse();
        assertThat(search(rep, "\"" + mistyped + "\"").requiredAt("/total").asLong()).isZero();
    }

    @Test
    void keepsToTheSpellingOnLaterPages() {
        for (int i = 0; i < 3; i++) {
            publish("Page " + i, word, Map.of());
        }
        Map<String, Object> query = Map.of("text", mistyped, "limit", 2);
        JsonNode first = rep.post("/api/v1/search", query).json();
        assertThat(first.requiredAt("/hits")).hasSize(2);
        JsonNode second = rep.post("/api/v1/search",
                Map.of("text", mistyped, "limit", 2, "cursor", first.requiredAt("/nextCursor").asString())).json();
        assertThat(second.requiredAt("/hits")).hasSize(1);
        assertThat(second.requiredAt("/correction/text").asString()).isEqualTo(word);
        assertThat(second.has("nextCursor")).isFalse();
    }

    @Test
    void tellsNobodyOfWordsThatAreHiddenFromThem() {
        Api.Answer group = signedIn.as(Role.ADMIN).post("/api/v1/groups",
                Map.of("name", "Group of " + word, "clientId", word));
        assertThat(group.status()).as(group.toString()).isEqualTo(201);
        publish("Secret " + word, "Hidden",
                Map.of("visibility", Map.of("reach", "internal", "groups", List.of(group.json("/id")))));

        assertThat(search(rep, mistyped).has("correction")).isFalse();
        assertThat(suggested(rep, word.substring(0, 5)).requiredAt("/snippets")).isEmpty();
        assertThat(search(publishing.marketer(), mistyped).requiredAt("/correction/text").asString()).isEqualTo(word);
        assertThat(suggested(publishing.marketer(), word.substring(0, 5)).requiredAt("/snippets")).hasSize(1);
    }

    private static JsonNode suggested(Api whose, String text) {
        Api.Answer answer = whose.get("/api/v1/search/suggestions?q=" + text.replace(" ", "%20"));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void suggestsTitlesConceptsAndOnesOwnPastQueries() {
        publish("All about " + word, "Text", Map.of());
        search(rep, word);

        assertThat(suggested(rep, word.substring(0, 4)).requiredAt("/snippets/0/title").asString())
                .isEqualTo("All about " + word);
        assertThat(suggested(rep, "financial off").requiredAt("/concepts/0/label").asString())
                .isEqualTo("Chief financial officer");
        await().atMost(SOON).until(() -> suggested(rep, word.substring(0, 4)).requiredAt("/queries").size() == 1);
        assertThat(suggested(publishing.marketer(), "xx" + word).requiredAt("/queries")).isEmpty();
        assertThat(suggested(rep, "")).allSatisfy(sort -> assertThat(sort).isEmpty());
        assertThat(rep.get("/api/v1/search/suggestions?q=" + "a".repeat(501)).status()).isEqualTo(400);
    }
}
