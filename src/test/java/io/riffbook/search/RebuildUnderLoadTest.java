package io.riffbook.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.riffbook.access.Role;
import io.riffbook.content.IndexFeed;
import io.riffbook.testing.Api;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// How long it takes to index and to rebuild a hundred thousand snippets while fifty are published every second, and how soon those can
/// be found: `mvn test -Plong -Dtest=RebuildUnderLoadTest`. It says so in the log, and fails if a search fails or misses anything.
@RiffbookTest
@Tag("long")
class RebuildUnderLoadTest {
    private static final Logger LOG = LoggerFactory.getLogger(RebuildUnderLoadTest.class);
    private static final int MANY = Integer.getInteger("riffbook.rebuild.snippets", 100_000);
    private static final int AT_ONCE = 10_000;
    private static final int WORDS = 100;
    private static final String WORD = "wholesale";
    private static final Duration AN_HOUR = Duration.ofHours(1);

    @Autowired
    private SignedIn signedIn;
    @Autowired
    private SnippetIndex index;
    @Autowired
    private IndexFeed feed;
    @Autowired
    private SnippetSearch search;
    @Autowired
    private Indexing indexing;
    @Autowired
    private Comparison comparison;
    @Autowired
    private JdbcClient db;

    @Test
    void rebuildsUnderWrites() throws Exception {
        ManySnippets many = new ManySnippets(db);
        for (int made = 0; made < MANY; made += AT_ONCE) {
            many.unmarked(Math.min(AT_ONCE, MANY - made), WORD, WORDS);
        }
        await().atMost(AN_HOUR).until(() -> index.live().isPresent());
        long start = System.nanoTime();
        db.sql("insert into dirty_snippet (snippet_id, sequence, marked_at) select id, index_sequence, now() from snippet "
                + "on conflict do nothing").update();
        awaitIndexed();
        LOG.info("{} snippets of {} words indexed by their marks in {} s", MANY, WORDS, seconds(start));
        measureComparing();
        measureVisibility(many, Duration.ofMillis(10));

        Generation before = index.live().orElseThrow();
        Api admin = signedIn.as(Role.ADMIN);
        try (LiveTraffic traffic = new LiveTraffic(search, indexing, feed, many, WORD, Duration.ofMillis(20))) {
            start = System.nanoTime();
            String job = admin.post("/api/v1/index/rebuilds", Map.of()).header("Location");
            await().atMost(AN_HOUR).until(() -> List.of("done", "failed").contains(admin.get(job).json("/state")));
            LOG.info("Rebuilt in {} s under {} writes and {} searches: visible after {} ms (half), {} ms (99 %)",
                    seconds(start), traffic.written(), traffic.searches(), traffic.visibleAfter(50).toMillis(),
                    traffic.visibleAfter(99).toMillis());
            assertThat(admin.get(job).json("/state")).as(admin.get(job).toString()).isEqualTo("done");
            traffic.failIfAnythingWasMissed();
        }
        awaitIndexed();
        assertThat(index.live()).isPresent().get().isNotEqualTo(before);
        assertThat(comparison.differing(index.live().orElseThrow())).isEmpty();
    }

    private void awaitIndexed() {
        await().atMost(AN_HOUR).until(() -> feed.backlog().waiting() == 0);
    }

    private void measureComparing() {
        for (int i = 0; i < 2; i++) {
            long start = System.nanoTime();
            feed.buckets();
            long between = System.nanoTime();
            index.buckets(index.live().orElseThrow());
            LOG.info("Buckets of {} snippets: record in {} ms, index in {} ms", MANY,
                    TimeUnit.NANOSECONDS.toMillis(between - start),
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - between));
        }
    }

    private void measureVisibility(ManySnippets many, Duration betweenWrites) {
        try (LiveTraffic traffic = new LiveTraffic(search, indexing, feed, many, WORD, betweenWrites)) {
            long start = System.nanoTime();
            await().atMost(AN_HOUR).until(() -> System.nanoTime() - start > TimeUnit.SECONDS.toNanos(20));
            LOG.info("{} writes in {} s beside {} searches: visible after {} ms (half), {} ms (99 %)",
                    traffic.written(),
                    seconds(start), traffic.searches(), traffic.visibleAfter(50).toMillis(),
                    traffic.visibleAfter(99).toMillis());
            traffic.failIfAnythingWasMissed();
        }
    }

    private static long seconds(long start) {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
    }
}
