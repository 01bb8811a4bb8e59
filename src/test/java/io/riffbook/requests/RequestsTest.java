package io.riffbook.requests;

import io.riffbook.access.GroupId;
import io.riffbook.access.Person;
import io.riffbook.access.Role;
import io.riffbook.access.Scope;
import io.riffbook.content.SnippetId;
import io.riffbook.testing.Api;
import io.riffbook.testing.ContentRows;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

@RiffbookTest
class RequestsTest {
    private static final String REQUESTS = "/api/v1/requests";

    @Autowired
    SignedIn signedIn;
    @Autowired
    JdbcClient db;

    private Person asker;
    private Api rep;
    private Api marketer;
    /// A word that stands in this test's requests only.
    private final String word = "w" + UUID.randomUUID().toString().replace("-", "");

    @BeforeEach
    void signIn() {
        asker = signedIn.person(Role.REP);
        rep = signedIn.as(asker);
        marketer = signedIn.as(Role.MARKETER);
    }

    @Test
    void areAskedOnceWithAllThatIsSaid() {
        String opportunity = opportunity();
        Map<String, Object> body = Map.of("text", "  A story about " + word + " ", "kind", "story", "concepts",
                List.of("persona/cfo"), "opportunityId", opportunity, "neededBy", "2031-05-06", "clientId", "once");
        Api.Answer asked = rep.post(REQUESTS, body);
        assertThat(asked.status()).as(asked.toString()).isEqualTo(201);
        assertThat(asked.header("ETag")).isEqualTo("\"1\"");
        assertThat(rep.post(REQUESTS, body).json("/id")).as("the same once more").isEqualTo(asked.json("/id"));
        Api.Answer read = signedIn.as(Role.REP).get(asked.header("Location"));
        assertThat(read.json("/text")).isEqualTo("A story about " + word);
        assertThat(read.json("/state")).isEqualTo("open");
        assertThat(read.json("/concepts/0")).isEqualTo("persona/cfo");
        assertThat(read.json("/opportunityId")).isEqualTo(opportunity);
        assertThat(read.text()).as("its name is for who may read opportunities").doesNotContain("Secret deal");
        assertThat(read.json("/neededBy")).isEqualTo("2031-05-06");
        assertThat(read.json("/votes")).isEqualTo("1");
        assertThat(read.json("/voted")).isEqualTo("false");
        assertThat(asked.json("/voted")).isEqualTo("true");
        assertThat(rep.asBrowser().get("/requests/" + asked.json("/id")).text()).contains("Secret deal", "needed by");
    }

    @Test
    void refuseWhatCanNotBeAsked() {
        assertThat(rep.post(REQUESTS, Map.of()).json("/errors/0/pointer")).isEqualTo("/text");
        assertThat(rep.post(REQUESTS, Map.of("text", " ")).json("/errors/0/pointer")).isEqualTo("/text");
        assertThat(rep.post(REQUESTS, Map.of("text", "x".repeat(2_001))).json("/errors/0/pointer")).isEqualTo("/text");
        assertThat(rep.post(REQUESTS, Map.of("text", "a\u0000b")).json("/errors/0/pointer")).isEqualTo("/text");
        assertThat(rep.post(REQUESTS, Map.of("text", "x", "kind", "riddle")).problem()).isEqualTo("unknown-kind");
        assertThat(rep.post(REQUESTS, Map.of("text", "x", "concepts", List.of("persona/nobody"))).problem())
                .isEqualTo("unknown-concept");
        assertThat(rep.post(REQUESTS, Map.of("text", "x", "opportunityId", UUID.randomUUID()))
                .json("/errors/0/pointer")).isEqualTo("/opportunityId");
        assertThat(rep.post(REQUESTS, Map.of("text", "x", "priority", 1)).status()).isEqualTo(400);
        assertThat(rep.get(REQUESTS + "?state=lost").status()).isEqualTo(400);
        assertThat(rep.get(REQUESTS + "?cursor=bm9uZQ").status()).isEqualTo(400);
        assertThat(signedIn.withKey(Scope.FEEDBACK_WRITE).post(REQUESTS, Map.of("text", "x")).problem())
                .isEqualTo("for-people-only");
        db.sql("""
                insert into request (id, version, state, text, concepts, asked_by, word, stems, votes, asked_at, changed_at)
                select gen_random_uuid(), 1, 'open', 'x', '{}', :person, '', '{}', 0, now(), now()
                from generate_series(1, 50)""")
                .param("person", asker.id().value()).update();
        assertThat(rep.post(REQUESTS, Map.of("text", "x")).problem()).isEqualTo("too-many-requests-waiting");
    }

    @Test
    void areFoundBySimilarWordsAsLongAsTheyWait() {
        String id = ask("A customer story of a dairy that stopped losing pallets of " + word);
        ask("Something else altogether");
        String text = "Stories about dairies losing a pallet of " + word;
        Api.Answer similar = rep.get(REQUESTS + "/similar?text=" + text.replace(" ", "%20"));
        assertThat(similar.json("/items/0/id")).isEqualTo(id);
        assertThat(similar.json().at("/items").size()).isEqualTo(1);
        assertThat(rep.get(REQUESTS + "/similar?text=").json().at("/items").size()).isZero();
        decide(id, Map.of("move", "decline", "word", "no", "version", 1));
        assertThat(rep.get(REQUESTS + "/similar?text=" + text.replace(" ", "%20")).json().at("/items").size())
                .isZero();
    }

    @Test
    void countOneVoteAPerson() throws Exception {
        String id = ask("Something with " + word);
        Api other = signedIn.as(Role.REP);
        CountDownLatch together = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> votes = IntStream.range(0, 6).mapToObj(_ -> threads.submit(() -> {
                together.await();
                return other.put(REQUESTS + "/" + id + "/vote", "").status();
            })).toList();
            together.countDown();
            for (Future<Integer> each : votes) {
                assertThat(each.get()).isEqualTo(200);
            }
        }
        assertThat(rep.get(REQUESTS + "/" + id).json("/votes")).isEqualTo("2");
        assertThat(rep.get(REQUESTS + "/" + id).json("/version")).as("a vote is no change").isEqualTo("1");
        assertThat(other.delete(REQUESTS + "/" + id + "/vote").json("/votes")).isEqualTo("1");
        assertThat(other.delete(REQUESTS + "/" + id + "/vote").json("/votes")).isEqualTo("1");
        assertThat(other.put(REQUESTS + "/" + UUID.randomUUID() + "/vote", "").status()).isEqualTo(404);
    }

    @Test
    void listMostVotesOrTheNewestFirstPageByPage() {
        String one = ask("one " + word);
        String two = ask("two " + word);
        signedIn.as(Role.REP).put(REQUESTS + "/" + one + "/vote", "");
        assertThat(rep.get(REQUESTS + "?mine=true").json("/items/0/id")).isEqualTo(one);
        assertThat(rep.get(REQUESTS + "?mine=true&sort=newest").json("/items/0/id")).isEqualTo(two);
        for (String sort : List.of("votes", "newest")) {
            Api.Answer first = rep.get(REQUESTS + "?mine=true&limit=1&sort=" + sort);
            Api.Answer second = rep
                    .get(REQUESTS + "?mine=true&limit=1&sort=" + sort + "&cursor=" + first.json("/nextCursor"));
            assertThat(first.json("/total")).isEqualTo("2");
            assertThat(List.of(first.json("/items/0/id"), second.json("/items/0/id"))).as(sort)
                    .containsExactlyInAnyOrder(one, two);
        }
        assertThat(rep.get(REQUESTS + "?mine=true&state=declined").json("/total")).isEqualTo("0");
    }

    @Test
    void areAcceptedAndShippedAndEverybodyWhoAskedIsTold() {
        String id = ask("Something with " + word);
        Person voter = signedIn.person(Role.REP);
        Api other = signedIn.as(voter);
        other.put(REQUESTS + "/" + id + "/vote", "");
        SnippetId made = new ContentRows(db).published("It is made");
        assertThat(decide(id, Map.of("move", "ship", "snippetId", made, "version", 1)).problem())
                .isEqualTo("request-moved-on");
        assertThat(decide(id, Map.of("move", "accept")).status()).isEqualTo(428);
        Api.Answer accepted = decide(id, Map.of("move", "accept", "version", 1, "clientId", "accept-" + word));
        assertThat(accepted.json("/request/state")).as(accepted.toString()).isEqualTo("accepted");
        assertThat(decide(id, Map.of("move", "accept", "version", 1, "clientId", "accept-" + word))
                .json("/request/state")).as("the same once more").isEqualTo("accepted");
        assertThat(decide(id, Map.of("move", "decline", "version", 2)).json("/errors/0/pointer"))
                .isEqualTo("/word");
        assertThat(decide(id, Map.of("move", "ship", "version", 2)).json("/errors/0/pointer"))
                .isEqualTo("/snippetId");
        assertThat(decide(id, Map.of("move", "ship", "version", 2, "snippetId", UUID.randomUUID())).status())
                .isEqualTo(404);
        SnippetId draft = new ContentRows(db).draft("Not yet");
        assertThat(decide(id, Map.of("move", "ship", "version", 2, "snippetId", draft)).problem())
                .isEqualTo("snippet-not-published");
        Api.Answer shipped = decide(id, Map.of("move", "ship", "version", 2, "snippetId", made, "word", "Enjoy"));
        assertThat(shipped.status()).as(shipped.toString()).isEqualTo(200);
        assertThat(shipped.json("/blind")).isEqualTo("0");
        for (Api each : List.of(rep, other)) {
            Api.Answer inbox = each.get("/api/v1/inbox");
            assertThat(inbox.json("/total")).isEqualTo("2");
            assertThat(inbox.json("/items/0/line")).isEqualTo("Made for you: “Something with " + word + "”");
            assertThat(inbox.json("/items/0/link")).isEqualTo("/requests/" + id);
            Api.Answer read = each.get(REQUESTS + "/" + id);
            assertThat(read.json("/snippet/title")).isEqualTo("It is made");
            assertThat(read.json("/word")).isEqualTo("Enjoy");
        }
        assertThat(marketer.get("/api/v1/inbox").json("/total")).as("who decides knows it").isEqualTo("0");
        assertThat(other.put(REQUESTS + "/" + id + "/vote", "").problem()).isEqualTo("request-moved-on");
        assertThat(rep.post(REQUESTS + "/" + id + "/decisions", Map.of()).status()).isEqualTo(403);
    }

    @Test
    void tellWhoMayNotSeeTheAnswerThatTheyMayNot() {
        String id = ask("Something with " + word);
        ContentRows rows = new ContentRows(db);
        GroupId group = rows.group("g" + word);
        SnippetId restricted = rows.published("Hidden " + word, group);
        Api.Answer answered = decide(id, Map.of("move", "answer", "version", 1, "snippetId", restricted));
        assertThat(answered.json("/blind")).isEqualTo("1");
        assertThat(answered.json("/request/snippet/title")).isEqualTo("Hidden " + word);
        Api.Answer read = rep.get(REQUESTS + "/" + id);
        assertThat(read.json("/snippetHidden")).isEqualTo("true");
        assertThat(read.text()).doesNotContain("Hidden " + word).doesNotContain(restricted.toString());
        assertThat(rep.get("/api/v1/inbox").json("/items/0/line"))
                .startsWith("Answered with a snippet that you may not see");
        assertThat(rep.asBrowser().get("/requests/" + id).text()).contains("that you may not see")
                .doesNotContain("Hidden " + word);
    }

    @Test
    void areAcceptedByOneOfTwoWhoDoSoAtTheSameMoment() throws Exception {
        String id = ask("Something with " + word);
        List<Api> both = List.of(marketer, signedIn.as(Role.MARKETER));
        CountDownLatch together = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Api.Answer>> answers = both.stream().map(each -> threads.submit(() -> {
                together.await();
                return each.with("If-Match", "\"1\"").post(REQUESTS + "/" + id + "/decisions",
                        Map.of("move", "accept"));
            })).toList();
            together.countDown();
            List<Integer> statuses = List.of(answers.get(0).get().status(), answers.get(1).get().status());
            assertThat(statuses).containsExactlyInAnyOrder(200, 412);
        }
        assertThat(decide(id, Map.of("move", "accept", "version", 2)).problem()).isEqualTo("request-moved-on");
        assertThat(rep.get("/api/v1/inbox").json("/total")).as("told once").isEqualTo("1");
    }

    @Test
    void reportHowLongAnswersTook() {
        String first = ask("one " + word);
        String second = ask("two " + word);
        decide(first, Map.of("move", "decline", "word", "no", "version", 1));
        decide(second, Map.of("move", "answer", "word", "=see there", "version", 1));
        // a period that no other test writes to
        db.sql("""
                update request set asked_at = '2003-03-01T00:00Z',
                    answered_at = case id when :first then timestamptz '2003-03-02T00:00Z' else '2003-03-04T00:00Z' end
                where id in (:first, :second)""").param("first", UUID.fromString(first))
                .param("second", UUID.fromString(second)).update();
        Api.Answer summary = rep.get(REQUESTS + "/summary?from=2003-03-01&to=2003-03-31");
        assertThat(summary.json("/asked")).as(summary.toString()).isEqualTo("2");
        assertThat(summary.json("/declined")).isEqualTo("1");
        assertThat(summary.json("/answered")).isEqualTo("1");
        assertThat(summary.json("/medianSeconds")).isEqualTo(Integer.toString(2 * 86_400));
        assertThat(summary.json("/ninetySeconds")).isEqualTo("241920");
        assertThat(rep.get(REQUESTS + "/summary?from=2003-03-02&to=2003-03-01").status()).isEqualTo(400);
        assertThat(rep.get(REQUESTS + "/summary?from=2002-01-01&to=2002-01-02").json().has("medianSeconds")
                && !rep.get(REQUESTS + "/summary?from=2002-01-01&to=2002-01-02").json().at("/medianSeconds").isNull())
                .as("nothing was answered").isFalse();
        Api.Answer csv = rep.get(REQUESTS + ".csv?state=answered");
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.text()).startsWith("id,state,text,").contains("two " + word, "'=see there")
                .doesNotContain("one " + word);
    }

    @Test
    void followAKindOrConceptThatGetsAnotherName() {
        String old = "c" + word.substring(0, 20);
        String now = "d" + word.substring(0, 20);
        Api.Answer added = marketer.post("/api/v1/taxonomies/industry/concepts",
                Map.of("id", "industry/" + old, "prefLabel", old));
        Api.Answer asked = rep.post(REQUESTS, Map.of("text", "x " + word, "concepts", List.of("industry/" + old)));
        Api.Answer renamed = marketer.post("/api/v1/taxonomies/industry/concepts/" + old + "/rename",
                Map.of("to", "industry/" + now, "version", added.json("/version")));
        assertThat(renamed.status()).as(renamed.toString()).isEqualTo(200);
        assertThat(rep.get(asked.header("Location")).json("/concepts/0")).isEqualTo("industry/" + now);
    }

    private String ask(String text) {
        Api.Answer asked = rep.post(REQUESTS, Map.of("text", text));
        assertThat(asked.status()).as(asked.toString()).isEqualTo(201);
        return asked.json("/id");
    }

    private Api.Answer decide(String id, Map<String, Object> decision) {
        return marketer.post(REQUESTS + "/" + id + "/decisions", decision);
    }

    private String opportunity() {
        Api.Answer told = marketer.put("/api/v1/opportunities/crm/" + word, Map.of("name", "Secret deal", "account",
                "Account", "outcome", "open", "updatedAt", "2026-01-01T00:00:00Z"));
        assertThat(told.status()).as(told.toString()).isEqualTo(201);
        return told.json("/id");
    }
}
