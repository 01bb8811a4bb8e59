package io.riffbook.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import org.jspecify.annotations.Nullable;

/// A small proxy before a node, for what the node of the tests does not have (TLS, people who sign in) and for what it does not
/// do by itself (be busy, be slow).
public final class ElasticsearchGate implements AutoCloseable {
    private static final String PASSWORD = "changeit";
    private static final Duration KEYTOOL_WITHIN = Duration.ofSeconds(60);
    private static final Set<String> OF_THE_CONNECTION = Set.of("host", "connection", "content-length", "upgrade",
            "transfer-encoding", "http2-settings", "expect", "authorization");

    private final URI node;
    private final HttpServer server;
    private final boolean isTls;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<String> encodings = new CopyOnWriteArrayList<>();
    private volatile String authorization = "";
    private volatile Duration delay = Duration.ZERO;
    private volatile int busy;
    private volatile String bulkAnswer = "";

    private ElasticsearchGate(URI node, HttpServer server, boolean isTls) {
        this.node = node;
        this.server = server;
        this.isTls = isTls;
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    public static ElasticsearchGate before(URI node) {
        try {
            return new ElasticsearchGate(node, HttpServer.create(loopback(), 0), false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One that speaks TLS, and is nobody but `localhost`.
    public static ElasticsearchGate before(URI node, Certificate certificate) {
        try {
            HttpsServer server = HttpsServer.create(loopback(), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
            return new ElasticsearchGate(node, server, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    public String address() {
        return (isTls ? "https://localhost:" : "http://127.0.0.1:") + server.getAddress().getPort();
    }

    /// From now on lets nobody in but who says this.
    public void admit(String authorizationHeader) {
        authorization = authorizationHeader;
    }

    /// From now on answers everything after so long.
    public void delay(Duration time) {
        delay = time;
    }

    /// From now on answers everything with this status; 0: no more.
    public void beBusy(int status) {
        busy = status;
    }

    /// From now on answers bulk requests with this body instead of asking the node; empty: no more.
    public void answerBulks(String json) {
        bulkAnswer = json;
    }

    /// How the requests so far were encoded, one after the other; empty: they were not.
    public List<String> encodings() {
        return List.copyOf(encodings);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            encodings.add(String.valueOf(exchange.getRequestHeaders().getFirst("Content-Encoding")));
            LockSupport.parkNanos(delay.toNanos());
            if (busy != 0) {
                answer(exchange, busy,
                        "{\"error\": {\"type\": \"busy\", \"reason\": \"busy\"}, \"status\": " + busy + "}");
            } else if (!authorization.isEmpty()
                    && !authorization.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                answer(exchange, 401, "{\"error\": {\"type\": \"security_exception\", \"reason\": \"who are you\"}, "
                        + "\"status\": 401}");
            } else if (!bulkAnswer.isEmpty() && exchange.getRequestURI().getPath().endsWith("_bulk")) {
                answer(exchange, 200, bulkAnswer);
            } else {
                pass(exchange, body);
            }
        }
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.getResponseHeaders().add("X-Elastic-Product", "Elasticsearch");
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private void pass(HttpExchange exchange, byte[] body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(node.resolve(exchange.getRequestURI().toString()))
                .timeout(Duration.ofSeconds(60))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        HttpResponse<byte[]> answer;
        try {
            answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        answer.headers().map().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name)) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        boolean isHead = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(answer.statusCode(),
                isHead || answer.body().length == 0 ? -1 : answer.body().length);
        if (!isHead) {
            exchange.getResponseBody().write(answer.body());
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        http.shutdownNow();
    }

    /// A key and a certificate that vouches for itself.
    public record Certificate(KeyStore store) {

        /// Makes one.
        ///
        /// @param folder for the tool that makes it
        public static Certificate make(Path folder) {
            Path file = folder.resolve("key.p12");
            Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
            try {
                Process made = new ProcessBuilder(tool.toString(), "-genkeypair", "-alias", "gate", "-keyalg", "EC",
                        "-dname", "CN=localhost", "-ext", "san=dns:localhost", "-ext", "bc=ca:true", "-validity", "2",
                        "-storetype", "PKCS12", "-storepass", PASSWORD, "-keystore", file.toString())
                        .redirectErrorStream(true).redirectOutput(folder.resolve("keytool.log").toFile()).start();
                if (!made.waitFor(KEYTOOL_WITHIN.toSeconds(), TimeUnit.SECONDS) || made.exitValue() != 0) {
                    throw new IllegalStateException(Files.readString(folder.resolve("keytool.log")));
                }
                KeyStore store = KeyStore.getInstance("PKCS12");
                try (InputStream in = new ByteArrayInputStream(Files.readAllBytes(file))) {
                    store.load(in, PASSWORD.toCharArray());
                }
                return new Certificate(store);
            } catch (IOException | GeneralSecurityException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        /// Without its key, as a PEM file.
        public Path pem(Path folder) {
            try {
                String name = Collections.list(store.aliases()).getFirst();
                java.security.cert.@Nullable Certificate certificate = store.getCertificate(name);
                if (certificate == null) {
                    throw new IllegalStateException("no certificate");
                }
                String base64 = Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(certificate.getEncoded());
                return Files.writeString(folder.resolve("ca.pem"),
                        "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n");
            } catch (IOException | GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        private SSLContext context() {
            try {
                KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
                keys.init(store, PASSWORD.toCharArray());
                SSLContext context = SSLContext.getInstance("TLS");
                context.init(keys.getKeyManagers(), null, null);
                return context;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
