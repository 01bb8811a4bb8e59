package io.riffbook.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.springframework.util.FileSystemUtils;

/// A real S3 server on a folder of its own, in a process of its own: it brings other versions of much, and can be killed.
///
/// The build copies it to `target/s3proxy`. Its keys are made anew for each process.
public final class S3ProxyProcess implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofSeconds(60);

    private static final Duration GONE_WITHIN = Duration.ofSeconds(20);

    /// Somebody else may take the free port first.
    private static final int ATTEMPTS = 3;

    private final Process process;
    private final Path folder;
    private final URI endpoint;
    private final String accessKey;
    private final String secretKey;

    private S3ProxyProcess(Process process, Path folder, URI endpoint, String accessKey, String secretKey) {
        this.process = process;
        this.folder = folder;
        this.endpoint = endpoint;
        this.accessKey = accessKey;
        this.secretKey = secretKey;
    }

    /// Starts the server and returns when it answers, without any bucket.
    public static S3ProxyProcess start() {
        try {
            String log = "";
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                S3ProxyProcess server = launch();
                if (server.becomesReady()) {
                    return server;
                }
                log = Files.readString(server.folder.resolve("s3proxy.log"));
                server.close();
            }
            throw new IllegalStateException("S3Proxy does not start: " + log);
        } catch (IOException e) {
            throw new UncheckedIOException("S3Proxy does not start", e);
        }
    }

    /// Where it listens: on loopback only.
    public URI endpoint() {
        return endpoint;
    }

    public String accessKey() {
        return accessKey;
    }

    public String secretKey() {
        return secretKey;
    }

    /// Makes an empty bucket, as the folder it is to this server.
    public String newBucket() {
        String name = "bucket-" + UUID.randomUUID();
        try {
            Files.createDirectory(folder.resolve("data").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make a bucket", e);
        }
        return name;
    }

    /// Ends the process at once, as a power failure would, and keeps its folder.
    public void kill() {
        ProcessHandle handle = process.toHandle();
        handle.destroyForcibly();
        handle.onExit().orTimeout(GONE_WITHIN.toSeconds(), TimeUnit.SECONDS).join();
    }

    /// Ends the process and removes its folder. Twice is harmless.
    @Override
    public void close() {
        kill();
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + folder, e);
        }
    }

    private static S3ProxyProcess launch() throws IOException {
        Path jar = Path.of("target", "s3proxy", "s3proxy.jar").toAbsolutePath();
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException("Run 'mvn generate-test-resources' first: it copies S3Proxy to " + jar);
        }
        Path folder = Files.createTempDirectory("riffbook-s3proxy-");
        Files.createDirectory(folder.resolve("data"));
        String accessKey = UUID.randomUUID().toString();
        String secretKey = UUID.randomUUID().toString();
        URI endpoint = URI.create("http://127.0.0.1:" + freePort());
        Path settings = folder.resolve("s3proxy.properties");
        write(settings, endpoint, folder.resolve("data"), accessKey, secretKey);

        ProcessBuilder builder = new ProcessBuilder(java(), "-Xmx256m", "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + folder, "-jar", jar.toString(), "--properties", settings.toString());
        builder.environment().clear();
        Process process = builder.directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("s3proxy.log").toFile()).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new S3ProxyProcess(process, folder, endpoint, accessKey, secretKey);
    }

    private static void write(Path file, URI endpoint, Path data, String accessKey, String secretKey)
            throws IOException {
        Properties settings = new Properties();
        settings.setProperty("s3proxy.endpoint", endpoint.toString());
        settings.setProperty("s3proxy.authorization", "aws-v2-or-v4");
        settings.setProperty("s3proxy.identity", accessKey);
        settings.setProperty("s3proxy.credential", secretKey);
        settings.setProperty("jclouds.provider", "filesystem");
        settings.setProperty("jclouds.filesystem.basedir", data.toString());
        try (var out = Files.newBufferedWriter(file)) {
            settings.store(out, null);
        }
    }

    private boolean becomesReady() throws IOException {
        Instant deadline = Instant.now().plus(READY_WITHIN);
        while (process.isAlive() && Instant.now().isBefore(deadline)) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(endpoint.getHost(), endpoint.getPort()), 1000);
                return process.isAlive();
            } catch (IOException notYet) {
                awaitExit(Duration.ofMillis(50));
            }
        }
        return false;
    }

    private void awaitExit(Duration pause) {
        try {
            process.waitFor(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while S3Proxy starts", e);
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
