package io.riffbook.search.elasticsearch;

import static io.riffbook.search.SomeSnippet.story;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riffbook.search.Ask;
import io.riffbook.search.Generation;
import io.riffbook.search.IndexUnavailable;
import io.riffbook.search.IndexedSnippet;
import io.riffbook.search.SearchTimedOut;
import io.riffbook.search.SnippetEvidence.Evidence;
import io.riffbook.search.Vocabularies;
import io.riffbook.testing.ElasticsearchGate;
import io.riffbook.testing.ElasticsearchNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// How the index speaks to a cluster, seen by a proxy before a real node.
class ElasticsearchConnectionTest {
    private static final URI NODE = ElasticsearchNode.shared().address();
    private static final String SECRET = "the-secret";

    @TempDir
    static Path folder;
    private static ElasticsearchGate tls;
    private static String pem;

    private final List<ElasticsearchConnection> open = new ArrayList<>();
    private Cluster cluster;
    private ElasticsearchGate gate;

    @BeforeAll
    static void openTlsGate() {
        ElasticsearchGate.Certificate certificate = ElasticsearchGate.Certificate.make(folder);
        tls = ElasticsearchGate.before(NODE, certificate);
        pem = certificate.pem(folder).toString();
    }

    @AfterAll
    static void closeTlsGate() {
        tls.close();
    }

    @BeforeEach
    void openGate() {
        cluster = new Cluster(NODE);
        gate = ElasticsearchGate.before(NODE);
        tls.admit("");
    }

    @AfterEach
    void closeAll() throws IOException {
        gate.close();
        for (ElasticsearchConnection each : open) {
            each.close();
        }
        cluster.close();
    }

    @Test
    void signsInWithAPasswordOverTls() {
        tls.admit("Basic bWU6dGhlLXNlY3JldA==");
        assertThat(index(overTls(pem, "me", SECRET, "")).create()).isNotNull();
    }

    @Test
    void signsInWithAnApiKeyOverTls() {
        tls.admit("ApiKey a2V5OnNlY3JldA==");
        assertThat(index(overTls(pem, "", "", "a2V5OnNlY3JldA==")).create()).isNotNull();
    }

    @Test
    void isUnavailableToWhomeverTheClusterDoesNotKnowAndTellsNoSecret() {
        tls.admit("Basic of somebody else");
        assertThatExceptionOfType(IndexUnavailable.class)
                .isThrownBy(() -> index(overTls(pem, "me", SECRET, "")).create()).satisfies(e -> {
                    StringWriter said = new StringWriter();
                    e.printStackTrace(new PrintWriter(said));
                    assertThat(said.toString()).contains("security_exception").doesNotContain(SECRET)
                            .doesNotContain("bWU6dGhlLXNlY3JldA==");
                });
    }

    @Test
    void trustsNobodyThatTheCertificateDoesNotVouchFor() {
        assertThatThrownBy(() -> index(overTls("", "me", SECRET, "")).live()).isInstanceOf(IndexUnavailable.class);
        String otherName = tls.address().replace("localhost", "127.0.0.1");
        ElasticsearchSettings elsewhere = new ElasticsearchSettings(List.of(otherName), "me", SECRET, "", pem,
                Duration.ofSeconds(2), Duration.ofSeconds(10), true, cluster.prefix(), 1, 0);
        assertThatThrownBy(() -> index(elsewhere).live()).isInstanceOf(IndexUnavailable.class);
    }

    @Test
    void goesOnWhileOneOfSeveralHostsIsDown() throws IOException {
        ElasticsearchSnippetIndex index = index(cluster.settings(List.of(nobody(), gate.address())));
        Generation generation = index.create();
        index.makeLive(generation);
        assertThat(index.apply(generation, some())).isEmpty();
        index.refresh(generation);
        assertThat(index.search(Ask.words("story").query()).total().count()).isEqualTo(1);
    }

    @Test
    void isUnavailableWhileAllHostsAreDown() throws IOException {
        ElasticsearchSnippetIndex index = index(cluster.settings(List.of(nobody(), nobody())));
        assertUnavailable(index, new Generation("any"));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void isUnavailableWhileTheClusterIsBusy(int status) {
        ElasticsearchSnippetIndex index = index(cluster.settings(List.of(gate.address())));
        Generation generation = index.create();
        index.makeLive(generation);
        gate.beBusy(status);
        assertUnavailable(index, generation);
        gate.beBusy(0);
        assertThat(index.apply(generation, some())).isEmpty();
    }

    private static void assertUnavailable(ElasticsearchSnippetIndex index, Generation generation) {
        assertThatThrownBy(() -> index.apply(generation, some())).isInstanceOf(IndexUnavailable.class);
        assertThatThrownBy(() -> index.refresh(generation)).isInstanceOf(IndexUnavailable.class);
        assertThatThrownBy(index::live).isInstanceOf(IndexUnavailable.class);
        assertThatThrownBy(index::generations).isInstanceOf(IndexUnavailable.class);
        assertThatThrownBy(index::create).isInstanceOf(IndexUnavailable.class);
        assertThatThrownBy(() -> index.makeLive(generation)).isInstanceOf(IndexUnavailable.class);
        assertThatThrownBy(() -> index.buckets(generation)).isInstanceOf(IndexUnavailable.class);
        assertThatThrownBy(() -> index.sequences(generation, 1)).isInstanceOf(IndexUnavailable.class);
        assertThatThrownBy(() -> index.search(Ask.words("story").query())).isInstanceOf(IndexUnavailable.class);
        assertThatThrownBy(() -> index.highlights(Ask.words("story").query(), List.of(some().getFirst().id())))
                .isInstanceOf(IndexUnavailable.class);
        assertThatThrownBy(() -> index.sequence(some().getFirst().id())).isInstanceOf(IndexUnavailable.class);
        assertThatThrownBy(() -> index.similarWords("story", 3)).isInstanceOf(IndexUnavailable.class);
    }

    /// A part of the cluster is busy: only some documents are not taken.
    @Test
    void isUnavailableWhenSomeDocumentsCouldNotBeTakenNow() {
        ElasticsearchSnippetIndex index = index(cluster.settings(List.of(gate.address())));
        Generation generation = index.create();
        gate.answerBulks("""
                {"took": 1, "errors": true, "items": [
                  {"index": {"_index": "x", "_id": "1", "status": 201, "result": "created"}},
                  {"index": {"_index": "x", "_id": "2", "status": 429,
                             "error": {"type": "es_rejected_execution_exception", "reason": "queue is full"}}}]}""");
        assertThatThrownBy(() -> index.apply(generation, some())).isInstanceOf(IndexUnavailable.class)
                .hasStackTraceContaining("queue is full");
    }

    @Test
    void givesASearchUpInTime() {
        ElasticsearchSnippetIndex index = index(cluster.settings(List.of(gate.address())));
        index.makeLive(index.create());
        gate.delay(Duration.ofSeconds(5));
        Instant start = Instant.now();
        assertThatThrownBy(() -> index.search(Ask.words("story").within(Duration.ofMillis(100)).query()))
                .isInstanceOf(SearchTimedOut.class);
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void givesAWriteUpInTime() {
        ElasticsearchSettings hurried = new ElasticsearchSettings(List.of(gate.address()), "", "", "", "",
                Duration.ofSeconds(2), Duration.ofMillis(300), true, cluster.prefix(), 1, 0);
        gate.delay(Duration.ofSeconds(5));
        assertThatThrownBy(() -> index(hurried).apply(new Generation("any"), some()))
                .isInstanceOf(IndexUnavailable.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void compressesIfAsked(boolean compression) {
        ElasticsearchSettings settings = new ElasticsearchSettings(List.of(gate.address()), "", "", "", "",
                Duration.ofSeconds(2), Duration.ofSeconds(10), compression, cluster.prefix(), 1, 0);
        index(settings).create();
        assertThat(gate.encodings()).isNotEmpty().contains(compression ? "gzip" : "null");
    }

    private ElasticsearchSnippetIndex index(ElasticsearchSettings settings) {
        ElasticsearchConnection connection = ElasticsearchConnection.open(settings);
        open.add(connection);
        return new ElasticsearchSnippetIndex(connection, settings, Vocabularies::small);
    }

    private ElasticsearchSettings overTls(String ca, String username, String password, String apiKey) {
        return new ElasticsearchSettings(List.of(tls.address()), username, password, apiKey, ca, Duration.ofSeconds(2),
                Duration.ofSeconds(10), true, cluster.prefix(), 1, 0);
    }

    private static List<IndexedSnippet> some() {
        return List.of(story("Some", "story").at(1, Evidence.NONE));
    }

    private static String nobody() throws IOException {
        try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "http://127.0.0.1:" + unused.getLocalPort();
        }
    }
}
