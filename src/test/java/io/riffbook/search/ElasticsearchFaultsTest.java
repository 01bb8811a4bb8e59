package io.riffbook.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.riffbook.access.Role;
import io.riffbook.access.Viewer;
import io.riffbook.content.IndexFeed;
import io.riffbook.content.SnippetId;
import io.riffbook.testing.Api;
import io.riffbook.testing.ContentRows;
import io.riffbook.testing.ElasticsearchGate;
import io.riffbook.testing.ElasticsearchNode;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/// The whole of Riffbook on an Elasticsearch to which bad things happen. Whatever it was, record and index agree exactly
/// afterwards, and nothing is started anew but the node.
@RiffbookTest
@DirtiesContext
class ElasticsearchFaultsTest {
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final String PREFIX = "faults-" + UUID.randomUUID().toString().substring(0, 8);
    private static final ElasticsearchNode NODE = ElasticsearchNode.shared();
    private static final ElasticsearchGate GATE = ElasticsearchGate.before(NODE.address());

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("riffbook.search.engine", () -> "elasticsearch");
        settings.add("riffbook.search.elasticsearch.hosts", GATE::address);
        settings.add("riffbook.search.elasticsearch.index-prefix", () -> PREFIX);
        settings.add("riffbook.search.elasticsearch.replicas", () -> "0");
        settings.add("riffbook.search.elasticsearch.connect-timeout", () -> "1s");
        settings.add("riffbook.search.elasticsearch.socket-timeout", () -> "10s");
    }

    @Autowired
    SignedIn signedIn;
    @Autowired
    SnippetIndex index;
    @Autowired
    IndexFeed feed;
    @Autowired
    SnippetSearch search;
    @Autowired
    JdbcClient db;

    private final String word = "w" + UUID.randomUUID().toString().replace("-", "");
    private Publishing publishing;

    @BeforeEach
    void begin() {
        publishing = new Publishing(signedIn.as(Role.MARKETER));
        publishing.publish("Before " + word, "text", Map.of());
        awaitAgreement();
    }

    @AfterEach
    void repair() {
        GATE.beBusy(0);
        NODE.start();
    }

    @AfterAll
    static void removeIndices() {
        NODE.ask("GET", "/_cat/indices/" + PREFIX + "*?h=index", "").lines().map(String::strip)
                .filter(name -> !name.isEmpty()).forEach(name -> NODE.ask("DELETE", "/" + name, ""));
        GATE.close();
    }

    @Test
    void catchesUpAfterTheNodeWasKilledInTheMiddleOfBulkIndexing() {
        ContentRows rows = new ContentRows(db);
        List<SnippetId> many = IntStream.range(0, 800).mapToObj(i -> rows.published("Many " + i + " " + word)).toList();
        feed.touch(many);
        await().atMost(SOON).pollInterval(Duration.ofMillis(5)).until(() -> found() > 1);
        NODE.kill();
        assertThat(feed.backlog().waiting()).as("killed in the middle").isPositive();

        writeFor(Duration.ofSeconds(2));
        assertSearchIsUnavailable();

        NODE.start();
        awaitAgreement();
        assertThat(found()).isGreaterThan(many.size());
    }

    @Test
    @Tag("long")
    void catchesUpAfterAMinuteOfWritesWithoutTheNode() {
        NODE.kill();
        int written = writeFor(Duration.ofMinutes(1));
        NODE.start();
        awaitAgreement();
        assertThat(found()).isEqualTo(written + 1);
    }

    @Test
    void catchesUpAfterTheClusterWasTooBusy() {
        GATE.beBusy(429);
        int written = writeFor(Duration.ofSeconds(2));
        assertSearchIsUnavailable();
        GATE.beBusy(0);
        awaitAgreement();
        assertThat(found()).isEqualTo(written + 1);
    }

    @Test
    void fillsAnIndexAnewThatWasDeletedBehindItsBack() {
        Generation lost = index.live().orElseThrow();
        NODE.ask("DELETE", "/" + PREFIX + "-" + lost, "");
        publishing.publish("After " + word, "text", Map.of());
        awaitAgreement();
        assertThat(index.live().orElseThrow()).isNotEqualTo(lost);
        assertThat(found()).isEqualTo(2);
    }

    @Test
    void fillsAnIndexAnewThatWasReplacedByOneWithAnotherMapping() {
        String name = PREFIX + "-" + index.live().orElseThrow();
        NODE.ask("DELETE", "/" + name, "");
        NODE.ask("PUT", "/" + name, """
                {"aliases": {"%s": {}, "%s-in": {"is_write_index": true}},
                 "mappings": {"properties": {"snippet": {"type": "long"}}}}""".formatted(PREFIX, name));
        publishing.publish("After " + word, "text", Map.of());
        awaitAgreement();
        assertThat(PREFIX + "-" + index.live().orElseThrow()).isNotEqualTo(name);
        assertThat(found()).isEqualTo(2);
    }

    private int writeFor(Duration time) {
        Instant end = Instant.now().plus(time);
        int written = 0;
        while (Instant.now().isBefore(end)) {
            publishing.publish("Meanwhile " + written++ + " " + word, "text", Map.of());
        }
        return written;
    }

    private void assertSearchIsUnavailable() {
        Api.Answer answer = signedIn.as(Role.REP).post("/api/v1/search", Map.of("text", word));
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.problem()).isEqualTo("search-unavailable");
    }

    private void awaitAgreement() {
        await().atMost(SOON).ignoreExceptions().until(() -> {
            Optional<Generation> live = index.live();
            return live.isPresent() && feed.backlog().waiting() == 0
                    && index.buckets(live.get()).equals(feed.buckets());
        });
        assertThat(feed.backlog().parked()).isZero();
    }

    private long found() {
        return search.search(Viewer.SYSTEM, SnippetQuery.of(word)).total().count();
    }
}
