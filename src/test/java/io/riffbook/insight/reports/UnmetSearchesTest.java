package io.riffbook.insight.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.riffbook.access.Person;
import io.riffbook.access.Role;
import io.riffbook.search.Publishing;
import io.riffbook.search.Publishing.Published;
import io.riffbook.testing.Api;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

/// From a page of results to what marketing learns of it.
@RiffbookTest
class UnmetSearchesTest {
    private static final String UNMET = "/api/v1/searches/unmet";

    @Autowired
    SignedIn signedIn;
    @Autowired
    JdbcClient db;

    private Person somebody;
    private Api rep;
    private Published story;
    /// A word that stands in this test's snippets only.
    private final String word = "w" + UUID.randomUUID().toString().replace("-", "");

    @BeforeEach
    void publish() {
        somebody = signedIn.person(Role.REP);
        rep = signedIn.as(somebody);
        story = new Publishing(signedIn.as(Role.MARKETER)).publish("Story " + word, "text", Map.of());
        rep.post("/api/v1/search", Map.of("waitFor", story.position()));
    }

    @Test
    void takesNoteOfWhoWasShownWhatWhere() {
        new Publishing(signedIn.as(Role.MARKETER)).publish("Another " + word, "text", Map.of());
        await().atMost(Duration.ofSeconds(10)).until(() -> search(word).requiredAt("/total").asLong() == 2);
        Map<String, Object> query = Map.of("text", "  " + word.toUpperCase(Locale.ROOT) + " ", "limit", 1,
                "kinds", List.of("story"), "context", Map.of("concepts", List.of("persona/cfo")));
        JsonNode first = rep.post("/api/v1/search", query).json();
        Map<String, Object> further = new HashMap<>(query);
        further.put("cursor", first.requiredAt("/nextCursor").asString());
        JsonNode second = rep.post("/api/v1/search", further).json();
        String id = first.requiredAt("/searchId").asString();
        assertThat(second.requiredAt("/searchId").asString()).as("the same search").isEqualTo(id);
        awaitWritten(id, 2);
        List<Map<String, Object>> rows = db
                .sql("""
                        select first_position, person_id, query_text, normalised, filters::text as filters, context[1] as moment,
                            total, found, snippets[1] as snippet, revisions[1] as revision
                        from impression where search_id = :id::uuid order by first_position""")
                .param("id", id).query()
                .listOfRows();
        assertThat(rows).extracting(row -> row.get("first_position")).containsExactly(1, 2);
        assertThat(rows.getFirst()).containsEntry("person_id", somebody.id().value()).containsEntry("normalised", word)
                .containsEntry("filters", "{\"kinds\": [\"story\"]}").containsEntry("moment", "persona/cfo")
                .containsEntry("total", 2L).containsEntry("found", "as-asked").containsEntry("revision", 1);
        assertThat(rows.getLast().get("snippet")).hasToString(second.requiredAt("/hits/0/id").asString());
    }

    @Test
    void countsWhatFoundNothingAndWhatWasAbandonedOnce() {
        search("nothing" + word);
        search("Nothing" + word + " ");
        search(word);
        settle();
        assertThat(line("nothing" + word)).hasValueSatisfying(line -> {
            assertThat(line.requiredAt("/searches").asLong()).isEqualTo(2);
            assertThat(line.requiredAt("/nothingFound").asLong()).isEqualTo(2);
            assertThat(line.requiredAt("/abandoned").asLong()).isZero();
            assertThat(line.requiredAt("/people").asLong()).isEqualTo(1);
        });
        assertThat(line(word)).hasValueSatisfying(
                line -> assertThat(line.requiredAt("/abandoned").asLong()).isEqualTo(1));
    }

    @Test
    void countsNothingThatIsNotOverYet() {
        String id = search("nothing" + word).requiredAt("/searchId").asString();
        awaitWritten(id, 1);
        assertThat(line("nothing" + word)).isEmpty();
    }

    @Test
    void countsASearchAsMetWhenAResultWasOpened() {
        String id = search(word).requiredAt("/searchId").asString();
        Api.Answer opened = rep.post("/api/v1/search/" + id + "/opens", Map.of("snippetId", story.id(), "position", 1));
        assertThat(opened.status()).as(opened.toString()).isEqualTo(204);
        awaitOpened(id);
        settle();
        assertThat(line(word)).isEmpty();
    }

    @Test
    void countsASearchAsMetWhenItsResultPageLedToASnippet() {
        String page = rep.asBrowser().get("/search?q=" + word).text();
        var link = Pattern.compile("/snippets/" + story.id() + "\\?search=([0-9a-f-]{36})")
                .matcher(page);
        assertThat(link.find()).as(page).isTrue();
        assertThat(rep.asBrowser().get(link.group()).status()).isEqualTo(200);
        awaitOpened(link.group(1));
        settle();
        assertThat(line(word)).isEmpty();
    }

    @Test
    void countsASearchAsMetWhenAResultWasUsed() {
        search(word);
        assertThat(rep.post("/api/v1/usages", Map.of("snippetId", story.id(), "channel", "call", "occurredAt",
                Instant.now().minus(Duration.ofMinutes(55)).toString())).status()).isEqualTo(201);
        settle();
        assertThat(line(word)).isEmpty();
    }

    @Test
    void takesNoteOnlyOfOpensOfWhatWasShownToOneself() {
        String id = search(word).requiredAt("/searchId").asString();
        awaitWritten(id, 1);
        signedIn.as(Role.REP).post("/api/v1/search/" + id + "/opens", Map.of("snippetId", story.id()));
        rep.post("/api/v1/search/" + id + "/opens", Map.of("snippetId", UUID.randomUUID()));
        rep.post("/api/v1/search/" + id + "/opens", Map.of("snippetId", story.id(), "position", 9));
        String other = search(word).requiredAt("/searchId").asString();
        rep.post("/api/v1/search/" + other + "/opens", Map.of("snippetId", story.id()));
        awaitOpened(other);
        assertThat(opens(id)).isZero();
        assertThat(rep.post("/api/v1/search/" + id + "/opens", Map.of("position", 0)).status()).isEqualTo(400);
    }

    @Test
    void isForThoseWhoCanDoSomethingAboutIt() {
        assertThat(rep.get(UNMET).status()).isEqualTo(403);
        Api marketer = signedIn.as(Role.MARKETER);
        assertThat(marketer.get(UNMET).status()).isEqualTo(200);
        assertThat(marketer.get(UNMET + "?from=2026-01-01&to=2026-06-01").json("/errors/0/pointer"))
                .isEqualTo("?from");
        assertThat(marketer.get(UNMET + "?cursor=bm9uZQ").status()).isEqualTo(400);
    }

    private JsonNode search(String text) {
        Api.Answer answer = rep.post("/api/v1/search", Map.of("text", text));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    private void awaitWritten(String searchId, int pages) {
        await().atMost(Duration.ofSeconds(10)).until(() -> db
                .sql("select count(*) from impression where search_id = :id::uuid").param("id", searchId)
                .query(Integer.class).single() == pages);
    }

    private void awaitOpened(String searchId) {
        await().atMost(Duration.ofSeconds(10)).until(() -> opens(searchId) == 1);
    }

    private long opens(String searchId) {
        return db.sql("select count(*) from impression_open where search_id = :id::uuid").param("id", searchId)
                .query(Long.class).single();
    }

    /// Lets an hour pass over all searches for this test's word, each a minute apart from the next, so that none counts as typed on.
    private void settle() {
        awaitWritten(search("last" + word).requiredAt("/searchId").asString(), 1);
        db.sql("""
                update impression i set shown_at = shown_at - interval '1 hour' - later.count * interval '1 minute'
                from (select number, row_number() over (order by number desc) as count from impression
                    where normalised like '%' || :word) later
                where later.number = i.number""").param("word", word).update();
    }

    private Optional<JsonNode> line(String text) {
        Api marketer = signedIn.as(Role.MARKETER);
        String cursor = "";
        do {
            Api.Answer page = marketer.get(UNMET + "?limit=100&cursor=" + cursor);
            assertThat(page.status()).as(page.toString()).isEqualTo(200);
            Optional<JsonNode> line = page.json().requiredAt("/items").valueStream()
                    .filter(each -> each.requiredAt("/text").asString().equals(text)).findFirst();
            if (line.isPresent()) {
                return line;
            }
            cursor = page.json().path("nextCursor").asString("");
        } while (!cursor.isEmpty());
        return Optional.empty();
    }
}
