package io.riffbook.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.access.Role;
import io.riffbook.testing.Api;
import io.riffbook.testing.RevisedDeck;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@RiffbookTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeckChangesTest {
    private static final int TESTS_THAT_SHARE = 10;
    private static final String COLD = "# Where the cold is lost\n\nNineteen minutes on the ramp, on average. Doors stay open.";
    private static final String COLD_NEW = "# Where the cold is lost\n\nTwelve minutes on the ramp, on average. Doors stay open.";
    private static final String SENSOR = "# A sensor in every crate\n\nIt speaks to the phone of the driver.\n\n<!-- Show one. -->";
    private static final String SENSOR_NEW = "# A logger in every crate\n\nIt speaks to the phone of any driver.\n\n<!-- Show two. -->";
    private static final String PRICE = "# Prices\n\nTwo euros a crate and month.";
    private static final String STORY = "# How a brewery uses it\n\nThree trucks were stopped in the first week.";

    @Autowired
    private SignedIn signedIn;
    @Autowired
    private JdbcClient db;
    @Autowired
    private DeckAlignments alignments;

    private Api marketer;
    /// Its second revision changes the first two passages, takes the third out and leaves the last. Tests that need no other one share
    /// it, each with snippets of its own.
    private RevisedDeck shared;
    private final Deque<List<String>> unused = new ArrayDeque<>();
    private RevisedDeck deck;
    private List<String> snippets;

    @BeforeAll
    void upload() {
        marketer = signedIn.as(Role.MARKETER);
        shared = RevisedDeck.upload(marketer, COLD, SENSOR, PRICE, STORY);
        for (int i = 0; i < TESTS_THAT_SHARE; i++) {
            unused.add(shared.breakUp(true));
        }
        shared.revise(COLD_NEW, SENSOR_NEW, STORY);
    }

    @BeforeEach
    void share() {
        deck = shared;
        snippets = List.of();
    }

    private void takeSharedSnippets() {
        snippets = unused.remove();
    }

    private void uploadAnother() {
        deck = RevisedDeck.upload(marketer, COLD, SENSOR, PRICE);
        snippets = deck.breakUp(true);
    }

    private Api.Answer snippet(int at) {
        return marketer.get("/api/v1/snippets/" + snippets.get(at));
    }

    private Map<String, Object> item(int at) {
        return Map.of("snippetId", snippets.get(at), "version", Long.parseLong(snippet(at).json("/version")));
    }

    private Api.Answer decide(String what, int revision, Object... items) {
        return marketer.post(deck.address() + "/revisions/" + revision + "/" + what,
                Map.of("items", List.of(items)));
    }

    private Api.Answer accept(int revision, Object... items) {
        return decide("accepted-changes", revision, items);
    }

    private String problem(Api.Answer answer, int item) {
        String type = answer.json("/items/" + item + "/problem/type");
        return type.substring(type.lastIndexOf('/') + 1);
    }

    /// Those of this test that wait.
    private List<String> waiting() {
        return marketer.get("/api/v1/snippets?changedInDeck=true&limit=100&deck=" + deck.id()).json()
                .requiredAt("/items").valueStream().map(each -> each.requiredAt("/id").asString())
                .filter(snippets::contains).toList();
    }

    private boolean isTold(int at) {
        return snippet(at).json().has("deckChange");
    }

    @Test
    void tellsWhatBecameOfEveryPassage() {
        uploadAnother();
        deck.revise(PRICE, STORY, COLD_NEW);

        assertThat(deck.changes(2)).containsExactly("unchanged moved Prices", "added How a brewery uses it",
                "changed Where the cold is lost", "removed A sensor in every crate");
        Api.Answer changes = marketer.get(deck.address() + "/revisions/2/changes");
        assertThat(changes.json("/before")).isEqualTo("1");
        assertThat(changes.json("/waiting")).isEqualTo("2");
        assertThat(changes.json("/total")).isEqualTo("4");
        assertThat(changes.json().at("/counts").toString()).isEqualTo(
                "{\"unchanged\":1,\"changed\":1,\"moved\":1,\"added\":1,\"removed\":1}");
        JsonNode changed = changes.json().requiredAt("/items/2");
        assertThat(changed.at("/before/position").asInt()).isEqualTo(1);
        assertThat(changed.at("/after/position").asInt()).isEqualTo(3);
        assertThat(changed.at("/fields/0/pointer").asString()).isEqualTo("/body");
        assertThat(changed.at("/fields/0/pieces").valueStream()
                .map(piece -> piece.at("/change").asString() + ":" + piece.at("/text").asString()).limit(3))
                .containsExactly("removed:Nineteen", "added:Twelve",
                        "same: minutes on the ramp, on average. Doors stay open.");
        assertThat(changed.at("/snippets/0/snippetId").asString()).isEqualTo(snippets.get(0));
        assertThat(changed.at("/snippets/0/isWaiting").asBoolean()).isTrue();
        assertThat(changed.at("/snippets/0/isEdited").asBoolean()).isFalse();
        assertThat(changes.json().requiredAt("/items/0/snippets/0/isWaiting").asBoolean()).isFalse();
    }

    @Test
    void listsPageByPageAndByState() {
        String changes = deck.address() + "/revisions/2/changes";

        Api.Answer first = marketer.get(changes + "?limit=3");
        assertThat(first.json().requiredAt("/items").size()).isEqualTo(3);
        Api.Answer rest = marketer.get(changes + "?limit=3&cursor=" + first.json("/nextCursor"));
        assertThat(rest.json("/items/0/state")).isEqualTo("removed");
        assertThat(rest.json().requiredAt("/nextCursor").isNull()).isTrue();
        assertThat(marketer.get(changes + "?state=moved").json("/total")).isEqualTo("0");
        assertThat(marketer.get(changes + "?state=removed").json("/items/0/before/title")).isEqualTo("Prices");
        assertThat(marketer.get(changes + "?state=gone").status()).isEqualTo(400);
        assertThat(marketer.get(deck.address() + "/revisions/9/changes").status()).isEqualTo(404);
        assertThat(deck.changes(1)).containsExactly("added Where the cold is lost", "added A sensor in every crate",
                "added Prices", "added How a brewery uses it");
    }

    @Test
    void tellsASnippetThatItsPassageChangedOrIsGone() {
        takeSharedSnippets();

        assertThat(snippet(0).json("/deckChange/state")).isEqualTo("changed");
        assertThat(snippet(0).json("/deckChange/revision")).isEqualTo("2");
        assertThat(snippet(0).json("/deckChange/fields/0/pointer")).isEqualTo("/body");
        assertThat(snippet(2).json("/deckChange/state")).isEqualTo("removed");
        assertThat(isTold(3)).isFalse();
        assertThat(waiting()).containsExactlyInAnyOrder(snippets.get(0), snippets.get(1), snippets.get(2));
        assertThat(signedIn.as(Role.REP).get("/api/v1/snippets/" + snippets.get(0)).json().has("deckChange"))
                .isFalse();
    }

    @Test
    void followsAPassageThroughSeveralRevisions() {
        uploadAnother();
        deck.revise(COLD_NEW, STORY, SENSOR, PRICE);
        deck.revise(SENSOR, PRICE, COLD_NEW);
        assertThat(waiting()).containsExactly(snippets.get(0));
        assertThat(accept(3, item(0)).json("/done")).isEqualTo("1");
        assertThat(snippet(0).json("/fields/body")).startsWith("Twelve");

        deck.revise(SENSOR, PRICE, COLD);
        assertThat(waiting()).containsExactly(snippets.get(0));
        assertThat(accept(3, item(0)).problem()).isEqualTo("deck-revised-again");
        deck.revise(SENSOR, PRICE, COLD_NEW);
        assertThat(waiting()).as("it is again as the snippet says").isEmpty();
    }

    @Test
    void acceptsAChangeAsANewRevision() {
        takeSharedSnippets();
        Api.Answer before = snippet(1);

        Api.Answer accepted = accept(2, item(1));

        assertThat(accepted.status()).as(accepted.toString()).isEqualTo(200);
        assertThat(accepted.json("/done")).isEqualTo("1");
        Api.Answer after = snippet(1);
        assertThat(after.json("/title")).isEqualTo("A logger in every crate");
        assertThat(after.json("/fields/body")).isEqualTo("It speaks to the phone of any driver.");
        assertThat(after.json("/fields/notes")).isEqualTo("Show two.");
        assertThat(after.json("/revision")).isEqualTo("2");
        assertThat(after.json("/publishedRevision")).isEqualTo("1");
        assertThat(after.json("/lifecycle")).isEqualTo("draft");
        assertThat(after.json("/passageId")).isEqualTo(before.json("/deckChange/passageId"));
        assertThat(accepted.json("/items/0/version")).isEqualTo(after.json("/version"));
        assertThat(waiting()).containsExactlyInAnyOrder(snippets.get(0), snippets.get(2));
        assertThat(accept(2, item(1)).json("/done")).isEqualTo("0");
        assertThat(problem(accept(2, item(1)), 0)).isEqualTo("no-deck-change");
        assertThat(deck.changes(2)).contains("changed A logger in every crate");
        assertThat(audited(1)).contains("revised");
    }

    @Test
    void acceptsAllOfThemAtOnceAndPublishes() {
        uploadAnother();
        deck.revise(COLD_NEW, SENSOR_NEW);

        Api.Answer accepted = marketer.post(deck.address() + "/revisions/2/accepted-changes",
                Map.of("all", true, "publish", true));

        assertThat(accepted.json("/done")).as(accepted.toString()).isEqualTo("2");
        assertThat(snippet(0).json("/publishedRevision")).isEqualTo("2");
        assertThat(snippet(1).json("/lifecycle")).isEqualTo("published");
        assertThat(waiting()).as("what is gone can't be accepted").containsExactly(snippets.get(2));
        assertThat(problem(accept(2, item(2)), 0)).isEqualTo("passage-removed");
    }

    @Test
    void answersARepeatAsItDidTheFirst() {
        takeSharedSnippets();
        Map<String, Object> body = Map.of("items", List.of(item(0)), "clientId", UUID.randomUUID().toString());
        String address = deck.address() + "/revisions/2/accepted-changes";

        Api.Answer first = marketer.post(address, body);
        Api.Answer again = marketer.post(address, body);

        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(snippet(0).json("/latestRevision")).isEqualTo("2");
    }

    @Test
    void losesNothingThatWasWrittenByHandUnlessAskedTo() {
        takeSharedSnippets();
        edit(0, Map.of("fields", Map.of("body", "Written by hand.")));
        edit(1, Map.of("title", "Titled by hand"));
        assertThat(snippet(0).json("/deckChange/isEdited")).isEqualTo("true");
        assertThat(snippet(1).json("/deckChange/isEdited")).isEqualTo("false");
        assertThat(snippet(1).json("/deckChange/hasOwnTitle")).isEqualTo("true");

        Api.Answer accepted = accept(2, item(0), item(1));

        assertThat(accepted.json("/done")).isEqualTo("1");
        assertThat(problem(accepted, 0)).isEqualTo("edited-by-hand");
        assertThat(snippet(0).json("/fields/body")).isEqualTo("Written by hand.");
        assertThat(snippet(1).json("/title")).isEqualTo("Titled by hand");
        assertThat(snippet(1).json("/fields/body")).isEqualTo("It speaks to the phone of any driver.");

        Map<String, Object> overwriting = new HashMap<>(item(0));
        overwriting.put("overwrite", true);
        assertThat(accept(2, overwriting).json("/done")).isEqualTo("1");
        assertThat(snippet(0).json("/fields/body")).startsWith("Twelve");
    }

    private void edit(int at, Map<String, Object> patch) {
        Api.Answer edited = marketer.with("If-Match", snippet(at).header("ETag"))
                .patch("/api/v1/snippets/" + snippets.get(at), patch);
        assertThat(edited.status()).as(edited.toString()).isEqualTo(200);
    }

    @Test
    void keepsASnippetAsItIsUntilItsPassageChangesAgain() {
        uploadAnother();
        deck.revise(COLD_NEW, SENSOR);

        Api.Answer kept = decide("kept-snippets", 2, item(0), item(2));

        assertThat(kept.json("/done")).as(kept.toString()).isEqualTo("2");
        assertThat(waiting()).isEmpty();
        assertThat(isTold(0)).isFalse();
        assertThat(snippet(0).json("/latestRevision")).isEqualTo("1");
        assertThat(audited(0)).contains("kept");
        deck.revise(SENSOR, COLD_NEW);
        assertThat(waiting()).as("it only moved").isEmpty();
        deck.revise(SENSOR, COLD_NEW.replace("Twelve", "Eleven"));
        assertThat(waiting()).containsExactly(snippets.get(0));
    }

    @Test
    void leavesWhatIsRetiredAlone() {
        takeSharedSnippets();
        marketer.with("If-Match", snippet(0).header("ETag")).post("/api/v1/snippets/" + snippets.get(0) + "/lifecycle",
                Map.of("action", "retire"));

        assertThat(waiting()).doesNotContain(snippets.get(0));
        assertThat(problem(accept(2, item(0)), 0)).isEqualTo("no-deck-change");
    }

    @Test
    void tellsWhoDecidesOnAnOldStateSo() {
        takeSharedSnippets();
        Map<String, Object> read = item(0);
        edit(0, Map.of("tags", List.of()));
        edit(0, Map.of("title", "Meanwhile"));

        assertThat(problem(accept(2, read), 0)).isEqualTo("stale-version");
        assertThat(accept(1, item(0)).problem()).isEqualTo("deck-revised-again");
        assertThat(decide("kept-snippets", 1, item(0)).problem()).isEqualTo("deck-revised-again");
        assertThat(waiting()).contains(snippets.get(0));
    }

    @Test
    void letsOneOfSeveralAcceptIt() throws Exception {
        takeSharedSnippets();
        Map<String, Object> item = item(0);
        List<Callable<Api.Answer>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            all.add(() -> accept(2, item));
        }
        int done = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Api.Answer> each : threads.invokeAll(all)) {
                assertThat(each.get().status()).as(each.get().toString()).isEqualTo(200);
                done += Integer.parseInt(each.get().json("/done"));
            }
        }
        assertThat(done).isEqualTo(1);
        assertThat(snippet(0).json("/latestRevision")).isEqualTo("2");
    }

    @Test
    void refusesWhatSaysNothing() {
        takeSharedSnippets();
        String address = deck.address() + "/revisions/2/accepted-changes";
        assertThat(marketer.post(address, Map.of()).status()).isEqualTo(400);
        assertThat(marketer.post(address, Map.of("items", List.of())).status()).isEqualTo(400);
        assertThat(marketer.post(address, Map.of("all", true, "items", List.of(item(0)))).status()).isEqualTo(400);
        assertThat(marketer.post(address, Map.of("items", List.of(Map.of("snippetId", snippets.get(0))))).status())
                .isEqualTo(400);
        assertThat(accept(2, item(0), item(0)).json("/errors/0/pointer")).isEqualTo("/items/1/snippetId");
        assertThat(problem(accept(2, Map.of("snippetId", UUID.randomUUID(), "version", 1)), 0))
                .isEqualTo("not-found");
        assertThat(marketer.post(deck.address() + "/revisions/2/kept-snippets", Map.of("all", true)).status())
                .isEqualTo(400);
    }

    @Test
    void makesUpForRevisionsFromBeforeThereWereAlignments() {
        takeSharedSnippets();
        List<String> before = deck.changes(2);
        UUID id = UUID.fromString(deck.id());
        db.sql("delete from aligned_passage where deck_id = :deck").param("deck", id).update();
        db.sql("update deck_revision set aligned = false where deck_id = :deck").param("deck", id).update();
        assertThat(waiting()).isEmpty();

        alignments.fill();

        assertThat(waiting()).containsExactlyInAnyOrder(snippets.get(0), snippets.get(1), snippets.get(2));
        assertThat(deck.changes(2)).isEqualTo(before);
    }

    @Test
    void comparesTheWordsAloneWhereNothingElseWasRead() {
        takeSharedSnippets();
        String told = "update passage set content_hash = repeat('0', 64)";
        String where = " where deck_id = :deck and revision = 1 and position = 4";
        UUID id = UUID.fromString(deck.id());
        db.sql(told + where).param("deck", id).update();
        assertThat(deck.changes(2)).contains("changed How a brewery uses it");
        assertThat(isTold(3)).isTrue();

        db.sql(told + ", small_preview_sha256 = null" + where).param("deck", id).update();

        assertThat(deck.changes(2)).contains("unchanged How a brewery uses it");
        assertThat(isTold(3)).isFalse();
    }

    private List<String> audited(int at) {
        return db.sql("select action from audit_entry where subject_id = :id").param("id",
                UUID.fromString(snippets.get(at))).query(String.class).list();
    }
}
