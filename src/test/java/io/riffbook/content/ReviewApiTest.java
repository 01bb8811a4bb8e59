package io.riffbook.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.riffbook.access.Person;
import io.riffbook.access.Role;
import io.riffbook.access.Scope;
import io.riffbook.testing.Api;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Authoring where nothing goes to reps that a second person hasn't approved.
@RiffbookTest
@TestPropertySource(properties = "riffbook.content.review-required=true")
class ReviewApiTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Autowired
    private SignedIn signedIn;

    private Person author;
    private Api writes;
    private Api reviews;
    private Api rep;
    private String address;

    @BeforeEach
    void write() {
        author = signedIn.person(Role.MARKETER);
        writes = signedIn.as(author);
        reviews = signedIn.as(Role.MARKETER);
        rep = signedIn.as(Role.REP);
        Api.Answer created = writes.post("/api/v1/snippets",
                Map.of("kind", "proof-point", "title", "A third less", "fields", Map.of("claim", "Spoilage fell.")));
        assertThat(created.status()).as(created.toString()).isEqualTo(201);
        assertThat(created.json("/authorId")).isEqualTo(author.id().toString());
        address = created.header("Location");
    }

    private Api.Answer step(Api who, Map<String, Object> step) {
        return who.with("If-Match", who.get(address).header("ETag")).post(address + "/lifecycle", step);
    }

    private Api.Answer step(Api who, String action) {
        return step(who, Map.of("action", action));
    }

    private static void assertDone(Api.Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }

    @Test
    void takesFourEyesToApprove() {
        assertThat(step(writes, "publish").problem()).isEqualTo("illegal-transition");
        assertDone(step(writes, "submit"));

        Api.Answer own = step(writes, "approve");
        assertThat(own.status()).isEqualTo(403);
        assertThat(own.problem()).isEqualTo("four-eyes");
        Api.Answer program = step(signedIn.withKey(Scope.CONTENT_WRITE, Scope.CONTENT_READ), "approve");
        assertThat(program.problem()).isEqualTo("four-eyes");
        Api.Answer throughAKey = step(signedIn.anonymous()
                .withKey(signedIn.actingKey(Scope.CONTENT_WRITE, Scope.CONTENT_READ).secret())
                .with("Riffbook-On-Behalf-Of", author.details().email().value()), "approve");
        assertThat(throughAKey.problem()).as(throughAKey.toString()).isEqualTo("four-eyes");
        assertThat(writes.get(address).json("/lifecycle")).isEqualTo("in-review");

        assertDone(step(reviews, "approve"));
        assertDone(step(writes, "publish"));
        assertThat(rep.get(address).json("/title")).isEqualTo("A third less");
    }

    @Test
    void asksForAReasonToSendBackAndKeepsWhatWasSaid() {
        assertDone(step(writes, Map.of("action", "submit", "comment", "Please check the number.")));
        Api.Answer silent = step(reviews, "send-back");
        assertThat(silent.status()).isEqualTo(400);
        assertThat(silent.json("/errors/0/pointer")).isEqualTo("/comment");
        assertDone(step(reviews, Map.of("action", "send-back", "comment", "Whose number is it?")));
        assertThat(writes.post(address + "/review", Map.of("comment", "The quality team's.")).status()).isEqualTo(201);

        Api.Answer review = writes.get(address + "/review");
        assertThat(review.json("/total")).isEqualTo("3");
        assertThat(review.json().requiredAt("/items").valueStream().map(entry -> entry.at("/action").asString()))
                .containsExactly("comment", "send-back", "submit");
        assertThat(review.json("/items/1/comment")).isEqualTo("Whose number is it?");
        assertThat(review.json("/items/2/personId")).isEqualTo(author.id().toString());
        assertThat(writes.get(address).json("/lifecycle")).isEqualTo("draft");
    }

    @Test
    void refusesCommentsThatSayNothingOrTooMuch() {
        for (String comment : List.of("", "  \n", "x".repeat(4_001), "a \u0000 b")) {
            Api.Answer refused = writes.post(address + "/review", Map.of("comment", comment));
            assertThat(refused.status()).as(refused.toString()).isEqualTo(400);
            assertThat(refused.json("/errors/0/pointer")).isEqualTo("/comment");
        }
        assertThat(writes.post(address + "/review", Map.of()).status()).isEqualTo(400);
        assertThat(writes.get(address + "/review").json("/total")).isEqualTo("0");
    }

    @Test
    void publishesByItselfAtThePlannedTime() {
        assertDone(step(writes, "submit"));
        assertDone(step(reviews, "approve"));
        Instant at = Instant.now().plusMillis(1_500);
        Api.Answer planned = step(writes, Map.of("action", "publish", "at", at.toString()));
        assertThat(planned.json("/lifecycle")).isEqualTo("approved");
        assertThat(planned.json().requiredAt("/publishAt").asString()).startsWith(at.toString().substring(0, 19));

        await().atMost(SOON).until(() -> rep.get(address).status() == 200);
        Api.Answer published = writes.get(address);
        assertThat(published.json("/lifecycle")).isEqualTo("published");
        assertThat(published.json().requiredAt("/publishAt").isNull()).isTrue();
        assertThat(Instant.now()).isAfterOrEqualTo(at);
    }

    @Test
    void plansOnlyWhatIsApprovedAndDropsThePlanWhenTheContentChanges() {
        Map<String, Object> tomorrow = Map.of("action", "publish", "at",
                Instant.now().plus(Duration.ofDays(1)).toString());
        assertThat(step(writes, tomorrow).problem()).isEqualTo("illegal-transition");
        assertThat(step(writes, Map.of("action", "submit", "at", "2030-01-01T00:00:00Z")).status()).isEqualTo(400);
        assertDone(step(writes, "submit"));
        assertDone(step(reviews, "approve"));
        assertDone(step(writes, tomorrow));
        assertDone(step(writes, "unschedule"));
        assertThat(step(writes, "unschedule").problem()).isEqualTo("illegal-transition");
        assertDone(step(writes, tomorrow));

        Api.Answer edited = writes.with("If-Match", writes.get(address).header("ETag")).patch(address,
                Map.of("title", "Half less"));
        assertThat(edited.json("/lifecycle")).isEqualTo("draft");
        assertThat(edited.json().requiredAt("/publishAt").isNull()).isTrue();
    }

    @Test
    void takesWhatHasExpiredFromReps() {
        assertDone(step(writes, "submit"));
        assertDone(step(reviews, "approve"));
        assertDone(step(writes, "publish"));
        Api.Answer ends = writes.with("If-Match", writes.get(address).header("ETag")).patch(address,
                Map.of("expiresAt", Instant.now().plusMillis(500).toString()));
        assertThat(ends.json("/lifecycle")).isEqualTo("published");

        await().atMost(SOON).until(() -> rep.get(address).status() == 404);
        assertThat(writes.get(address).json("/lifecycle")).isEqualTo("retired");
        assertDone(step(writes, "restore"));
        assertDone(step(writes, "submit"));
        assertDone(step(reviews, "approve"));
        assertThat(step(writes, "publish").problem()).isEqualTo("expired");
    }

    @Test
    void letsOnlyTheVerifierOrAnAdminGiveTheirWord() {
        Person verifier = signedIn.person(Role.MARKETER);
        assertDone(writes.with("If-Match", "\"1\"").patch(address, Map.of("verifierId", verifier.id().value())));
        Map<String, Object> until = Map.of("reviewBy", "2099-12-31");

        assertThat(verify(writes, until).problem()).isEqualTo("not-the-verifier");
        Api.Answer verified = verify(signedIn.as(verifier), until);
        assertDone(verified);
        assertThat(verified.json("/verified/personId")).isEqualTo(verifier.id().toString());
        assertThat(verified.json("/reviewBy")).isEqualTo("2099-12-31");
        assertDone(verify(signedIn.as(Role.ADMIN), Map.of()));
        assertThat(writes.with("If-Match", writes.get(address).header("ETag"))
                .patch(address, Map.of("verifierId", UUID.randomUUID())).json("/errors/0/pointer"))
                .isEqualTo("/verifierId");
    }

    private Api.Answer verify(Api who, Map<String, Object> word) {
        return who.with("If-Match", writes.get(address).header("ETag")).post(address + "/verify", word);
    }
}
