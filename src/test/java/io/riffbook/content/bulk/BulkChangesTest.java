package io.riffbook.content.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.riffbook.access.Person;
import io.riffbook.access.Role;
import io.riffbook.model.Taxonomies;
import io.riffbook.testing.Api;
import io.riffbook.testing.Bulk;
import io.riffbook.testing.ContentRows;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import javax.sql.DataSource;

@RiffbookTest
class BulkChangesTest {
    private static final String BULK = "/api/v1/bulk-changes";
    private static final Map<String, Object> TAG_DAIRY = Map.of("action", "add-tags", "tags",
            List.of("industry/dairy"));

    @Autowired
    private SignedIn signedIn;
    @Autowired
    private Taxonomies taxonomies;
    @Autowired
    private JdbcClient db;
    @Autowired
    private DataSource database;

    private Person person;
    private Api marketer;
    private Bulk bulk;

    @BeforeEach
    void signIn() {
        person = signedIn.person(Role.MARKETER);
        marketer = signedIn.as(person);
        bulk = new Bulk(marketer);
    }

    @Test
    void addsTagsAndTakesOffThoseThatItAdded() {
        String bare = bulk.snippet();
        String tagged = bulk.snippet("industry/dairy", "channel/call");

        String change = bulk.change(List.of(bare, tagged), TAG_DAIRY);

        assertThat(bulk.outcomes(change)).isEqualTo(Map.of(bare, "changed", tagged, "unchanged"));
        assertThat(bulk.tags(bare)).containsExactly("industry/dairy");
        bulk.undo(change);
        assertThat(bulk.outcomes(change)).isEqualTo(Map.of(bare, "undone", tagged, "unchanged"));
        assertThat(bulk.tags(bare)).isEmpty();
        assertThat(bulk.tags(tagged)).containsExactly("channel/call", "industry/dairy");
    }

    @Test
    void takesTagsOffAndPutsThemBack() {
        String snippet = bulk.snippet("industry/dairy", "channel/call");

        String change = bulk.change(List.of(snippet),
                Map.of("action", "remove-tags", "tags", List.of("industry/dairy", "channel/email")));

        assertThat(bulk.tags(snippet)).containsExactly("channel/call");
        bulk.undo(change);
        assertThat(bulk.tags(snippet)).containsExactly("channel/call", "industry/dairy");
    }

    @Test
    void replacesATagWhereItIs() {
        String with = bulk.snippet("channel/call");
        String withBoth = bulk.snippet("channel/call", "channel/email");
        String without = bulk.snippet("industry/dairy");

        String change = bulk.change(List.of(with, withBoth, without),
                Map.of("action", "replace-tag", "tag", "channel/call", "by", "channel/email"));

        assertThat(bulk.outcomes(change))
                .isEqualTo(Map.of(with, "changed", withBoth, "changed", without, "unchanged"));
        assertThat(bulk.tags(with)).containsExactly("channel/email");
        assertThat(bulk.tags(withBoth)).containsExactly("channel/email");
        bulk.undo(change);
        assertThat(bulk.tags(with)).containsExactly("channel/call");
        assertThat(bulk.tags(withBoth)).containsExactly("channel/call", "channel/email");
    }

    @Test
    void changesOwnerVerifierAndDayAndPutsThemBack() {
        String snippet = bulk.snippet();
        UUID other = signedIn.person(Role.MARKETER).id().value();

        String owner = bulk.change(List.of(snippet), Map.of("action", "change-owner", "ownerId", other));
        String verifier = bulk.change(List.of(snippet), Map.of("action", "change-verifier", "verifierId", other));
        String before = bulk.get(snippet).json().path("reviewBy").asString("");
        String day = bulk.change(List.of(snippet), Map.of("action", "review-by", "day", "2031-02-03"));

        assertThat(bulk.get(snippet).json("/ownerId")).isEqualTo(other.toString());
        assertThat(bulk.get(snippet).json("/verifierId")).isEqualTo(other.toString());
        assertThat(bulk.get(snippet).json("/reviewBy")).isEqualTo("2031-02-03");
        bulk.undo(day);
        bulk.undo(verifier);
        bulk.undo(owner);
        assertThat(bulk.get(snippet).json("/ownerId")).isEqualTo(person.id().toString());
        assertThat(bulk.get(snippet).json().path("verifierId").asString("")).isEmpty();
        assertThat(bulk.get(snippet).json().path("reviewBy").asString("")).isEqualTo(before);
    }

    @Test
    void retiresAndLetsEachStandAgainAsItDid() {
        String draft = bulk.snippet();
        String published = bulk.published();
        String withNewerDraft = bulk.published();
        marketer.patch("/api/v1/snippets/" + withNewerDraft, Map.of("version", 2, "title", "A newer title"));
        String retired = bulk.snippet();
        bulk.move(retired, "retire", 1);

        String change = bulk.change(List.of(draft, published, withNewerDraft, retired), Map.of("action", "retire"));

        assertThat(bulk.outcomes(change)).isEqualTo(
                Map.of(draft, "changed", published, "changed", withNewerDraft, "changed", retired, "refused"));
        assertThat(marketer.get(BULK + "/" + change + "/items?outcome=refused").json("/items/0/problem/type"))
                .isEqualTo("illegal-transition");
        Api rep = signedIn.as(Role.REP);
        assertThat(rep.get("/api/v1/snippets/" + published).status()).isEqualTo(404);

        bulk.undo(change);

        assertThat(bulk.get(draft).json("/lifecycle")).isEqualTo("draft");
        assertThat(bulk.get(published).json("/lifecycle")).isEqualTo("published");
        assertThat(bulk.get(withNewerDraft).json("/lifecycle")).isEqualTo("draft");
        assertThat(bulk.get(withNewerDraft).json("/publishedRevision")).isEqualTo("1");
        assertThat(rep.get("/api/v1/snippets/" + withNewerDraft).json("/title")).isEqualTo("Played often");
        assertThat(bulk.get(retired).json("/lifecycle")).isEqualTo("retired");
    }

    @Test
    void leavesAloneWhatSomebodyChangedSince() {
        String retagged = bulk.snippet();
        String edited = bulk.snippet();
        String change = bulk.change(List.of(retagged, edited), TAG_DAIRY);
        marketer.patch("/api/v1/snippets/" + retagged, Map.of("version", 2, "tags", List.of("channel/call")));
        marketer.patch("/api/v1/snippets/" + edited, Map.of("version", 2, "title", "Other words", "tags",
                List.of("channel/call", "industry/dairy")));
        String restored = bulk.snippet();
        String retirement = bulk.change(List.of(restored), Map.of("action", "retire"));
        bulk.move(restored, "restore", 2);

        bulk.undo(change);
        bulk.undo(retirement);

        assertThat(bulk.outcomes(change)).isEqualTo(Map.of(retagged, "not-undone", edited, "undone"));
        assertThat(marketer.get(BULK + "/" + change + "/items?outcome=not-undone").json("/items/0/problem/type"))
                .isEqualTo("changed-since");
        assertThat(bulk.tags(edited)).as("what came beside it stays").containsExactly("channel/call");
        assertThat(bulk.outcomes(retirement)).isEqualTo(Map.of(restored, "not-undone"));
        assertThat(marketer.get(BULK + "/" + retirement).json("/undo/notUndone")).isEqualTo("1");
    }

    @Test
    void isUndoneOnce() {
        String change = bulk.change(List.of(bulk.snippet()), TAG_DAIRY);
        bulk.undo(change);

        Api.Answer again = marketer.post(BULK + "/" + change + "/undo", Map.of());

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.problem()).isEqualTo("already-undone");
        assertThat(marketer.post(BULK + "/" + UUID.randomUUID() + "/undo", Map.of()).status()).isEqualTo(404);
    }

    @Test
    void takesWhatAFilterLetsThroughAtThatMoment() {
        UUID owner = signedIn.person(Role.MARKETER).id().value();
        List<String> mine = List.of(bulk.snippet("channel/call"), bulk.snippet("channel/call"), bulk.snippet());
        bulk.change(mine, Map.of("action", "change-owner", "ownerId", owner));

        String change = bulk.start(Map.of("filter",
                Map.of("owner", owner, "tag", "channel/call", "lifecycle", "draft", "kind", "story")), TAG_DAIRY);

        assertThat(bulk.outcomes(change).keySet()).isEqualTo(Set.of(mine.get(0), mine.get(1)));
    }

    @Test
    void takesWhatASearchFinds() {
        String word = "zz" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        String first = bulk.snippet(Map.of("title", "About " + word));
        String second = bulk.snippet(Map.of("title", "More about " + word));
        Api.Answer last = bulk.get(second);
        marketer.post("/api/v1/search", Map.of("text", word, "waitFor", last.json("/indexPosition")));
        Map<String, Object> search = Map.of("text", word, "drafts", true);

        Api.Answer taken = marketer.post("/api/v1/search/bulk-changes",
                Map.of("search", search, "change", TAG_DAIRY));

        assertThat(taken.status()).as(taken.toString()).isEqualTo(202);
        bulk.await(taken);
        assertThat(bulk.outcomes(taken.json("/bulkChangeId"))).isEqualTo(Map.of(first, "changed", second, "changed"));
        assertThat(marketer.post("/api/v1/search/bulk-changes", Map.of("search", Map.of("text", "no" + word), "change",
                TAG_DAIRY)).problem()).isEqualTo("nothing-selected");
    }

    @Test
    void refusesWhatItCannotDoBeforeItStarts() {
        List<String> one = List.of(bulk.snippet());
        assertRefused(Map.of("ids", List.of()), TAG_DAIRY, 422, "nothing-selected");
        assertRefused(Map.of("ids", IntStream.rangeClosed(0, BulkChanges.MOST).mapToObj(_ -> UUID.randomUUID())
                .toList()), TAG_DAIRY, 422, "selection-too-large");
        assertRefused(Map.of(), TAG_DAIRY, 400, "invalid-request");
        assertRefused(Map.of("ids", one, "filter", Map.of()), TAG_DAIRY, 400, "invalid-request");
        assertRefused(Map.of("filter", Map.of("tags", "x/y")), TAG_DAIRY, 400, "invalid-request");
        assertRefused(Map.of("ids", one), Map.of("action", "add-tags", "tags", List.of("industry/no-such-thing")), 422,
                "unknown-concept");
        assertRefused(Map.of("ids", one), Map.of("action", "add-tags", "tags", List.of()), 400, "invalid-request");
        assertRefused(Map.of("ids", one), Map.of("action", "add-tags"), 400, "invalid-request");
        assertRefused(Map.of("ids", one), Map.of("action", "delete"), 400, "invalid-request");
        assertRefused(Map.of("ids", one), Map.of("action", "retire", "tags", List.of("a/b")), 400, "invalid-request");
        assertRefused(Map.of("ids", one),
                Map.of("action", "replace-tag", "tag", "channel/call", "by", "channel/call"), 400, "invalid-request");
        assertRefused(Map.of("ids", one), Map.of("action", "change-owner", "ownerId", UUID.randomUUID()), 422,
                "unknown-person");
        assertThat(bulk.tags(one.getFirst())).isEmpty();
    }

    private void assertRefused(Map<String, ?> selection, Map<String, ?> change, int status, String problem) {
        Api.Answer refused = marketer.post(BULK, Map.of("selection", selection, "change", change));
        assertThat(refused.status()).as(refused.toString()).isEqualTo(status);
        assertThat(refused.problem()).isEqualTo(problem);
    }

    @Test
    void tellsForEachSnippetWhatWasWrongAndChangesTheOthers() {
        List<String> tags = concepts();
        String full = bulk.snippet(tags.subList(0, 50).toArray(String[]::new));
        String bare = bulk.snippet();
        String gone = UUID.randomUUID().toString();

        String change = bulk.change(List.of(full, bare, gone),
                Map.of("action", "add-tags", "tags", tags.subList(50, 51)));

        assertThat(bulk.outcomes(change)).isEqualTo(Map.of(full, "refused", bare, "changed", gone, "refused"));
        Api.Answer summary = marketer.get(BULK + "/" + change);
        assertThat(summary.json("/changed")).isEqualTo("1");
        assertThat(summary.json("/refused")).isEqualTo("2");
        assertThat(summary.json("/personId")).isEqualTo(person.id().toString());
        assertThat(marketer.get(BULK).json("/items/0/id")).isEqualTo(change);
    }

    private List<String> concepts() {
        return taxonomies.snapshot().all().stream().flatMap(taxonomy -> taxonomy.concepts().stream())
                .map(concept -> concept.id().toString()).toList();
    }

    @Test
    void losesNoEditThatHappensMeanwhile() {
        List<String> snippets = IntStream.range(0, 30).mapToObj(_ -> bulk.snippet()).toList();
        CompletableFuture<Map<String, Integer>> edits = CompletableFuture.supplyAsync(() -> {
            Map<String, Integer> status = new HashMap<>();
            for (String snippet : snippets) {
                long version = bulk.get(snippet).json().requiredAt("/version").asLong();
                status.put(snippet, marketer.patch("/api/v1/snippets/" + snippet,
                        Map.of("version", version, "audience", Map.of("for", List.of("persona/coo")))).status());
            }
            return status;
        });

        String change = bulk.change(snippets, TAG_DAIRY);

        edits.join().forEach((snippet, status) -> {
            assertThat(status).isIn(200, 412);
            assertThat(bulk.tags(snippet)).containsExactly("industry/dairy");
            assertThat(bulk.get(snippet).json().requiredAt("/audience/for").size()).isEqualTo(status == 200 ? 1 : 0);
        });
        assertThat(bulk.outcomes(change)).hasSize(30).containsValue("changed").doesNotContainValue("refused");
    }

    /// Somebody holds a snippet of the third batch: there the job stands, and there its connection is torn down.
    @Test
    void goesOnWhereItWasBrokenOff() throws SQLException {
        ContentRows rows = new ContentRows(db);
        List<UUID> snippets = IntStream.range(0, 450).mapToObj(_ -> rows.draft("One of many").value()).toList();
        String change;
        try (Connection holder = database.getConnection()) {
            holder.setAutoCommit(false);
            try (PreparedStatement hold = holder.prepareStatement("select 1 from snippet where id = ? for update")) {
                hold.setObject(1, snippets.get(420));
                hold.execute();
            }
            change = bulk.startOnly(Map.of("ids", snippets), TAG_DAIRY).json("/bulkChangeId");
            await().until(this::tearDownWhoeverWaitsForASnippet);
            assertThat(marketer.get(BULK + "/" + change).json("/changed")).isEqualTo("400");
            holder.rollback();
            holder.setAutoCommit(true);
        }

        await().atMost(Duration.ofSeconds(20))
                .until(() -> marketer.get(BULK + "/" + change).json("/changed").equals("450"));

        assertThat(db.sql("""
                select count(*) from audit_entry where action = 'classified' and detail ->> 'bulkChange' = :id""")
                .param("id", change).query(Long.class).single()).isEqualTo(450);
        assertThat(db.sql("select distinct version from snippet where id = any(:ids)")
                .param("ids", snippets.toArray(UUID[]::new)).query(Long.class).list()).containsExactly(2L);
    }

    private boolean tearDownWhoeverWaitsForASnippet() {
        return db.sql("""
                select pg_terminate_backend(pid) from pg_stat_activity
                where datname = current_database() and wait_event_type = 'Lock' and query like '%from snippet %'""")
                .query(Boolean.class).list().contains(true);
    }

    @Test
    void answersARepeatWithTheFirstAnswer() {
        Map<String, Object> body = Map.of("selection", Map.of("ids", List.of(bulk.snippet())), "change", TAG_DAIRY,
                "clientId", UUID.randomUUID().toString());
        assertThat(marketer.post(BULK, body).json("/bulkChangeId"))
                .isEqualTo(marketer.post(BULK, body).json("/bulkChangeId"));
    }
}
