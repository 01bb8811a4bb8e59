package io.riffbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.riffbook.testing.Api;
import io.riffbook.testing.Multipart;
import io.riffbook.testing.PackagedRiffbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/// `kill -9` while uploads and writes are under way, of Riffbook alone and together with its PostgreSQL, again and again on one home:
/// what was acknowledged is there after the next start, once.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.MethodName.class)
class SurvivesKillsIT {
    private static final int ROUNDS = 20;
    private static final int LONG_ROUNDS = 200;
    private static final int UPLOADS_A_ROUND = 8;

    private final Random random = new Random(20260101);
    private final Queue<String> snippets = new ConcurrentLinkedQueue<>();
    private final Queue<String> uploads = new ConcurrentLinkedQueue<>();
    private final Queue<String> attempted = new ConcurrentLinkedQueue<>();
    private final Queue<String> usages = new ConcurrentLinkedQueue<>();

    private volatile PackagedRiffbook riffbook;
    private Path home;
    private String key;
    private String played;

    @BeforeAll
    void start(@TempDir Path folder) {
        home = folder.resolve("home");
        riffbook = PackagedRiffbook.start(home);
        Api admin = riffbook.firstSignIn("a long enough password");
        key = admin.post("/api/v1/api-keys", Map.of("name", "writer", "mayActFor", false, "scopes",
                List.of("content:read", "content:write", "feedback:write", "reports:read", "search"))).json("/secret");
        played = published("Played in every round");
    }

    private String published(String title) {
        String id = api().post("/api/v1/snippets", proofPoint(title)).json("/id");
        assertThat(api().with("If-Match", "\"1\"").post("/api/v1/snippets/" + id + "/lifecycle",
                Map.of("action", "publish")).status()).isEqualTo(200);
        return id;
    }

    @AfterAll
    void stop() {
        riffbook.close();
    }

    @Test
    void keepsEveryAcknowledgedWriteThroughTwentyKills() throws Exception {
        surviveKills(ROUNDS);
    }

    @Test
    @Tag("long")
    void keepsEveryAcknowledgedWriteThroughHundredsOfKills() throws Exception {
        surviveKills(LONG_ROUNDS);
    }

    @Test
    void countsWhatFiftyWritersSendOnceThroughAKill() throws Exception {
        countOnce(1, 1_500);
    }

    @Test
    @Tag("long")
    void countsWhatFiftyWritersSendOnceThroughTwentyKills() throws Exception {
        countOnce(20, 5_000);
    }

    private void countOnce(int kills, int eventsBetween) throws Exception {
        String snippet = published("Played by many " + UUID.randomUUID());
        CrowdOfWriters crowd = new CrowdOfWriters(snippet, this::api);
        for (int kill = 0; kill < kills; kill++) {
            int before = crowd.acknowledged();
            CrowdOfWriters.Working working = crowd.write(() -> false);
            await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(20))
                    .until(() -> crowd.acknowledged() >= before + eventsBetween);
            List<ProcessHandle> children = riffbook.process().descendants().toList();
            riffbook.kill();
            if (kill % 2 == 0) {
                children.forEach(ProcessHandle::destroyForcibly);
            }
            working.join();
            riffbook = PackagedRiffbook.start(home);
        }
        int before = crowd.acknowledged();
        crowd.write(() -> crowd.acknowledged() >= before + eventsBetween).join();

        for (String type : CrowdOfWriters.types()) {
            List<String> stored = clientIds(type, snippet);
            assertThat(stored).as(type).doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(crowd.acknowledged(type));
        }
        System.out.printf("%d kills: %d events of fifty writers, each there once%n", kills, crowd.acknowledged());
    }

    private List<String> clientIds(String type, String snippet) throws SQLException {
        String table = type.equals("usage") || type.equals("rating") ? type : "handling";
        try (Connection connection = riffbook.database();
                PreparedStatement select = connection.prepareStatement("select client_id from " + table
                        + " where snippet_id = ?::uuid and client_id like ?")) {
            select.setString(1, snippet);
            select.setString(2, type + "-%");
            List<String> ids = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
            return ids;
        }
    }

    private void surviveKills(int rounds) throws Exception {
        for (int round = 0; round < rounds; round++) {
            writeUntilKilled(round % 3 == 2);
            riffbook = PackagedRiffbook.start(home);
        }
        sendWhatWasNotAcknowledgedAgain();
        assertEverythingIsThere();
        System.out.printf("%d kills: %d snippets, %d uploads and %d usages acknowledged, none lost%n", rounds,
                snippets.size(), uploads.size(), usages.size());
        assertThat(acknowledged()).as("snippets, uploads and usages between the kills")
                .allMatch(count -> count >= rounds);
    }

    private void writeUntilKilled(boolean databaseToo) throws Exception {
        AtomicBoolean killed = new AtomicBoolean();
        // Each is read by a worker for a second or two: more of them would only make the end of the test long.
        int mostUploads = uploads.size() + UPLOADS_A_ROUND;
        try (ExecutorService writers = Executors.newFixedThreadPool(3)) {
            List<Future<?>> running = List.of(writers.submit(() -> repeat(killed::get, this::writeSnippet)),
                    writers.submit(() -> repeat(() -> killed.get() || uploads.size() >= mostUploads, this::upload)),
                    writers.submit(() -> repeat(killed::get, this::play)));
            List<Integer> before = acknowledged();
            await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(20)).until(() -> grewBeyond(before));
            // Not a wait for something to happen: the moment of the kill is what varies.
            TimeUnit.MILLISECONDS.sleep(random.nextInt(500));
            List<ProcessHandle> children = riffbook.process().descendants().toList();
            riffbook.kill();
            if (databaseToo) {
                children.forEach(ProcessHandle::destroyForcibly);
            }
            killed.set(true);
            for (Future<?> writer : running) {
                writer.get(30, TimeUnit.SECONDS);
            }
        }
    }

    private List<Integer> acknowledged() {
        return List.of(snippets.size(), uploads.size(), usages.size());
    }

    private boolean grewBeyond(List<Integer> before) {
        List<Integer> now = acknowledged();
        return IntStream.range(0, now.size()).allMatch(i -> now.get(i) > before.get(i));
    }

    private static void repeat(BooleanSupplier isOver, Runnable write) {
        while (!isOver.getAsBoolean()) {
            try {
                write.run();
            } catch (UncheckedIOException _) {
                return;
            }
        }
    }

    private void writeSnippet() {
        Api.Answer answer = api().post("/api/v1/snippets", proofPoint("Load " + UUID.randomUUID()));
        if (answer.status() == 201) {
            snippets.add(answer.json("/id"));
        }
    }

    private void upload() {
        String text = "# Deck " + UUID.randomUUID() + "\n\nOne slide\n\n---\n\n# Two\n\nAnother\n";
        Api.Answer answer = Multipart.of("deck.md", text.getBytes(StandardCharsets.UTF_8)).post(api(), "/api/v1/decks");
        if (answer.status() == 202) {
            uploads.add(answer.header("Location"));
        }
    }

    private void play() {
        String clientId = UUID.randomUUID().toString();
        attempted.add(clientId);
        if (sendUsage(clientId).status() == 201) {
            usages.add(clientId);
        }
    }

    private Api.Answer sendUsage(String clientId) {
        return api().post("/api/v1/usages", Map.of("snippetId", played, "channel", "call", "clientId", clientId));
    }

    /// As a client does that got no answer: the same client id again. Each must count once, whether the first came through or not.
    private void sendWhatWasNotAcknowledgedAgain() {
        List<String> unsure = new ArrayList<>(attempted);
        unsure.removeAll(usages);
        for (String clientId : unsure) {
            assertThat(sendUsage(clientId).status()).isIn(200, 201);
        }
    }

    private void assertEverythingIsThere() {
        for (String snippet : snippets) {
            assertThat(api().get("/api/v1/snippets/" + snippet).status()).as(snippet).isEqualTo(200);
        }
        for (String job : uploads) {
            await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(250))
                    .until(() -> api().get(job).json("/state"), "done"::equals);
            String deck = api().get(job).json("/result/deckId");
            assertThat(api().get("/api/v1/decks/" + deck + "/passages").json("/total")).isEqualTo("2");
        }
        await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(250)).untilAsserted(
                () -> assertThat(reportedUses()).isEqualTo(Integer.toString(attempted.size())));
    }

    private String reportedUses() {
        return api().get("/api/v1/reports/snippets?limit=100").json().requiredAt("/items").valueStream()
                .filter(line -> line.at("/id").asString().equals(played)).findFirst().orElseThrow().at("/uses")
                .asString();
    }

    private Api api() {
        return riffbook.api().withKey(key);
    }

    private static Map<String, Object> proofPoint(String title) {
        return Map.of("kind", "proof-point", "title", title, "fields", Map.of("claim", "Spoilage fell by a third."));
    }
}
