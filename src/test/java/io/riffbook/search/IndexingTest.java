package io.riffbook.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.riffbook.access.Role;
import io.riffbook.access.Viewer;
import io.riffbook.content.IndexFeed;
import io.riffbook.content.SnippetId;
import io.riffbook.home.Home;
import io.riffbook.search.Publishing.Published;
import io.riffbook.testing.Api;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

@RiffbookTest
@Import(FaultyIndexes.class)
class IndexingTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Autowired
    SignedIn signedIn;
    @Autowired
    SnippetIndex index;
    @Autowired
    IndexFeed feed;
    @Autowired
    IndexingHealth health;
    @Autowired
    SnippetSearch search;
    @Autowired
    Indexing indexing;
    @Autowired
    IndexUpkeep upkeep;
    @Autowired
    SearchSettings settings;
    @Autowired
    SnippetCarrier carrier;
    @Autowired
    Generations generations;
    @Autowired
    LiveGeneration live;
    @Autowired
    Filling filling;
    @Autowired
    Home home;
    @Autowired
    JdbcClient db;

    private Publishing publishing;
    private final String word = "w" + UUID.randomUUID().toString().replace("-", "");

    @BeforeEach
    void signIn() {
        publishing = new Publishing(signedIn.as(Role.MARKETER));
    }

    @AfterEach
    void repair() {
        engine().down(false);
        engine().breaksOff(false);
        db.sql("delete from snippet where title like any(:refused)")
                .param("refused", new String[]{FaultyIndex.REFUSED + "%", FaultyIndex.POISON + "%"}).update();
        db.sql("delete from dirty_snippet d where not exists (select from snippet s where s.id = d.snippet_id)")
                .update();
        indexing.start();
    }

    private FaultyIndex engine() {
        return (FaultyIndex) index;
    }

    private long found() {
        return search.search(Viewer.SYSTEM, SnippetQuery.of(word)).total().count();
    }

    private Published publish(String title) {
        return publishing.publish(title + " " + word, "text", Map.of());
    }

    @Test
    void catchesUpByItselfAfterTheEngineWasDown() {
        engine().down(true);
        publish("written meanwhile");
        await().atMost(SOON).until(() -> health.health().getStatus().equals(Status.DOWN));
        Api.Answer answer = signedIn.as(Role.REP).post("/api/v1/search", Map.of("text", word));
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.problem()).isEqualTo("search-unavailable");

        engine().down(false);

        await().atMost(SOON).until(() -> found() == 1);
        await().atMost(SOON).until(() -> health.health().getStatus().equals(Status.UP));
    }

    @Test
    void letsNothingThatIsRefusedHoldUpTheRest() {
        publish(FaultyIndex.REFUSED);
        publish(FaultyIndex.POISON);
        publish("one");
        publish("two");
        await().atMost(SOON).until(() -> found() == 2);
        assertThat(feed.backlog().waiting() + feed.backlog().parked()).isEqualTo(2);
        Api.Answer status = signedIn.as(Role.MARKETER).get("/api/v1/index");
        assertThat(status.json().at("/waiting").asInt() + status.json().at("/parked").asInt()).isEqualTo(2);
    }

    @Test
    void putsTheLiveGenerationRightThatSomebodyElseMadeLive() {
        publish("one");
        await().atMost(SOON).until(() -> found() == 1);
        Generation before = index.live().orElseThrow();
        Generation stranger = index.create();
        index.makeLive(stranger);
        await().atMost(SOON).until(() -> index.live().equals(Optional.of(before)));
        assertThat(found()).isEqualTo(1);
        index.drop(stranger);
    }

    /// As after the record was restored from a time before the generation was made, or when the index is another record's.
    @Test
    void fillsANewOneInsteadOfOneThatThisRecordDidNotFill() {
        publish("one");
        await().atMost(SOON).until(() -> found() == 1);
        Generation stranger = index.live().orElseThrow();
        db.sql("update index_generation set generation = 'another' where role = 'live'").update();

        await().atMost(SOON).until(() -> index.live().filter(stranger::equals).isEmpty() && found() == 1);
        await().atMost(SOON).until(() -> !upkeep.status().isFilling());
        index.drop(stranger);
    }

    @Test
    void fillsAnIndexWhoseFilesWereDeletedBehindItsBack() throws IOException {
        publish("one");
        await().atMost(SOON).until(() -> found() == 1);
        Generation lost = index.live().orElseThrow();
        FileSystemUtils.deleteRecursively(home.index().resolve("generations").resolve(lost.name()));

        publish("two");

        await().atMost(SOON).ignoreExceptions().until(() -> found() == 2);
        assertThat(index.live()).isPresent().get().isNotEqualTo(lost);
        await().atMost(SOON).until(() -> !upkeep.status().isFilling());
    }

    @Test
    void takesOverWhatAnIndexerThatDiedHadClaimed() {
        indexing.stop();
        Published one = publish("one");
        engine().breaksOff(true);
        assertThatThrownBy(() -> anIndexer().indexBatch()).isInstanceOf(IndexUnavailable.class);
        engine().breaksOff(false);
        assertThat(anIndexer().indexBatch()).as("the claim is another's").isFalse();

        db.sql("update dirty_snippet set leased_until = now() where snippet_id = :id::uuid").param("id", one.id())
                .update();
        assertThat(anIndexer().indexBatch()).isTrue();

        assertThat(found()).isEqualTo(1);
        assertThat(feed.marked(Set.of(new SnippetId(UUID.fromString(one.id()))))).isEmpty();
    }

    private IndexingRun anIndexer() {
        return new IndexingRun(settings, index, feed, carrier, generations, live, filling, Clock.systemUTC());
    }

    @Test
    void forgetsWhatIsRetired() {
        Published story = publish("one");
        await().atMost(SOON).until(() -> found() == 1);
        Api.Answer now = publishing.marketer().get("/api/v1/snippets/" + story.id());
        Api.Answer retired = publishing.marketer().post("/api/v1/snippets/" + story.id() + "/lifecycle",
                Map.of("action", "retire", "version", now.json().requiredAt("/version").asLong()));
        assertThat(retired.status()).as(retired.toString()).isEqualTo(200);
        await().atMost(SOON).until(() -> found() == 0);
    }
}
