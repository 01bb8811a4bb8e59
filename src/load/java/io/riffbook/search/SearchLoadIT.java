package io.riffbook.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.riffbook.content.SnippetDocument;
import io.riffbook.model.ConceptId;
import io.riffbook.testing.Api;
import io.riffbook.testing.PackagedRiffbook;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import tools.jackson.databind.JsonNode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Load on search over HTTP: the packaged jar with the embedded index and database, the driver on the same cores.
///
/// Snippets are put into the database as they would stand there after as many publishes, and indexed by the program
/// itself. `-Dload.snippets=1000000` for more than 100,000.
@Tag("long")
class SearchLoadIT {
    private static final int SNIPPETS = Integer.getInteger("load.snippets", 100_000);
    private static final int BATCH = 5_000;
    private static final String PASSWORD = "a password for the load test";

    @TempDir
    Path folder;

    @Test
    void searchesOverHttp() throws Exception {
        try (PackagedRiffbook riffbook = PackagedRiffbook.start(folder.resolve("home"))) {
            Api admin = riffbook.firstSignIn(PASSWORD);
            fill(riffbook.home());
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

    private void fill(Path home) throws IOException, SQLException {
        List<ConceptId> concepts = Stream.of("persona/cfo", "persona/cio", "industry/retail", "industry/pharma")
                .map(ConceptId::parse).toList();
        GeneratedSnippets all = new GeneratedSnippets(concepts);
        Path data;
        try (Stream<Path> files = Files.walk(home, 4)) {
            data = files.filter(file -> file.endsWith("postmaster.pid")).findAny().orElseThrow();
        }
        String port = Files.readAllLines(data).get(3).strip();
        String password = Files.readString(data.resolveSibling("../password").normalize()).strip();
        try (Connection connection = DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/riffbook",
                "postgres", password)) {
            for (int from = 0; from < SNIPPETS; from += BATCH) {
                copy(connection, all, from, Math.min(SNIPPETS, from + BATCH));
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute("vacuum analyze");
                statement.execute("insert into dirty_snippet (snippet_id, sequence, marked_at) "
                        + "select id, index_sequence, now() from snippet");
            }
        }
    }

    private static void copy(Connection connection, GeneratedSnippets all, int from, int to)
            throws SQLException, IOException {
        StringBuilder snippets = new StringBuilder();
        StringBuilder revisions = new StringBuilder();
        for (int number = from; number < to; number++) {
            SnippetDocument document = all.at(number).state().documents().getFirst();
            row(snippets, document.id(), document.kind().name(), document.title(), array(document.tags()),
                    array(document.audience().isFor()), array(document.audience().notFor()), document.changedAt(),
                    document.changedAt());
            row(revisions, document.id(), document.title(), document.text(), document.notes(), document.changedAt());
        }
        in(connection, """
                create temporary table if not exists snippet_in (id uuid, kind text, title text, tags text[],
                    is_for text[], not_for text[], created timestamptz, changed timestamptz);
                create temporary table if not exists revision_in (id uuid, title text, text text, notes text,
                    created timestamptz);
                truncate snippet_in, revision_in""");
        var copies = connection.unwrap(PGConnection.class).getCopyAPI();
        copies.copyIn("copy snippet_in from stdin", bytes(snippets));
        copies.copyIn("copy revision_in from stdin", bytes(revisions));
        in(connection, """
                insert into snippet (id, kind, version, lifecycle, title, latest_revision, published_revision, tags,
                    audience_for, audience_not_for, reach, groups, index_sequence, state_number, created_at, changed_at)
                select id, kind, 1, 'published', title, 1, 1, tags, is_for, not_for, 'internal', '{}', 1, 1, created,
                    changed
                from snippet_in;
                insert into snippet_revision (snippet_id, number, title, fields, text, notes, package_key, created_at)
                select id, 1, title, '{}', text, notes, 'none', created from revision_in""");
    }

    private static void in(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static ByteArrayInputStream bytes(StringBuilder text) {
        return new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void row(StringBuilder rows, Object... values) {
        for (int i = 0; i < values.length; i++) {
            rows.append(i == 0 ? "" : "\t").append(values[i]);
        }
        rows.append('\n');
    }

    private static String array(Collection<ConceptId> concepts) {
        return concepts.stream().map(ConceptId::toString).collect(Collectors.joining(",", "{", "}"));
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
