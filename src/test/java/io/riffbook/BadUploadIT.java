package io.riffbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.riffbook.testing.Api;
import io.riffbook.testing.Multipart;
import io.riffbook.testing.PackagedRiffbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import tools.jackson.databind.JsonNode;

/// What nobody should upload, over real HTTP: a clear answer, and nothing left behind.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadUploadIT {
    private PackagedRiffbook riffbook;
    private Api api;

    @BeforeAll
    void start(@TempDir Path folder) {
        riffbook = PackagedRiffbook.start(folder.resolve("home"));
        Api admin = riffbook.firstSignIn("a long enough password");
        api = riffbook.api().withKey(admin.post("/api/v1/api-keys", Map.of("name", "uploader", "mayActFor", false,
                "scopes", List.of("content:read", "content:write"))).json("/secret"));
    }

    @AfterAll
    void stop() {
        riffbook.close();
    }

    @Test
    void failsTheJobOfAnEmptyFile() {
        assertFails(Multipart.of("empty.pptx", new byte[0]), "empty");
    }

    @Test
    void failsTheJobOfATextThatIsNamedLikeADeck() {
        assertFails(Multipart.of("deck.pptx", "just words".getBytes(StandardCharsets.UTF_8)), "unsupported-format");
    }

    @Test
    void failsTheJobOfADeckThatIsCutOff() throws Exception {
        byte[] whole = Files.readAllBytes(Path.of("src/main/resources/demo/master-deck.pptx"));
        assertFails(Multipart.of("half.pptx", Arrays.copyOf(whole, whole.length / 2)), "damaged");
    }

    @Test
    void refusesWhatIsLargerThanADeckMayBe() {
        long bytes = 200L << 20;
        Api.Answer answer = Multipart.of("huge.pptx", () -> zeros(bytes)).post(api, "/api/v1/decks");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(413);
        assertThat(answer.problem()).isEqualTo("too-large");
        assertNothingWasKept();
    }

    @Test
    void refusesAFormWithoutAFileAndFieldsThatItDoesNotKnow() {
        Api.Answer none = api.send("POST", "/api/v1/decks", "multipart/form-data; boundary=x",
                BodyPublishers.ofString("--x--\r\n"));
        assertThat(none.status()).as(none.toString()).isEqualTo(400);
        assertThat(none.problem()).isEqualTo("invalid-request");

        Api.Answer unknown = Multipart.of("deck.md", "# One".getBytes(StandardCharsets.UTF_8)).post(api,
                "/api/v1/decks?colour=red");
        assertThat(unknown.problem()).isEqualTo("invalid-request");
        assertThat(api.post("/api/v1/decks", Map.of()).problem()).isEqualTo("unsupported-media-type");
    }

    @Test
    void refusesAnIdempotencyKeyThatCameWithAnotherFile() {
        Api keyed = api.with("Idempotency-Key", UUID.randomUUID().toString());
        Multipart one = Multipart.of("one.md", "# One".getBytes(StandardCharsets.UTF_8));
        Api.Answer first = one.post(keyed, "/api/v1/decks");
        assertThat(first.status()).isEqualTo(202);

        assertThat(one.post(keyed, "/api/v1/decks").json("/jobId")).isEqualTo(first.json("/jobId"));
        Api.Answer other = Multipart.of("two.md", "# Two".getBytes(StandardCharsets.UTF_8)).post(keyed,
                "/api/v1/decks");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.problem()).isEqualTo("idempotency-key-reused");
    }

    private void assertFails(Multipart upload, String reason) {
        Api.Answer accepted = upload.post(api, "/api/v1/decks");
        assertThat(accepted.status()).as(accepted.toString()).isEqualTo(202);
        JsonNode job = await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(200)).until(
                () -> api.get(accepted.header("Location")).json(),
                answer -> List.of("done", "failed").contains(answer.requiredAt("/state").asString()));

        assertThat(job.at("/failure/reason").asString()).as(job.toString()).isEqualTo(reason);
        assertThat(job.at("/failure/detail").asString()).hasSizeGreaterThan(20);
        assertThat(api.get("/api/v1/decks/" + accepted.json("/deckId")).status()).isEqualTo(404);
        assertNothingWasKept();
    }

    private void assertNothingWasKept() {
        assertThat(api.get("/api/v1/decks").json().requiredAt("/items").valueStream()
                .map(deck -> deck.at("/fileName").asString())).noneMatch(name -> name.endsWith(".pptx"));
    }

    private static InputStream zeros(long bytes) {
        return new InputStream() {
            private long left = bytes;

            @Override
            public int read() {
                return left-- > 0 ? 0 : -1;
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                if (left <= 0) {
                    return -1;
                }
                int some = (int) Math.min(left, length);
                left -= some;
                return some;
            }
        };
    }

    @Test
    void letsARevisionFollowOnlyTheOneThatItsAuthorSaw() {
        String deck = read(
                Multipart.of("plan.md", "# Plan".getBytes(StandardCharsets.UTF_8)).post(api, "/api/v1/decks"));
        Api at1 = api.with("If-Match", "\"1\"").with("Idempotency-Key", UUID.randomUUID().toString());
        Multipart second = Multipart.of("plan.md", "# Plan, again".getBytes(StandardCharsets.UTF_8));
        Api.Answer accepted = second.post(at1, "/api/v1/decks/" + deck + "/revisions");
        read(accepted);

        assertThat(second.post(at1, "/api/v1/decks/" + deck + "/revisions").json("/jobId"))
                .as("a repeat is answered though the version moved on").isEqualTo(accepted.json("/jobId"));
        assertThat(second.post(api.with("If-Match", "\"1\""), "/api/v1/decks/" + deck + "/revisions").problem())
                .isEqualTo("stale-version");
        assertThat(second.post(api, "/api/v1/decks/" + deck + "/revisions").problem()).isEqualTo("version-required");
        assertThat(api.get("/api/v1/decks/" + deck).json("/currentRevision")).isEqualTo("2");
    }

    private String read(Api.Answer accepted) {
        assertThat(accepted.status()).as(accepted.toString()).isEqualTo(202);
        await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(200))
                .until(() -> api.get(accepted.header("Location")).json("/state"), "done"::equals);
        return accepted.json("/deckId");
    }
}
