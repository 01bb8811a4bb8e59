package io.riffbook.variations;

import io.riffbook.access.Person;
import io.riffbook.access.Role;
import io.riffbook.access.Scope;
import io.riffbook.search.Publishing;
import io.riffbook.testing.Api;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static org.assertj.core.api.Assertions.assertThat;

@RiffbookTest
class VariationsTest {
    private static final String VARIATIONS = "/api/v1/variations";

    @Autowired
    SignedIn signedIn;
    @Autowired
    JdbcClient db;

    private Person proposer;
    private Api rep;
    private Person author;
    private Api marketer;
    private String snippet;

    @BeforeEach
    void aPublishedStory() {
        proposer = signedIn.person(Role.REP);
        rep = signedIn.as(proposer);
        author = signedIn.person(Role.MARKETER);
        marketer = signedIn.as(author);
        snippet = new Publishing(marketer).publish("The freezer", "It is Friday, 16:40.", Map.of()).id();
    }

    @Test
    void areSentBackAndSeenByTheirProposerAndByMarketing() {
        Map<String, Object> body = Map.of("fields", Map.of("situation", "It is Monday, 16:40."), "comment",
                "Nobody works on Fridays", "clientId", "once");
        Api.Answer sent = propose(body);
        assertThat(sent.status()).as(sent.toString()).isEqualTo(201);
        assertThat(propose(body).json("/variation/id")).as("the same once more").isEqualTo(sent.json("/variation/id"));
        assertThat(sent.json("/title")).as("what isn't said stays").isEqualTo("The freezer");
        assertThat(sent.json("/diff/0/pointer")).isEqualTo("/fields/situation");
        assertThat(sent.json().at("/diff/0/pieces").toString()).contains("Friday", "Monday");
        for (Api each : List.of(rep, marketer)) {
            Api.Answer read = each.get(sent.header("Location"));
            assertThat(read.json("/variation/comment")).isEqualTo("Nobody works on Fridays");
            assertThat(read.json("/diff/0/pointer")).isEqualTo("/fields/situation");
        }
        assertThat(rep.get(VARIATIONS).json("/total")).isEqualTo("1");
        assertThat(marketer.get(VARIATIONS + "?snippet=" + snippet + "&state=proposed").json("/total")).isEqualTo("1");
        Api other = signedIn.as(Role.REP);
        assertThat(other.get(sent.header("Location")).status()).isEqualTo(404);
        assertThat(other.get(VARIATIONS).json("/total")).isEqualTo("0");
        assertThat(marketer.get("/api/v1/inbox").json("/items/0/line")).as("who owns the snippet is told")
                .isEqualTo("Somebody sent back a variation of a snippet of yours");
        assertThat(marketer.get("/api/v1/snippets/" + snippet).json("/fields/situation")).as("nothing changes yet")
                .isEqualTo("It is Friday, 16:40.");
    }

    @Test
    void refuseWhatIsNoVariation() {
        assertThat(propose(Map.of()).problem()).isEqualTo("nothing-varied");
        assertThat(propose(Map.of("title", "The freezer ")).problem()).isEqualTo("nothing-varied");
        assertThat(propose(Map.of("title", " ")).json("/errors/0/pointer")).isEqualTo("/title");
        assertThat(propose(Map.of("fields", List.of())).json("/errors/0/pointer")).isEqualTo("/fields");
        assertThat(propose(Map.of("fields", Map.of("riddle", "x"))).problem()).isEqualTo("invalid-content");
        Map<String, Object> without = new HashMap<>();
        without.put("situation", null);
        assertThat(propose(Map.of("fields", without)).problem()).as("it is required").isEqualTo("invalid-content");
        assertThat(propose(Map.of("title", "x", "comment", "x".repeat(2_001))).json("/errors/0/pointer"))
                .isEqualTo("/comment");
        assertThat(propose(Map.of("title", "x", "revision", 2)).status()).as("no such revision").isEqualTo(404);
        assertThat(rep.post("/api/v1/snippets/" + UUID.randomUUID() + "/variations", Map.of("title", "x")).status())
                .isEqualTo(404);
        String draft = new Publishing(marketer).draft("A draft", "x", Map.of()).json("/id");
        assertThat(rep.post("/api/v1/snippets/" + draft + "/variations", Map.of("title", "x")).status())
                .as("what one can't see").isEqualTo(404);
        assertThat(signedIn.withKey(Scope.FEEDBACK_WRITE).post("/api/v1/snippets/" + snippet + "/variations",
                Map.of("title", "x")).problem()).isEqualTo("for-people-only");
        assertThat(rep.get(VARIATIONS + "?state=lost").status()).isEqualTo(400);
        db.sql("""
                insert into variation (id, version, state, snippet_id, revision, title, fields, comment, proposer, answer,
                    proposed_at)
                select gen_random_uuid(), 1, 'proposed', :snippet, 1, 'x', '{}', '', :person, '', now()
                from generate_series(1, 50)""")
                .param("snippet", UUID.fromString(snippet))
                .param("person", proposer.id().value()).update();
        assertThat(propose(Map.of("title", "x")).problem()).isEqualTo("too-many-variations-waiting");
    }

    @Test
    void becomeADraftRevisionWithCredit() {
        String id = propose(Map.of("title", "The freezer that paid")).json("/variation/id");
        assertThat(decide(id, Map.of("move", "adopt")).status()).isEqualTo(428);
        assertThat(decide(id, Map.of("move", "applaud", "version", 1)).json("/errors/0/pointer")).isEqualTo("/move");
        Map<String, Object> adopt = Map.of("move", "adopt", "answer", "Better!", "version", 1, "clientId", "adopt");
        Api.Answer adopted = decide(id, adopt);
        assertThat(adopted.status()).as(adopted.toString()).isEqualTo(200);
        assertThat(adopted.json("/variation/state")).isEqualTo("adopted");
        assertThat(adopted.json("/variation/became/revision")).isEqualTo("2");
        assertThat(decide(id, adopt).json("/variation/version")).as("the same once more").isEqualTo("2");
        Api.Answer draft = marketer.get("/api/v1/snippets/" + snippet);
        assertThat(draft.json("/title")).isEqualTo("The freezer that paid");
        assertThat(draft.json("/lifecycle")).isEqualTo("draft");
        assertThat(decide(id, Map.of("move", "answer", "answer", "no", "version", 2)).problem())
                .isEqualTo("variation-decided");
        assertThat(rep.get("/api/v1/inbox").json("/items/0/line"))
                .isEqualTo("What you sent back was adopted: thank you");
        assertThat(rep.get(VARIATIONS + "/" + id).json("/variation/answer")).isEqualTo("Better!");

        assertThat(rep.asBrowser().get("/snippets/" + snippet).text()).as("the revision isn't published yet")
                .doesNotContain("thanks to");
        marketer.post("/api/v1/snippets/" + snippet + "/lifecycle",
                Map.of("action", "publish", "version", draft.json().at("/version").asLong()));
        assertThat(rep.asBrowser().get("/snippets/" + snippet).text()).contains("thanks to",
                proposer.details().name());
    }

    @Test
    void becomeASnippetOfTheirOwn() {
        String id = propose(Map.of("title", "Another freezer")).json("/variation/id");
        Api.Answer adopted = decide(id, Map.of("move", "adopt-as-snippet", "version", 1));
        String own = adopted.json("/variation/became/snippetId");
        assertThat(own).isNotEqualTo(snippet);
        assertThat(marketer.get("/api/v1/snippets/" + own).json("/title")).isEqualTo("Another freezer");
        assertThat(marketer.get("/api/v1/snippets/" + own).json("/lifecycle")).isEqualTo("draft");
        assertThat(rep.get(VARIATIONS + "/" + id).json().at("/variation").has("became"))
                .as("its proposer can't see the draft").isFalse();
    }

    @Test
    void areAnsweredWithTheReasonWhyNot() {
        String id = propose(Map.of("title", "Other")).json("/variation/id");
        assertThat(decide(id, Map.of("move", "answer", "version", 1)).json("/errors/0/pointer")).isEqualTo("/answer");
        assertThat(decide(id, Map.of("move", "answer", "answer", "Not true any more", "version", 1))
                .json("/variation/state")).isEqualTo("answered");
        assertThat(rep.get("/api/v1/inbox").json("/items/0/line"))
                .isEqualTo("There is an answer to what you sent back");
        assertThat(rep.asBrowser().get("/variations/" + id).text()).contains("Not true any more", "Not adopted");
        assertThat(rep.post(VARIATIONS + "/" + id + "/decisions", Map.of()).status()).isEqualTo(403);
    }

    @Test
    void goOnTopOfWhatChangedSinceUnlessBothChangedTheSame() {
        String title = propose(Map.of("title", "A title from the field")).json("/variation/id");
        String situation = propose(Map.of("fields", Map.of("situation", "It is Monday."))).json("/variation/id");
        revise(Map.of("fields", Map.of("situation", "It is Sunday.")));
        assertThat(decide(title, Map.of("move", "adopt", "version", 1)).status()).isEqualTo(200);
        Api.Answer both = marketer.get("/api/v1/snippets/" + snippet);
        assertThat(both.json("/title")).isEqualTo("A title from the field");
        assertThat(both.json("/fields/situation")).as("theirs stays").isEqualTo("It is Sunday.");

        Api.Answer clash = decide(situation, Map.of("move", "adopt", "version", 1));
        assertThat(clash.problem()).isEqualTo("snippet-changed-since");
        assertThat(clash.json("/errors/0/pointer")).isEqualTo("/fields/situation");
        assertThat(decide(situation, Map.of("move", "adopt", "version", 1, "overwrite", true)).status())
                .isEqualTo(200);
        assertThat(marketer.get("/api/v1/snippets/" + snippet).json("/fields/situation")).isEqualTo("It is Monday.");
    }

    @Test
    void areNotAdoptedWhenTheSnippetSaysSoAlready() {
        String id = propose(Map.of("title", "Said twice")).json("/variation/id");
        revise(Map.of("title", "Said twice"));
        assertThat(decide(id, Map.of("move", "adopt", "version", 1)).problem()).isEqualTo("nothing-varied");
    }

    @Test
    void areDecidedByOneOfTwoWhoDoSoAtTheSameMoment() throws Exception {
        String id = propose(Map.of("title", "Other")).json("/variation/id");
        CountDownLatch together = new CountDownLatch(1);
        List<Map<String, Object>> moves = List.of(Map.of("move", "adopt", "version", 1),
                Map.of("move", "answer", "answer", "no", "version", 1));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = moves.stream().map(move -> threads.submit(() -> {
                together.await();
                return decide(id, move).status();
            })).toList();
            together.countDown();
            assertThat(List.of(answers.get(0).get(), answers.get(1).get())).containsExactlyInAnyOrder(200, 412);
        }
        assertThat(rep.get("/api/v1/inbox").json("/total")).as("told once").isEqualTo("1");
    }

    @Test
    void tellNothingOfASnippetThatTheirProposerMayNoLongerSee() {
        String id = propose(Map.of("title", "Mine")).json("/variation/id");
        marketer.post("/api/v1/snippets/" + snippet + "/lifecycle", Map.of("action", "retire", "version",
                marketer.get("/api/v1/snippets/" + snippet).json().at("/version").asLong()));
        Api.Answer read = rep.get(VARIATIONS + "/" + id);
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.json().has("diff") && !read.json().at("/diff").isNull()).isFalse();
        assertThat(read.text()).doesNotContain("freezer");
        assertThat(rep.asBrowser().get("/variations/" + id).text()).contains("may no longer see")
                .doesNotContain("freezer");
        assertThat(decide(id, Map.of("move", "adopt", "version", 1)).status()).as("it is retired").isEqualTo(409);
        assertThat(decide(id, Map.of("move", "answer", "answer", "It is gone", "version", 1)).status()).isEqualTo(200);
    }

    @Test
    void areFilledInOnAPageThatKeepsWhatWasTyped() {
        Api browser = rep.asBrowser();
        Api.Answer page = browser.get("/snippets/" + snippet + "/variations/new");
        Map<String, String> form = new HashMap<>(Map.of("_csrf", page.hidden("_csrf"), "clientId",
                page.hidden("clientId"), "revision", page.hidden("revision"), "title", "The freezer",
                "fields.situation", "It is Friday, 16:40.", "comment", "A comment"));
        Api.Answer same = browser.postForm("/snippets/" + snippet + "/variations", form);
        assertThat(same.status()).isEqualTo(422);
        assertThat(same.text()).contains("Change the title or a field", "A comment");
        form.put("fields.situation", "It is Monday,\r\n16:40.");
        Api.Answer sent = browser.postForm("/snippets/" + snippet + "/variations", form);
        assertThat(sent.status()).as(sent.toString()).isEqualTo(302);
        String path = sent.header("Location").replaceFirst("^https?://[^/]+", "");
        assertThat(browser.get(path).text()).contains("What it changes", "Monday");
        assertThat(marketer.asBrowser().get("/variations?snippet=" + snippet).text()).contains("A comment");
    }

    private Api.Answer propose(Map<String, Object> body) {
        return rep.post("/api/v1/snippets/" + snippet + "/variations", body);
    }

    private Api.Answer decide(String id, Map<String, Object> decision) {
        return marketer.post(VARIATIONS + "/" + id + "/decisions", decision);
    }

    private void revise(Map<String, Object> changes) {
        Map<String, Object> patch = new HashMap<>(changes);
        patch.put("version", marketer.get("/api/v1/snippets/" + snippet).json().at("/version").asLong());
        Api.Answer revised = marketer.patch("/api/v1/snippets/" + snippet, patch);
        assertThat(revised.status()).as(revised.toString()).isEqualTo(200);
    }
}
