package io.riffbook.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.riffbook.access.Person;
import io.riffbook.access.Role;
import io.riffbook.access.Viewer;
import io.riffbook.content.Decks;
import io.riffbook.jobs.Job;
import io.riffbook.jobs.JobId;
import io.riffbook.jobs.Jobs;
import io.riffbook.storage.ObjectFolder;
import io.riffbook.storage.ObjectKey;
import io.riffbook.storage.StoredObject;
import io.riffbook.storage.ObjectStore;
import io.riffbook.testing.Api;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import io.riffbook.web.PageLimit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The demo comes once, shows what Riffbook can do, and goes without a trace. An application of its own, because it has to be
/// empty at first.
@RiffbookTest
@TestPropertySource(properties = {"riffbook.demo.enabled=true", "server.address=127.0.0.1"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Map<String, Long> LOADED = Map.of("person", 17L, "people_group", 3L, "deck", 1L, "snippet",
            54L, "opportunity", 400L, "usage", 2500L, "rating", 900L);

    private static final String DECK = """
            insert into deck (id, title, version, current_revision, is_demo, created_at, changed_at)
            values (gen_random_uuid(), 'Late', 1, 1, true, now(), now())""";

    @Autowired
    private DemoStart start;
    @Autowired
    private SignedIn signedIn;
    @Autowired
    private JdbcClient db;
    @Autowired
    private Jobs jobs;
    @Autowired
    private Decks decks;
    @Autowired
    private DemoPeople people;
    @Autowired
    private ObjectStore objects;

    @BeforeAll
    void awaitLoad() {
        await().atMost(PATIENCE).until(() -> jobs.statesOf(LoadDemo.TYPE), Set.of(Job.State.DONE)::equals);
    }

    private Api as(String key) {
        return signedIn.as(key + "@example.com", DemoPeople.PASSWORD);
    }

    private Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        LOADED.keySet().forEach(table -> counts.put(table,
                db.sql("select count(*) from " + table).query(Long.class).single()));
        return counts;
    }

    @Test
    @Order(1)
    void isThereAsItsFilesSay() {
        assertThat(counts()).isEqualTo(LOADED);
        assertThat(db.sql("""
                select (select count(*) from snippet where is_demo and lifecycle = 'published')
                     + (select count(*) from usage where is_demo) + (select count(*) from rating where is_demo)
                     + (select count(*) from opportunity where source = 'demo')""").query(Long.class).single())
                .isEqualTo(54 + 2500 + 900 + 400);
        assertThat(db.sql("select count(*) from snippet_revision where passage_id is not null").query(Long.class)
                .single()).isEqualTo(41);
        assertThat(db.sql("select count(*) from passage where preview_sha256 is null").query(Long.class).single())
                .isZero();
    }

    @Test
    @Order(2)
    void showsItsAccountsWherePeopleSignIn() {
        assertThat(signedIn.anonymous().asBrowser().get("/sign-in").text())
                .contains("rep1@example.com", "admin1@example.com", DemoPeople.PASSWORD);
    }

    @Test
    @Order(2)
    void isFoundByItsReps() {
        Api rep = as("rep1");

        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
            Api.Answer found = rep.get("/api/v1/search?q=budget");
            assertThat(found.status()).as(found.toString()).isEqualTo(200);
            assertThat(found.json("/hits/0/title")).containsIgnoringCase("budget");
            assertThat(found.json().at("/hits/0/isDemo").asBoolean()).isTrue();
        });
    }

    @Test
    @Order(2)
    void isInTheReportWithItsWins() {
        String from = db.sql("select min(occurred_at)::date::text from usage").query(String.class).single();
        Api.Answer report = await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(200)).until(
                () -> as("analyst1").get("/api/v1/reports/snippets?limit=100&from=" + from),
                counted -> counted.json().at("/overall/uses").asInt() == 2500
                        && counted.json().at("/overall/won").asInt() > 0);

        assertThat(report.status()).as(report.toString()).isEqualTo(200);
        assertThat(report.json().at("/items")).allSatisfy(line -> assertThat(line.at("/isDemo").asBoolean()).isTrue());
    }

    @Test
    @Order(3)
    void isFinishedByAnotherLoadAndNothingStandsTwice() {
        db.sql("delete from rating").update();
        db.sql("delete from usage where client_id like '%7'").update();
        db.sql("delete from opportunity where external_id like '%7'").update();
        var deck = decks.list(Optional.empty(), new PageLimit(1)).items().getFirst();

        JobId again = jobs.submit(LoadDemo.TYPE, LoadDemo.Payload.of(deck), Viewer.SYSTEM.actor());

        await().atMost(PATIENCE).until(() -> jobs.find(again, Viewer.SYSTEM).state().isFinal());
        assertThat(jobs.find(again, Viewer.SYSTEM).result()).contains(
                Map.of("snippets", 54, "opportunities", 400, "usages", 2500, "ratings", 900));
        assertThat(counts()).isEqualTo(LOADED);
    }

    @Test
    @Order(3)
    void isNotLoadedAgainWhileItIsRemoved() throws Exception {
        String failed = "update job set state = :state where type = 'load-demo'";
        UUID removal = UUID.randomUUID();
        db.sql(failed).param("state", "failed").update();
        db.sql("""
                insert into job (id, type, state, payload, step, created_at, updated_at)
                values (:id, 'remove-demo', :state, '{}', 'removing', now(), now())""")
                .param("id", removal).param("state", "queued").update();
        long loads = loads();
        try {
            for (String state : List.of("queued", "running")) {
                db.sql("update job set state = :state where id = :id").param("state", state).param("id", removal)
                        .update();
                start.run(new DefaultApplicationArguments());
                assertThat(loads()).as(state).isEqualTo(loads);
            }
        } finally {
            db.sql("delete from job where id = :id").param("id", removal).update();
            db.sql(failed).param("state", "done").update();
        }
    }

    private long loads() {
        return db.sql("select count(*) from job where type = 'load-demo'").query(Long.class).single();
    }

    @Test
    @Order(3)
    void keepsKnownPasswordsOffTheNetwork() {
        assertThatCode(() -> new LoopbackOnly(new DemoSettings(true), people, "::1")).doesNotThrowAnyException();
        for (String address : List.of("", "0.0.0.0", "192.0.2.1")) {
            assertThatThrownBy(() -> new LoopbackOnly(new DemoSettings(true), people, address))
                    .isInstanceOf(DemoOnNetworkException.class).hasMessageContaining("riffbook.demo.enabled");
            assertThatThrownBy(() -> new LoopbackOnly(new DemoSettings(false), people, address))
                    .isInstanceOf(DemoOnNetworkException.class).hasMessageContaining("still here");
        }
    }

    @Test
    @Order(4)
    void staysWhileNobodyElseIsAdmin() {
        assertThat(as("admin1").delete("/api/v1/demo").problem()).isEqualTo("demo-has-the-only-admin");
        assertThat(as("marketer1").delete("/api/v1/demo").status()).isEqualTo(403);
    }

    @Test
    @Order(5)
    void goesWithoutATraceAndLeavesTheRestAlone() {
        Person admin = signedIn.person(Role.ADMIN);
        Api real = signedIn.as(admin);
        String owner = db.sql("select id from person where email = 'marketer2@example.com'").query(String.class)
                .single();
        Api.Answer own = real.post("/api/v1/snippets", Map.of("kind", "proof-point", "title", "Our own", "fields",
                Map.of("claim", "Ours."), "ownerId", owner));
        assertThat(own.status()).as(own.toString()).isEqualTo(201);
        Api.Answer used = real.post("/api/v1/usages", Map.of("snippetId", own.json("/id"), "revision", 1, "channel",
                "call"));
        assertThat(used.status()).as(used.toString()).isEqualTo(201);
        UUID snippet = db.sql("select id from snippet where is_demo limit 1").query(UUID.class).single();
        Api demoAdmin = as("admin1");
        makeADeckWhenUsagesGo();

        Api.Answer removing = demoAdmin.delete("/api/v1/demo");

        assertThat(removing.status()).as(removing.toString()).isEqualTo(202);
        await().atMost(PATIENCE).until(() -> real.get(removing.header("Location")).json("/state"), "done"::equals);
        // marketer2 owns a snippet that isn't the demo's, and so stays, locked out
        assertThat(counts()).isEqualTo(Map.of("person", 2L, "people_group", 0L, "deck", 0L, "snippet", 1L,
                "opportunity", 0L, "usage", 1L, "rating", 0L));
        assertThat(people.active()).isEmpty();
        assertThat(demoAdmin.get("/api/v1/me").status()).isEqualTo(401);
        assertThat(signedIn.anonymous().asBrowser().get("/sign-in").text()).doesNotContain("example.com");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                real.post("/api/v1/search", Map.of("drafts", true)).json().at("/hits"))
                .hasSize(1).allSatisfy(hit -> assertThat(hit.at("/id").asString()).isEqualTo(own.json("/id"))));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(lastStateOf(snippet)).contains("\"removed\""));
        assertThat(real.delete("/api/v1/demo").problem()).isEqualTo("no-demo");
    }

    @Test
    @Order(6)
    void canBeRemovedOnceMoreWhenSomethingOfItIsThereWithoutItsPeople() {
        Api admin = signedIn.as(Role.ADMIN);
        db.sql(DECK).update();

        Api.Answer removing = admin.delete("/api/v1/demo");

        assertThat(removing.status()).as(removing.toString()).isEqualTo(202);
        await().atMost(PATIENCE).until(() -> admin.get(removing.header("Location")).json("/state"), "done"::equals);
        assertThat(counts()).containsEntry("deck", 0L);
        assertThat(admin.get("/api/v1/audit?subjectType=demo&action=removed").json("/items/0/channel"))
                .isEqualTo("job");
        assertThat(admin.delete("/api/v1/demo").problem()).isEqualTo("no-demo");
    }

    /// As if somebody had broken up the demo's deck just after its snippets were gone, once.
    private void makeADeckWhenUsagesGo() {
        db.sql("create sequence late_deck").update();
        db.sql("""
                create function add_late_deck() returns trigger language plpgsql as $$
                begin
                    if nextval('late_deck') = 1 then
                        %s;
                    end if;
                    return null;
                end $$""".formatted(DECK)).update();
        db.sql("""
                create trigger late_deck after delete on usage
                for each statement execute function add_late_deck()""").update();
    }

    /// Created, published, removed.
    private String lastStateOf(UUID snippet) throws Exception {
        String id = snippet.toString();
        ObjectFolder folder = ObjectFolder.of("state", "snippets", id.substring(id.length() - 2), id);
        ObjectKey third = objects.list(folder, 10).stream().map(StoredObject::key)
                .filter(key -> key.value().contains("/3-")).findFirst()
                .orElseThrow(() -> new AssertionError("no third state record"));
        try (var record = objects.open(third).orElseThrow()) {
            return new String(record.stream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
