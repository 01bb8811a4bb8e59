package io.riffbook.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.riffbook.access.Role;
import io.riffbook.access.Viewer;
import io.riffbook.content.IndexFeed;
import io.riffbook.content.SnippetId;
import io.riffbook.content.SnippetState;
import io.riffbook.search.Generations.Kept;
import io.riffbook.search.Successions.Succession;
import io.riffbook.testing.Api;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/// One generation of the index takes the place of another, and record and index are compared.
@RiffbookTest
@Import(FaultyIndexes.class)
class RebuildTest {
    private static final Duration SOON = Duration.ofSeconds(30);

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
    private IndexUpkeep upkeep;
    @Autowired
    private Generations generations;
    @Autowired
    private Successions successions;
    @Autowired
    private Comparison comparison;
    @Autowired
    private DriftCheck driftCheck;
    @Autowired
    private SearchSettings settings;
    @Autowired
    private SnippetCarrier carrier;
    @Autowired
    private LiveGeneration live;
    @Autowired
    private Filling filling;
    @Autowired
    private JdbcClient db;

    private final String word = "w" + UUID.randomUUID().toString().replace("-", "");
    private Api admin;
    private ManySnippets many;

    @BeforeEach
    void settle() {
        admin = signedIn.as(Role.ADMIN);
        many = new ManySnippets(db);
        await().atMost(SOON).until(() -> index.live().isPresent() && !upkeep.status().isFilling());
        awaitIndexed();
    }

    @AfterEach
    void leaveNothingRefused() {
        db.sql("delete from snippet where title like '%' || :refused || '%'").param("refused", FaultyIndex.REFUSED)
                .update();
        db.sql("delete from dirty_snippet d where not exists (select from snippet s where s.id = d.snippet_id)")
                .update();
        engine().down(false);
        engine().breaksOff(false);
        indexing.start();
    }

    private void awaitIndexed() {
        await().atMost(SOON).until(() -> {
            indexing.hurry();
            return feed.backlog().waiting() == 0;
        });
    }

    private Generation live() {
        return index.live().orElseThrow();
    }

    private long found() {
        return search.search(Viewer.SYSTEM, SnippetQuery.of(word)).total().count();
    }

    private Api.Answer over(Api.Answer taken) {
        assertThat(taken.status()).as(taken.toString()).isEqualTo(202);
        await().atMost(SOON).until(() -> List.of("done", "failed").contains(admin.get(taken.header("Location"))
                .json("/state")));
        return admin.get(taken.header("Location"));
    }

    private void rebuilt() {
        Api.Answer job = over(admin.post("/api/v1/index/rebuilds", Map.of()));
        assertThat(job.json("/state")).as(job.toString()).isEqualTo("done");
    }

    @Test
    void noSearchMissesAnythingWhileItIsRebuiltUnderWrites() throws Exception {
        many.marked(1_500, word, feed);
        awaitIndexed();
        Generation before = live();

        try (LiveTraffic traffic = new LiveTraffic(search, indexing, feed, many, word, Duration.ofMillis(20))) {
            rebuilt();
            assertThat(traffic.searches()).isGreaterThan(10);
            traffic.failIfAnythingWasMissed();
        }
        assertThat(live()).isNotEqualTo(before);
        awaitIndexed();
        assertThat(comparison.differing(live())).isEmpty();
        assertThat(index.generations()).containsExactlyInAnyOrder(live(), before);
        assertThat(upkeep.status().previous()).isEqualTo(before.name());
    }

    @Test
    void rollsBackToThePreviousOneWithAllThatCameSince() {
        many.marked(20, word, feed);
        rebuilt();
        Generation current = live();
        Generation previous = new Generation(String.valueOf(upkeep.status().previous()));
        SnippetId gone = many.marked(20, word, feed).getFirst();
        awaitIndexed();
        db.sql("delete from snippet where id = :id").param("id", gone.value()).update();

        Api.Answer job = over(admin.post("/api/v1/index/rollback", Map.of()));

        assertThat(job.json("/state")).as(job.toString()).isEqualTo("done");
        assertThat(live()).isEqualTo(previous);
        assertThat(upkeep.status().previous()).isEqualTo(current.name());
        assertThat(found()).isEqualTo(39);
    }

    @Test
    void keepsTheOldOneWhileASnippetIsRefused() {
        many.marked(1, word + " " + FaultyIndex.REFUSED, feed);
        Generation before = live();

        Api.Answer job = over(admin.post("/api/v1/index/rebuilds", Map.of()));

        assertThat(job.json("/failure/reason")).isEqualTo("refused");
        assertThat(live()).isEqualTo(before);
        assertThat(generations.written()).extracting(Kept::generation).containsExactly(before);
        assertThat(index.generations().size()).isLessThanOrEqualTo(2);
    }

    @Test
    void refusesTwoAtOnce() {
        Api.Answer first = admin.post("/api/v1/index/rebuilds", Map.of());
        Api.Answer second = admin.post("/api/v1/index/rebuilds", Map.of());
        assertThat(second.status()).as(second.toString()).isEqualTo(409);
        assertThat(second.problem()).isEqualTo("index-job-under-way");
        assertThat(admin.get("/index/progress").status()).isIn(200, 204);
        assertThat(over(first).json("/state")).isEqualTo("done");
    }

    @Test
    void dropsWhatAProcessLeftHalfBuiltWhenItDied() {
        Generation half = index.create();
        generations.build(half);
        rebuilt();
        assertThat(index.generations()).doesNotContain(half);
        assertThat(generations.written()).extracting(Kept::generation).containsExactly(live());
    }

    @Test
    void finishesASwapThatAProcessDiedIn() throws InterruptedException {
        many.marked(5, word, feed);
        Generation before = live();
        Succession dying = successions.ofNew();
        dying.fill((_, _, _) -> {});
        index.refresh(dying.generation());
        index.makeLive(dying.generation());

        await().atMost(SOON).until(() -> upkeep.status().generation() != null
                && String.valueOf(upkeep.status().generation()).equals(dying.generation().name()));

        dying.close();
        assertThat(live()).isEqualTo(dying.generation());
        assertThat(upkeep.status().previous()).isEqualTo(before.name());
        awaitIndexed();
        assertThat(found()).isEqualTo(5);
    }

    @Test
    void putsEverythingBackUnlessItIsCommitted() throws InterruptedException {
        Generation before = live();
        Generation next;
        try (Succession succession = successions.ofNew()) {
            next = succession.generation();
            succession.fill((_, _, _) -> {});
        }
        assertThat(live()).isEqualTo(before);
        assertThat(index.generations()).doesNotContain(next);
    }

    @Test
    void healsDriftInBothDirections() throws InterruptedException {
        List<SnippetId> ids = many.marked(4, word, feed);
        awaitIndexed();
        SnippetId ahead = ids.get(0);
        SnippetId behind = ids.get(1);
        IndexedSnippet lost = new IndexedSnippet(new SnippetState(ahead, 70, List.of()),
                SnippetEvidence.Evidence.NONE);
        SomeSnippet stranger = SomeSnippet.story(word + " of another record", "text");
        index.apply(live(), List.of(lost, new IndexedSnippet(stranger.at(3), SnippetEvidence.Evidence.NONE)));
        db.sql("update snippet set index_sequence = 9 where id = :id").param("id", behind.value()).update();
        IndexStatus.Drift before = upkeep.status().drift();

        assertThat(driftCheck.check(live())).isEqualTo(3);
        awaitIndexed();

        assertThat(driftCheck.check(live())).isZero();
        assertThat(comparison.differing(live())).isEmpty();
        assertThat(found()).isEqualTo(4);
        assertThat(upkeep.status().drift().found() - before.found()).isEqualTo(3);
        assertThat(upkeep.status().drift().healed() - before.healed()).isEqualTo(3);
    }

    @Test
    void takesNoChangeThatIsUnderWayForDrift() {
        SnippetId id = many.marked(1, word, feed).getFirst();
        awaitIndexed();
        indexing.stop();
        feed.touch(List.of(id));
        assertThat(comparison.differing(live())).hasSize(1);
        comparison.differing(live()).forEach(bucket -> assertThat(comparison.drift(live(), bucket)).isEmpty());
        indexing.start();
    }

    @Test
    void listsWhatIsParkedAndTriesItAgain() {
        SnippetId id = many.marked(1, word + " " + FaultyIndex.REFUSED, feed).getFirst();
        db.sql("update dirty_snippet set attempts = 9 where snippet_id = :id").param("id", id.value()).update();
        await().atMost(SOON).until(() -> feed.backlog().parked() == 1);

        Api.Answer parked = signedIn.as(Role.MARKETER).get("/api/v1/index/parked");
        assertThat(parked.json("/items/0/snippetId")).isEqualTo(id.toString());
        assertThat(parked.json("/items/0/title")).contains(FaultyIndex.REFUSED);
        assertThat(parked.json("/items/0/reason")).isEqualTo("no");
        assertThat(parked.json().requiredAt("/items/0/attempts").asInt()).isEqualTo(10);
        assertThat(signedIn.as(Role.ADMIN).get("/index").text()).contains("Try all 1 again")
                .contains(FaultyIndex.REFUSED);

        db.sql("update snippet_revision set title = 'fine now' where snippet_id = :id").param("id", id.value())
                .update();
        Api.Answer retried = signedIn.as(Role.MARKETER).post("/api/v1/index/parked/retry",
                Map.of("ids", List.of(id.toString())));
        assertThat(retried.json().requiredAt("/retried").asInt()).isEqualTo(1);
        awaitIndexed();
        assertThat(found()).isEqualTo(1);
    }

    /// Whatever happens, with two indexers and an engine that comes and goes: in the end both hold the same.
    @Test
    void recordAndIndexAgreeAfterAnything() throws Exception {
        Random random = new Random(11);
        List<SnippetId> ids = many.marked(60, word, feed);
        AtomicBoolean isOver = new AtomicBoolean();
        Thread second = Thread.ofVirtual().start(() -> {
            IndexingRun run = new IndexingRun(settings, index, feed, carrier, generations, live, filling,
                    Clock.systemUTC());
            while (!isOver.get()) {
                try {
                    run.indexBatch();
                } catch (RuntimeException _) {
                    Thread.onSpinWait();
                }
            }
        });
        for (int i = 0; i < 120; i++) {
            SnippetId id = ids.get(random.nextInt(ids.size()));
            switch (random.nextInt(6)) {
                case 0 -> feed.heal(Map.of(id, random.nextLong(50)));
                case 1 -> db.sql("update snippet set lifecycle = 'retired', published_revision = null where id = :id")
                        .param("id", id.value()).update();
                case 2 -> db.sql("delete from snippet where id = :id").param("id", id.value()).update();
                case 3 -> engine().down(random.nextBoolean());
                case 4 -> engine().breaksOff(random.nextBoolean());
                default -> indexing.hurry();
            }
            feed.touch(List.of(id));
        }
        engine().down(false);
        engine().breaksOff(false);
        awaitIndexed();
        isOver.set(true);
        second.join();
        driftCheck.check(live());
        awaitIndexed();
        assertThat(comparison.differing(live())).isEmpty();
        assertThat(found())
                .isEqualTo(db.sql("select count(*) from snippet where lifecycle = 'published' and title like :word")
                        .param("word", word + "%").query(Long.class).single());
    }

    private FaultyIndex engine() {
        return (FaultyIndex) index;
    }
}
