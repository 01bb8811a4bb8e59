package io.riffbook.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.access.GroupId;
import io.riffbook.access.Groups;
import io.riffbook.access.Person;
import io.riffbook.access.Role;
import io.riffbook.access.Viewer;
import io.riffbook.testing.Api;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

@RiffbookTest
class SnippetApiTest {
    private static final String SNIPPETS = "/api/v1/snippets";

    @Autowired
    private SignedIn signedIn;
    @Autowired
    private Groups groups;

    private Api marketer;
    private Api rep;

    @BeforeEach
    void signIn() {
        marketer = signedIn.as(Role.MARKETER);
        rep = signedIn.as(Role.REP);
    }

    private static Map<String, Object> proofPoint() {
        return new HashMap<>(Map.of("kind", "proof-point", "title", "Fewer spoiled loads", "fields",
                Map.of("claim", "Spoilage fell by **a third**.", "notes", "Pause here.")));
    }

    private Api.Answer created() {
        Api.Answer created = marketer.post(SNIPPETS, proofPoint());
        assertThat(created.status()).as(created.toString()).isEqualTo(201);
        return created;
    }

    private Api.Answer move(Api.Answer snippet, String action) {
        return marketer.with("If-Match", "\"" + snippet.json("/version") + "\"")
                .post(SNIPPETS + "/" + snippet.json("/id") + "/lifecycle", Map.of("action", action));
    }

    @Test
    void showsADraftToAuthorsOnlyAndThePublishedRevisionToEverybody() {
        Api.Answer draft = created();
        String address = draft.header("Location");
        assertThat(marketer.get(address).json("/lifecycle")).isEqualTo("draft");
        assertThat(rep.get(address).status()).isEqualTo(404);

        Api.Answer published = move(draft, "publish");
        assertThat(published.json("/lifecycle")).isEqualTo("published");
        assertThat(rep.get(address).json("/title")).isEqualTo("Fewer spoiled loads");

        Api.Answer edited = marketer.with("If-Match", published.header("ETag")).patch(address,
                Map.of("title", "Far fewer spoiled loads", "fields", Map.of("notes", "Pause longer.")));
        assertThat(edited.status()).as(edited.toString()).isEqualTo(200);
        assertThat(edited.json("/revision")).isEqualTo("2");
        assertThat(edited.json("/fields/claim")).isEqualTo("Spoilage fell by **a third**.");
        assertThat(rep.get(address).json("/title")).isEqualTo("Fewer spoiled loads");
        assertThat(rep.get(address + "/revisions/2").status()).isEqualTo(403);
        assertThat(marketer.get(address + "/revisions").json("/total")).isEqualTo("2");

        assertThat(move(edited, "retire").json("/lifecycle")).isEqualTo("retired");
        assertThat(rep.get(address).status()).isEqualTo(404);
    }

    @Test
    void appliesTagsAtOnceWithoutANewRevision() {
        Api.Answer published = move(created(), "publish");
        String address = SNIPPETS + "/" + published.json("/id");

        Api.Answer tagged = marketer.patch(address, Map.of("version", 2, "tags", List.of("channel/call"), "audience",
                Map.of("for", List.of(concept("persona")))));

        assertThat(tagged.status()).as(tagged.toString()).isEqualTo(200);
        assertThat(tagged.json("/revision")).isEqualTo("1");
        assertThat(tagged.json("/lifecycle")).isEqualTo("published");
        assertThat(rep.get(address).json("/tags/0")).isEqualTo("channel/call");
    }

    private String concept(String taxonomy) {
        return marketer.get("/api/v1/taxonomies/" + taxonomy).json("/concepts/0/id");
    }

    @Test
    void hidesWhatIsForAGroupFromEverybodyElse() {
        GroupId group = groups.create(Viewer.SYSTEM, "Team " + UUID.randomUUID()).id();
        Person member = signedIn.person(Role.REP);
        groups.addMember(Viewer.SYSTEM, group, member.id());
        Map<String, Object> body = proofPoint();
        body.put("visibility", Map.of("reach", "internal", "groups", List.of(group.value())));
        Api.Answer published = move(marketer.post(SNIPPETS, body), "publish");

        String address = SNIPPETS + "/" + published.json("/id");
        assertThat(rep.get(address).status()).isEqualTo(404);
        assertThat(rep.get(address + "/preview").status()).isEqualTo(404);
        assertThat(signedIn.as(member).get(address).status()).isEqualTo(200);
    }

    @Test
    void givesMarkdownAsCleanHtmlAndAsPlainText() {
        Map<String, Object> body = proofPoint();
        body.put("fields", Map.of("claim", "Down **a third** <script>alert(1)</script> [more](javascript:alert(1))"));

        Api.Answer created = marketer.post(SNIPPETS, body);

        assertThat(created.json("/html/claim")).contains("<strong>a third</strong>").doesNotContain("<script")
                .doesNotContain("javascript:");
        assertThat(created.json("/text")).startsWith("Down a third").doesNotContain("**");
    }

    @Test
    void tellsAllThatIsWrongWithTheContentAtOnce() {
        Api.Answer refused = marketer.post(SNIPPETS, Map.of("kind", "proof-point", "title", "Loads", "fields",
                Map.of("claims", "typo"), "tags", List.of("industry/no-such-thing"), "ownerId", UUID.randomUUID()));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo("invalid-content");
        assertThat(refused.json().requiredAt("/errors").valueStream().map(fault -> fault.at("/pointer").asString()))
                .contains("/tags", "/ownerId").anyMatch(pointer -> pointer.startsWith("/fields"));
    }

    @Test
    void refusesMalformedRequestsWithAPointer() {
        Map<String, Object> unknown = proofPoint();
        unknown.put("colour", "red");
        assertRefused(marketer.post(SNIPPETS, unknown), 400, "invalid-request", "/colour");
        assertRefused(marketer.post(SNIPPETS, Map.of("kind", "proof-point")), 400, "invalid-request", "/title");
        assertRefused(marketer.post(SNIPPETS, Map.of("title", "x")), 400, "invalid-request", "/kind");
        assertRefused(marketer.get(SNIPPETS + "?kinds=story"), 400, "invalid-request", "?kinds");
        assertRefused(marketer.get(SNIPPETS + "?lifecycle=dead"), 400, "invalid-request", "?lifecycle");
        assertRefused(marketer.get(SNIPPETS + "?limit=101"), 400, "invalid-request", "?limit");
        assertRefused(marketer.get(SNIPPETS + "?cursor=nonsense"), 400, "invalid-request", "?cursor");
        Map<String, Object> hollow = proofPoint();
        hollow.put("tags", Collections.singletonList(null));
        assertThat(marketer.post(SNIPPETS, hollow).problem()).isEqualTo("invalid-request");
        Map<String, Object> bell = proofPoint();
        bell.put("fields", Map.of("claim", "a \u0000 b"));
        assertRefused(marketer.post(SNIPPETS, bell), 400, "invalid-request", "/fields/claim");
        assertThat(marketer.post(SNIPPETS, "{\"kind\": ").problem()).isEqualTo("invalid-request");
        assertThat(marketer.get(SNIPPETS + "/none").problem()).isEqualTo("invalid-request");
        assertThat(marketer.get(SNIPPETS + "/" + UUID.randomUUID()).problem()).isEqualTo("not-found");
        assertThat(marketer.get(SNIPPETS + "?kind=story&portalId=7").status())
                .as("HubSpot appends parameters of its own").isEqualTo(200);
        assertThat(marketer.post(SNIPPETS, Map.of("kind", "limerick", "title", "x", "fields", Map.of())).problem())
                .isEqualTo("unknown-kind");
    }

    private static void assertRefused(Api.Answer answer, int status, String problem, String pointer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(problem);
        assertThat(answer.json("/errors/0/pointer")).isEqualTo(pointer);
    }

    @Test
    void asksWhichVersionIsMeantAndRefusesAStaleOne() {
        Api.Answer snippet = created();
        String address = snippet.header("Location");
        Map<String, Object> patch = Map.of("title", "Other");

        assertThat(marketer.patch(address, patch).problem()).isEqualTo("version-required");
        assertThat(marketer.patch(address, patch).status()).isEqualTo(428);
        assertThat(marketer.with("If-Match", "\"7\"").patch(address, patch).problem()).isEqualTo("stale-version");
        assertThat(marketer.with("If-Match", "W/\"1\"").patch(address, patch).status()).isEqualTo(412);
        assertThat(
                marketer.with("If-Match", "\"1\"").patch(address, Map.of("title", "Other", "colour", "red")).status())
                .isEqualTo(400);
        assertThat(marketer.get(address).json("/version")).isEqualTo("1");
    }

    @Test
    void namesTheStateThatForbidsATransition() {
        Api.Answer refused = move(created(), "approve");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("illegal-transition");
        assertThat(refused.json("/detail")).contains("is draft");
    }

    @Test
    void answersARepeatWithTheFirstAnswerAndRefusesTheKeyForOtherContent() {
        Api keyed = marketer.with("Idempotency-Key", UUID.randomUUID().toString());
        Api.Answer first = keyed.post(SNIPPETS, proofPoint());
        Api.Answer repeat = keyed.post(SNIPPETS, proofPoint());
        Map<String, Object> other = proofPoint();
        other.put("title", "Something else");

        assertThat(repeat.status()).isEqualTo(201);
        assertThat(repeat.json("/id")).isEqualTo(first.json("/id"));
        assertThat(repeat.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(repeat.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(keyed.post(SNIPPETS, other).problem()).isEqualTo("idempotency-key-reused");
        Map<String, Object> twin = proofPoint();
        twin.put("clientId", "other-than-the-header");
        assertThat(keyed.post(SNIPPETS, twin).problem()).isEqualTo("invalid-request");
    }

    @Test
    void createsOnceHoweverOftenARequestIsRepeatedAtTheSameTime() throws Exception {
        Api keyed = marketer.with("Idempotency-Key", UUID.randomUUID().toString());
        List<Api.Answer> answers = atOnce(10, () -> keyed.post(SNIPPETS, proofPoint()));

        assertThat(answers)
                .allMatch(answer -> answer.status() == 201 || answer.problem().equals("idempotency-key-busy"));
        assertThat(
                answers.stream().filter(answer -> answer.status() == 201).map(answer -> answer.json("/id")).distinct())
                .hasSize(1);
    }

    private static List<Api.Answer> atOnce(int times, Callable<Api.Answer> call) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(times)) {
            List<Api.Answer> answers = new ArrayList<>();
            for (Future<Api.Answer> future : threads.invokeAll(Collections.nCopies(times, call))) {
                answers.add(future.get());
            }
            return answers;
        }
    }
}
