package io.riffbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.riffbook.testing.Api;
import io.riffbook.testing.Corpus;
import io.riffbook.testing.Multipart;
import io.riffbook.testing.PackagedRiffbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/// Real decks and strange files through the front door of the packaged jar: each becomes passages and snippets, or a failed job that
/// says why, and the server never notices.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorpusUploadIT {
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private PackagedRiffbook riffbook;
    private Api api;

    /// What became of one file.
    private record Line(String file, long slides, double seconds, long snippets, String outcome) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "| %s | %d | %.1f | %d | %s |", file, slides, seconds, snippets, outcome);
        }
    }

    @BeforeAll
    void start(@TempDir Path folder) {
        Corpus.require("decks");
        riffbook = PackagedRiffbook.start(folder.resolve("home"));
        Api admin = riffbook.firstSignIn("a long enough password");
        api = riffbook.api().withKey(admin.post("/api/v1/api-keys", Map.of("name", "uploader", "mayActFor", false,
                "scopes", List.of("content:read", "content:write"))).json("/secret"));
    }

    @AfterAll
    void stop() {
        if (riffbook != null) {
            riffbook.close();
        }
    }

    @Test
    void takesASampleOfTheCorpus() throws IOException {
        List<Path> decks = realDecks();
        List<Path> others = otherFiles();
        takeAll("sample", everyNth(decks, 5), everyNth(others, 20));
    }

    @Test
    @Tag("long")
    void takesTheWholeCorpus() throws IOException {
        takeAll("whole", realDecks(), otherFiles());
    }

    private void takeAll(String name, List<Path> decks, List<Path> others) throws IOException {
        List<Line> lines = new ArrayList<>();
        decks.forEach(deck -> lines.add(take(deck)));
        assertThat(lines).as("real decks that failed").allMatch(line -> line.outcome().equals("read"));
        others.forEach(file -> lines.add(take(file)));

        List<String> table = new ArrayList<>(List.of("| file | slides | seconds | snippets | outcome |",
                "|---|---|---|---|---|"));
        lines.forEach(line -> table.add(line.toString()));
        Files.write(Path.of("target", "corpus-" + name + ".md"), table);
        table.forEach(System.out::println);
        System.out.printf(Locale.ROOT, "%d files, %d slides, %.0f s, %d snippets%n", lines.size(),
                lines.stream().mapToLong(Line::slides).sum(), lines.stream().mapToDouble(Line::seconds).sum(),
                lines.stream().mapToLong(Line::snippets).sum());
        assertThat(api.get("/api/v1/me").status()).as("the server is well").isEqualTo(200);
    }

    private Line take(Path file) {
        Instant start = Instant.now();
        Api.Answer accepted = Multipart.file(file).post(api, "/api/v1/decks");
        assertThat(accepted.status()).as(file + " " + accepted).isEqualTo(202);
        JsonNode job = await().atMost(LONGEST).pollInterval(Duration.ofMillis(100)).until(
                () -> api.get(accepted.header("Location")).json(),
                answer -> List.of("done", "failed").contains(answer.requiredAt("/state").asString()));
        double seconds = Duration.between(start, Instant.now()).toMillis() / 1000.0;
        String name = String.valueOf(file.getFileName());
        if (job.at("/state").asString().equals("failed")) {
            assertThat(job.at("/failure/reason").asString()).as(file + " " + job).isNotIn("internal-error",
                    "worker-failed",
                    "gave-up");
            assertThat(job.at("/failure/detail").asString()).as(file.toString()).hasSizeGreaterThan(20);
            return new Line(name, 0, seconds, 0, job.at("/failure/reason").asString());
        }
        String deck = job.requiredAt("/result/deckId").asString();
        return new Line(name, job.at("/result/passages").asLong(), seconds, breakUp(deck), "read");
    }

    private long breakUp(String deck) {
        long created = 0;
        String cursor = "";
        while (true) {
            JsonNode page = api.get("/api/v1/decks/" + deck + "/passages?limit=100" + cursor).json();
            List<Map<String, String>> items = page.requiredAt("/items").valueStream()
                    .map(passage -> Map.of("passageId", passage.requiredAt("/id").asString(), "kind", "slide"))
                    .toList();
            JsonNode answer = api.post("/api/v1/decks/" + deck + "/snippets", Map.of("items", items)).json();
            assertThat(answer.at("/created").asInt()).as(answer.toString()).isEqualTo(items.size());
            created += items.size();
            if (page.path("nextCursor").isMissingNode() || page.path("nextCursor").isNull()) {
                return created;
            }
            cursor = "&cursor=" + page.path("nextCursor").asString();
        }
    }

    private static List<Path> realDecks() throws IOException {
        return Stream.concat(files("decks/real"), files("decks/versions"))
                .filter(file -> file.toString().endsWith(".pptx")).sorted(Comparator.comparing(Path::toString))
                .toList();
    }

    private static List<Path> otherFiles() throws IOException {
        List<Path> real = realDecks();
        return files("decks").filter(file -> !real.contains(file)).sorted(Comparator.comparing(Path::toString))
                .toList();
    }

    private static Stream<Path> files(String folder) throws IOException {
        try (Stream<Path> found = Files.walk(Corpus.require(folder))) {
            return found.filter(Files::isRegularFile).toList().stream();
        }
    }

    private static List<Path> everyNth(List<Path> files, int step) {
        return IntStream.iterate(0, i -> i < files.size(), i -> i + step).mapToObj(files::get).toList();
    }
}
