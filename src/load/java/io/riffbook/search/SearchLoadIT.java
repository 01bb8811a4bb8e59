package io.riffbook.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.riffbook.model.ConceptId;
import io.riffbook.testing.Api;
import io.riffbook.testing.PackagedRiffbook;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Load on search over HTTP: the packaged jar with the embedded index and database, the driver on the same cores.
///
/// Snippets are put into the database as they would stand there after as many publishes, and indexed by the program
/// itself. `-Dload.snippets=1000000` for more than 100,000.
@Tag("long")
class SearchLoadIT {
    private static final int SNIPPETS = Integer.getInteger("load.snippets", 100_000);
    private static final String PASSWORD = "a password for the load test";

    @TempDir
    Path folder;

    @Test
    void searchesOverHttp() throws Exception {
        try (PackagedRiffbook riffbook = PackagedRiffbook.start(folder.resolve("home"))) {
            Api admin = riffbook.firstSignIn(PASSWORD);
            fill(riffbook);
            long begun = System.nanoTime();
            await().atMost(Duration.ofHours(2)).pollInterval(Duration.ofSeconds(1))
                    .until(() -> admin.get("/api/v1/index").json().requiredAt("/waiting").asLong() == 0);
            System.out.printf("%,d snippets indexed in %d s%n", SNIPPETS,
                    TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun));
            JsonNode key = admin.post("/api/v1/api-keys", Map.of("name", "load", "scopes", List.of("search"), "clientId",
                    "load")).json();
            for (int round = 0; round < 3; round++) {
                assertThat(gatling(riffbook.port(), key.requiredAt("/secret").asString())).isZero();
            }
            System.out.println("memory of all processes, MiB: " + memory(riffbook.process()));
        }
    }

    private static int gatling(int port, String secret) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m",
                "--add-opens=java.base/java.lang=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                "-Dload.url=http://127.0.0.1:" + port, "-Dload.key=" + secret, "-Dload.seconds="
                        + Long.getLong("load.seconds", 30),
                "io.gatling.app.Gatling", "-s", SearchSimulation.class.getName(), "-rf", "target/gatling"));
        Path said = Files.createTempFile("gatling-", ".log");
        try {
            int code = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start()
                    .waitFor();
            try (Stream<String> lines = Files.lines(said)) {
                lines.filter(line -> line.startsWith(">")).forEach(System.out::println);
            }
            return code;
        } finally {
            Files.deleteIfExists(said);
        }
    }

    private static void fill(PackagedRiffbook riffbook) throws IOException, SQLException {
        List<ConceptId> concepts = Stream.of("persona/cfo", "persona/cio", "industry/retail", "industry/pharma")
                .map(ConceptId::parse).toList();
        GeneratedSnippets all = new GeneratedSnippets(concepts);
        try (Connection connection = riffbook.database()) {
            GeneratedRecord.fill(connection, all, SNIPPETS);
        }
    }

    /// Proportional: what processes share counts once.
    private static long memory(ProcessHandle riffbook) {
        return Stream.concat(Stream.of(riffbook), riffbook.descendants()).mapToLong(process -> {
            try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/smaps_rollup"))) {
                return lines.filter(line -> line.startsWith("Pss:")).mapToLong(
                        line -> Long.parseLong(line.replaceAll("\\D", ""))).sum();
            } catch (IOException _) {
                return 0;
            }
        }).sum() / 1024;
    }
}
