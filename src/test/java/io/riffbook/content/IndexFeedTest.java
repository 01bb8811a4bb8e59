package io.riffbook.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.audit.Actor;
import io.riffbook.search.Indexing;
import io.riffbook.testing.ContentRows;
import io.riffbook.testing.RiffbookTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/// The record's side of an index: nobody takes the marks here.
@RiffbookTest
class IndexFeedTest {
    @Autowired
    private IndexFeed feed;
    @Autowired
    private SnippetTable table;
    @Autowired
    private SnippetChanges changes;
    @Autowired
    private Indexing indexing;
    @Autowired
    private TransactionTemplate transaction;
    @Autowired
    private JdbcClient db;

    private ContentRows rows;

    @BeforeEach
    void nobodyTakesMarks() {
        indexing.stop();
        db.sql("delete from dirty_snippet").update();
        rows = new ContentRows(db);
    }

    @AfterEach
    void somebodyDoes() {
        indexing.start();
    }

    @Test
    void sumsUpBucketsInSqlAsInJava() {
        Random random = new Random(5);
        Map<Integer, BucketSum> expected = new HashMap<>();
        db.sql("delete from snippet").update();
        for (int i = 0; i < 300; i++) {
            SnippetId id = new SnippetId(new UUID(random.nextLong(), random.nextLong()));
            long sequence = random.nextLong() >>> random.nextInt(1, 63);
            db.sql("update snippet set id = :id, index_sequence = :sequence where id = :old").param("id", id.value())
                    .param("sequence", sequence).param("old", bare()).update();
            SnippetState state = new SnippetState(id, sequence, List.of());
            expected.merge(state.bucket(), new BucketSum(1, state.check()),
                    (one, _) -> one.plus(state.check()));
            assertThat(feed.sequences(state.bucket())).containsEntry(id, sequence);
        }
        assertThat(feed.buckets()).isEqualTo(expected);
        db.sql("delete from snippet").update();
    }

    /// A snippet without revisions: its id can be changed.
    private UUID bare() {
        UUID id = rows.draft("one").value();
        db.sql("delete from snippet_revision where snippet_id = :id").param("id", id).update();
        return id;
    }

    @Test
    void readsEverythingInTheOrderOfIds() {
        List<SnippetId> all = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            all.add(rows.published("one of seven"));
        }
        // those of one millisecond are not in the order in which they were made
        all.sort(Comparator.comparing(SnippetId::toString));
        List<SnippetId> read = new ArrayList<>();
        Optional<SnippetId> last = Optional.empty();
        for (var ids = feed.idsAfter(last, 3); !ids.isEmpty(); ids = feed.idsAfter(last, 3)) {
            assertThat(ids).hasSizeLessThanOrEqualTo(3);
            read.addAll(ids);
            last = Optional.of(ids.getLast());
        }
        assertThat(read).containsSubsequence(all).doesNotHaveDuplicates().hasSize((int) feed.snippets());
    }

    @Test
    void claimsNoMoreThanAskedForAndNothingTwice() {
        db.sql("insert into dirty_snippet (snippet_id, sequence, marked_at) select gen_random_uuid(), 1, now() "
                + "from generate_series(1, 1500)").update();
        List<IndexFeed.Claim> first = feed.claim("one", 7, Duration.ofMinutes(1));
        List<IndexFeed.Claim> second = feed.claim("other", 1_000, Duration.ofMinutes(1));
        assertThat(first).hasSize(7);
        assertThat(second).hasSize(IndexFeed.MOST).doesNotContainAnyElementsOf(first);
        db.sql("delete from dirty_snippet").update();
    }

    @Test
    void marksWhatIsTouchedAndKeepsItsVersion() {
        SnippetId touched = rows.published("touched");
        SnippetId other = rows.published("other");
        Snippet before = table.find(touched).orElseThrow();

        feed.touch(List.of(touched, SnippetId.next(), touched));

        Snippet after = table.find(touched).orElseThrow();
        assertThat(after.sequence()).isEqualTo(before.sequence() + 1);
        assertThat(after.version()).isEqualTo(before.version());
        assertThat(after.changedAt()).isEqualTo(before.changedAt());
        assertThat(claimed()).containsExactly(new IndexFeed.Claim(touched, after.sequence()));
        assertThat(table.find(other).orElseThrow().sequence()).isEqualTo(before.sequence());
    }

    /// Somebody edits what was read before the touch: an index must not take the edit for what it has.
    @Test
    void anEditIsNewerThanATouchThatCameBetween() {
        SnippetId id = rows.published("edited");
        Snippet read = table.find(id).orElseThrow();
        feed.touch(List.of(id));
        SnippetState taken = feed.read(List.of(id)).getFirst();
        Snippet edited = read.retired("edited", Instant.now());

        transaction.executeWithoutResult(_ -> changes.put(Actor.SYSTEM, edited, "retired", Map.of()));
        feed.taken(List.of(taken));

        assertThat(feed.read(List.of(id)).getFirst().sequence()).isEqualTo(edited.sequence())
                .isGreaterThan(taken.sequence());
        assertThat(claimed()).containsExactly(new IndexFeed.Claim(id, edited.sequence()));
    }

    @Test
    void healsAboveWhatTheIndexHolds() {
        SnippetId missing = rows.published("missing");
        SnippetId ahead = rows.published("ahead of the record");
        SnippetId forgotten = rows.published("forgotten for good");
        SnippetId unknown = SnippetId.next();

        feed.heal(Map.of(missing, 0L, ahead, 70L, unknown, 80L, forgotten, Long.MAX_VALUE));

        assertThat(table.find(missing).orElseThrow().sequence()).isEqualTo(2);
        assertThat(table.find(ahead).orElseThrow().sequence()).isEqualTo(71);
        assertThat(table.find(forgotten).orElseThrow().sequence()).isEqualTo(1);
        List<IndexFeed.Claim> claims = claimed();
        assertThat(claims).extracting(IndexFeed.Claim::id).containsExactlyInAnyOrder(missing, ahead, unknown);
        feed.taken(feed.read(claims.stream().map(IndexFeed.Claim::id).toList()));
        assertThat(feed.backlog().waiting()).isZero();
    }

    @Test
    void doesNotTryAgainForATouchWhatWasRefused() {
        SnippetId refused = rows.published("refused");
        feed.touch(List.of(refused));
        for (int i = 0; i < DirtySnippets.MOST_ATTEMPTS; i++) {
            feed.refused(new IndexFeed.Claim(refused, 2), "too long");
        }
        feed.touch(List.of(refused));
        assertThat(feed.backlog().parked()).isEqualTo(1);
        assertThat(claimed()).isEmpty();
    }

    private List<IndexFeed.Claim> claimed() {
        return feed.claim("test", 500, Duration.ofSeconds(1));
    }
}
