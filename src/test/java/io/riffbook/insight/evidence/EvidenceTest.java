package io.riffbook.insight.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.riffbook.access.Role;
import io.riffbook.access.Scope;
import io.riffbook.search.Publishing;
import io.riffbook.search.Publishing.Published;
import io.riffbook.testing.Api;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import tools.jackson.databind.JsonNode;

/// From the ledger to what a search shows and ranks by.
@RiffbookTest
class EvidenceTest {
    @Autowired
    SignedIn signedIn;
    @Autowired
    EvidenceCount count;
    @Autowired
    JdbcClient db;

    private final String word = "w" + UUID.randomUUID().toString().replace("-", "");

    @Test
    void movesWhatIsApplaudedUpAndSaysWhatWasWonWithoutANewVersionOfIt() {
        Api marketer = signedIn.as(Role.MARKETER);
        Api rep = signedIn.as(Role.REP);
        Published plain = new Publishing(marketer).publish("Plain " + word, "text", Map.of());
        Published loved = new Publishing(marketer).publish("Loved " + word, "text", Map.of());
        Published winning = new Publishing(marketer).publish("Winning " + word, "text", Map.of());
        String version = marketer.get("/api/v1/snippets/" + loved.id()).json("/version");
        for (int i = 0; i < 3; i++) {
            assertThat(rep.post("/api/v1/ratings", Map.of("snippetId", loved.id(), "applause", 5)).status())
                    .isEqualTo(201);
        }
        rep.post("/api/v1/usages", Map.of("snippetId", winning.id(), "channel", "call", "opportunity",
                Map.of("source", "crm", "externalId", word)));
        assertThat(signedIn.withKey(Scope.OPPORTUNITIES_WRITE).put("/api/v1/opportunities/crm/" + word,
                Map.of("name", "Deal", "account", "Account " + word, "outcome", "won", "closedAt",
                        "2026-01-31T12:00:00Z", "updatedAt", "2026-01-31T12:00:00Z"))
                .status()).isEqualTo(201);

        awaitFirst(rep, "applause", loved.id());
        awaitFirst(rep, "wins", winning.id());
        JsonNode found = search(rep, Map.of("text", word));
        assertThat(ids(found)).as("one deal that was won says nothing yet").startsWith(loved.id())
                .contains(plain.id(), winning.id());
        assertThat(found.requiredAt("/hits").valueStream()
                .flatMap(hit -> hit.requiredAt("/reasons").valueStream())
                .map(reason -> reason.requiredAt("/words").asString()))
                .contains("Applause 5.0 of 5 (3)", "Used in a deal that was won");
        assertThat(marketer.get("/api/v1/snippets/" + loved.id()).json("/version"))
                .as("nobody's edit gets stale by applause").isEqualTo(version);
    }

    @Test
    void sinksWhatTheAccountHasSeenAlreadyAndMarksIt() {
        Api marketer = signedIn.as(Role.MARKETER);
        Api rep = signedIn.as(Role.REP);
        Published seen = new Publishing(marketer).publish(word + " " + word, "text", Map.of());
        Published other = new Publishing(marketer).publish("Other " + word, "text and more", Map.of());
        Api crm = signedIn.withKey(Scope.OPPORTUNITIES_WRITE);
        String last = tell(crm, "last-" + word);
        String next = tell(crm, "next-" + word);
        rep.post("/api/v1/usages",
                Map.of("snippetId", seen.id(), "channel", "call", "opportunity", Map.of("id", last)));
        JsonNode found = search(rep, Map.of("text", word, "waitFor", other.position(), "context",
                Map.of("opportunity", next)));
        assertThat(ids(found)).containsExactly(other.id(), seen.id());
        assertThat(found.requiredAt("/hits/1/reasons").toString()).contains("Seen by this account");
        assertThat(rep.asBrowser().get("/search?sort=newest&q=" + word + "&opportunity=" + next).text())
                .contains("Seen by this account");
    }

    @Test
    void countsInHowManyPagesASnippetStood() {
        Api marketer = signedIn.as(Role.MARKETER);
        Published story = new Publishing(marketer).publish(word, "text", Map.of());
        search(marketer, Map.of("text", word, "waitFor", story.position()));
        search(marketer, Map.of("text", word));
        UUID id = UUID.fromString(story.id());
        await().atMost(Duration.ofSeconds(10)).until(() -> shown(id) == 2);
        // what is young waits, because a page that is still being written may stand before it
        count.countImpressions();
        assertThat(impressions(id)).isZero();
        db.sql("update impression set written_at = written_at - interval '1 minute'").update();
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            count.countImpressions();
            assertThat(impressions(id)).isEqualTo(2);
        });
        count.countImpressions();
        assertThat(impressions(id)).as("each page counts once").isEqualTo(2);
    }

    private long shown(UUID id) {
        return db.sql("select count(*) from impression where :id = any(snippets)").param("id", id).query(Long.class)
                .single();
    }

    private long impressions(UUID id) {
        return db.sql("select coalesce(sum(impressions), 0) from snippet_evidence where snippet_id = :id")
                .param("id", id).query(Long.class).single();
    }

    private String tell(Api crm, String id) {
        return crm.put("/api/v1/opportunities/crm/" + id, Map.of("name", id, "account", "Account " + word, "outcome",
                "open", "updatedAt", "2026-01-31T12:00:00Z")).json("/id");
    }

    private void awaitFirst(Api who, String sort, String id) {
        await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(200)).untilAsserted(
                () -> assertThat(ids(search(who, Map.of("text", word, "sort", sort))).getFirst()).isEqualTo(id));
    }

    private static List<String> ids(JsonNode found) {
        return found.requiredAt("/hits").valueStream().map(hit -> hit.requiredAt("/id").asString()).toList();
    }

    private static JsonNode search(Api who, Map<String, ?> query) {
        Api.Answer answer = who.post("/api/v1/search", query);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }
}
