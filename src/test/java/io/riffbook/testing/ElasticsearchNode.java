package io.riffbook.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/// A real Elasticsearch node in a process of its own, on loopback, which can be killed and started again on the same
/// data. It ends with this JVM, however that ends.
///
/// It has no security, and of the modules of a distribution only what its index settings need; see
/// `src/test/elasticsearch`.
public final class ElasticsearchNode implements AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofSeconds(90);
    private static final Duration GONE_WITHIN = Duration.ofSeconds(20);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
    /// Somebody else may take a free port first.
    private static final int ATTEMPTS = 3;
    private static @Nullable ElasticsearchNode shared;

    private final ElasticsearchHome home;
    private final Path folder;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();
    private int httpPort;
    private int transportPort;
    private @Nullable Process process;

    private ElasticsearchNode(ElasticsearchHome home, Path folder) {
        this.home = home;
        this.folder = folder;
    }

    /// The node of this JVM, running. Whoever uses it makes indices of their own names and deletes them; whoever kills
    /// it starts it again.
    public static synchronized ElasticsearchNode shared() {
        if (shared == null) {
            shared = fresh();
            Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
        }
        shared.start();
        return shared;
    }

    /// A running node without data.
    private static ElasticsearchNode fresh() {
        try {
            ElasticsearchHome home = ElasticsearchHome.ready();
            for (int attempt = 1;; attempt++) {
                ElasticsearchNode node = new ElasticsearchNode(home,
                        Files.createTempDirectory(place(), "riffbook-elasticsearch-"));
                Files.createDirectory(node.folder.resolve("config"));
                node.httpPort = freePort();
                node.transportPort = freePort();
                try {
                    node.start();
                    return node;
                } catch (IllegalStateException e) {
                    node.close();
                    if (attempt == ATTEMPTS) {
                        throw e;
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Elasticsearch can't be made ready", e);
        }
    }

    /// In memory where there is such a place: every index made and every write is synced to disk, and a killed process
    /// loses nothing of either.
    private static Path place() {
        Path memory = Path.of("/dev/shm");
        return Files.isWritable(memory) ? memory : Path.of(System.getProperty("java.io.tmpdir"));
    }

    /// Where it answers, over many kills and starts.
    public URI address() {
        return URI.create("http://127.0.0.1:" + httpPort);
    }

    /// Starts it on the data it had, and returns when it answers; nothing happens if it runs.
    public synchronized void start() {
        if (process != null && process.isAlive()) {
            return;
        }
        try {
            process = launched();
            awaitReady(process);
        } catch (IOException e) {
            throw new UncheckedIOException("Elasticsearch does not start", e);
        }
    }

    /// Ends the process at once, as a power failure would, and keeps its data. Twice is harmless.
    public synchronized void kill() {
        if (process != null) {
            ProcessHandle handle = process.toHandle();
            handle.destroyForcibly();
            handle.onExit().orTimeout(GONE_WITHIN.toSeconds(), TimeUnit.SECONDS).join();
            process = null;
        }
    }

    /// Asks the node as anybody may.
    ///
    /// @param json the body; nothing if empty
    /// @return the body of the answer
    /// @throws IllegalStateException when the answer is not a good one
    public String ask(String method, String path, String json) {
        try {
            HttpResponse<String> answer = send(method, path, json);
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Kills it and removes its data.
    @Override
    public void close() {
        kill();
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + folder, e);
        }
    }

    private Process launched() throws IOException {
        List<String> command = new ArrayList<>(
                List.of(java(), "-Xms256m", "-Xmx768m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                        "--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED",
                        "-Djava.io.tmpdir=" + folder));
        command.addAll(home.command());
        command.addAll(List.of(folder.toString(), String.valueOf(httpPort), String.valueOf(transportPort)));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().clear();
        return builder.start();
    }

    private Path log() {
        return folder.resolve("node.log");
    }

    private void awaitReady(Process started) throws IOException {
        Instant deadline = Instant.now().plus(READY_WITHIN);
        while (Instant.now().isBefore(deadline)) {
            if (!started.isAlive()) {
                break;
            }
            try {
                if (send("GET", "/_cluster/health?wait_for_status=yellow&timeout=5s", "").statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                await(started, Duration.ofMillis(100));
            }
        }
        throw new IllegalStateException("Elasticsearch does not start: " + Files.readString(log()));
    }

    private HttpResponse<String> send(String method, String path, String json) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address().resolve(path)).timeout(ANSWER_WITHIN)
                .method(method, json.isEmpty()
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(json));
        if (!json.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while Elasticsearch answers", e);
        }
    }

    private static void await(Process started, Duration pause) {
        try {
            started.waitFor(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while Elasticsearch starts", e);
        }
    }

    private static String java() {
        return ProcessHandle.current().info().command()
                .orElseGet(() -> Path.of(System.getProperty("java.home"), "bin", "java").toString());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
