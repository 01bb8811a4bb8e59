package io.riffbook.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riffbook.access.Person;
import io.riffbook.access.Role;
import io.riffbook.access.Scope;
import io.riffbook.testing.Api;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@RiffbookTest
class AuditTest {
    private static final String AUDIT = "/api/v1/audit";

    @Autowired
    private SignedIn signedIn;
    @Autowired
    private AuditLog log;
    @Autowired
    private JdbcClient db;
    @Autowired
    private JsonMapper json;

    private UUID somebody(int entries) {
        UUID id = UUID.randomUUID();
        for (int number = 0; number < entries; number++) {
            log.record(new Actor(Actor.Kind.PERSON, id, null), "tested", "test", id, Map.of("number", number));
        }
        return id;
    }

    private static List<String> numbers(JsonNode items) {
        return items.valueStream().map(item -> item.requiredAt("/detail/number").asString()).toList();
    }

    @Test
    void tellsWhoDidWhatAndFromWhere() {
        Person admin = signedIn.person(Role.ADMIN);
        Api.Answer group = signedIn.as(admin).with("X-Forwarded-For", "203.0.113.7")
                .post("/api/v1/groups", Map.of("name", "group-" + UUID.randomUUID()));
        assertThat(group.status()).as(group.toString()).isEqualTo(201);

        Api.Answer entries = signedIn.withKey(Scope.AUDIT_READ)
                .get(AUDIT + "?subjectType=group&subjectId=" + group.json("/id"));
        assertThat(entries.json("/total")).isEqualTo("1");
        assertThat(entries.json().at("/totalIsExact").booleanValue()).isTrue();
        assertThat(entries.json("/items/0/action")).isEqualTo("created");
        assertThat(entries.json("/items/0/actor/kind")).isEqualTo("person");
        assertThat(entries.json("/items/0/actor/id")).isEqualTo(admin.id().toString());
        assertThat(entries.json("/items/0/actor/name")).isEqualTo(admin.details().name());
        assertThat(entries.json("/items/0/channel")).isEqualTo("api");
        assertThat(entries.json("/items/0/address")).isIn("127.0.0.1", "0:0:0:0:0:0:0:1");
    }

    @Test
    void tellsPagesJobsAndRiffbookItselfApart() throws Exception {
        Person rep = signedIn.person(Role.REP);
        Api browser = signedIn.as(rep);
        String other = "another password for tests";
        browser.asBrowser().postForm("/password", Map.of("current", SignedIn.PASSWORD, "password", other, "repeated",
                other, "_csrf", browser.asBrowser().get("/password").hidden("_csrf")));
        UUID id = UUID.randomUUID();
        Origin.through(Origin.Channel.JOB, () -> {
            log.record(Actor.SYSTEM, "tested", "test", id, Map.of());
            return id;
        });
        log.record(Actor.SYSTEM, "tested", "test", id, Map.of());

        Api auditor = signedIn.withKey(Scope.AUDIT_READ);
        assertThat(auditor.get(AUDIT + "?action=password-changed&actorId=" + rep.id()).json("/items/0/channel"))
                .isEqualTo("page");
        JsonNode items = auditor.get(AUDIT + "?subjectId=" + id).json().at("/items");
        assertThat(items.valueStream().map(item -> item.at("/channel").asString())).containsExactly("system", "job");
        assertThat(items.valueStream()).allMatch(item -> item.at("/address").isNull());
    }

    @Test
    void showsEntriesFromBeforeTheOriginWasNoted() {
        UUID id = UUID.randomUUID();
        db.sql("""
                insert into audit_entry (id, at, actor_kind, action, subject_type, subject_id, detail)
                values (gen_random_uuid(), now(), 'SYSTEM', 'tested', 'test', :id, '{}')""").param("id", id).update();
        JsonNode entry = signedIn.withKey(Scope.AUDIT_READ).get(AUDIT + "?subjectId=" + id).json().at("/items/0");
        assertThat(entry.at("/actor/kind").asString()).isEqualTo("system");
        assertThat(entry.at("/channel").isNull()).isTrue();
        Api.Answer page = signedIn.as(Role.ADMIN).asBrowser().get("/audit?subjectId=" + id);
        assertThat(page.text()).contains("Riffbook</span>").contains("not noted");
    }

    @Test
    void pagesThroughTheEntriesNewestFirst() {
        UUID id = somebody(5);
        Api auditor = signedIn.withKey(Scope.AUDIT_READ);
        Api.Answer first = auditor.get(AUDIT + "?limit=3&actorId=" + id);
        assertThat(numbers(first.json().at("/items"))).containsExactly("4", "3", "2");
        assertThat(first.json("/total")).isEqualTo("5");
        Api.Answer second = auditor.get(AUDIT + "?limit=3&actorId=" + id + "&cursor=" + first.json("/nextCursor"));
        assertThat(numbers(second.json().at("/items"))).containsExactly("1", "0");
        assertThat(second.json().at("/nextCursor").isNull()).isTrue();
    }

    @Test
    void filtersByMomentActionAndForWhomAKeyActed() {
        UUID id = somebody(1);
        Instant between = Instant.now();
        log.record(new Actor(Actor.Kind.API_KEY, UUID.randomUUID(), id), "acted", "test", id, Map.of("number", 9));
        Api auditor = signedIn.withKey(Scope.AUDIT_READ);
        assertThat(numbers(auditor.get(AUDIT + "?actorId=" + id).json().at("/items"))).containsExactly("9", "0");
        assertThat(numbers(auditor.get(AUDIT + "?actorId=" + id + "&from=" + between).json().at("/items")))
                .containsExactly("9");
        assertThat(numbers(auditor.get(AUDIT + "?actorId=" + id + "&to=" + between).json().at("/items")))
                .containsExactly("0");
        assertThat(numbers(auditor.get(AUDIT + "?actorId=" + id + "&action=acted").json().at("/items")))
                .containsExactly("9");
        assertThat(auditor.get(AUDIT + "?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z").problem())
                .isEqualTo("invalid-request");
        assertThat(auditor.get(AUDIT + "?from=yesterday").problem()).isEqualTo("invalid-request");
    }

    @Test
    void countsUpToABoundOnly() {
        UUID id = UUID.randomUUID();
        db.sql("""
                insert into audit_entry (id, at, actor_kind, actor_id, action, subject_type, subject_id, detail)
                select gen_random_uuid(), now(), 'PERSON', :id, 'tested', 'test', :id, '{}'
                from generate_series(0, :most)""").param("id", id).param("most", AuditTrail.MOST_COUNTED).update();
        Api.Answer answer = signedIn.withKey(Scope.AUDIT_READ).get(AUDIT + "?limit=1&actorId=" + id);
        assertThat(answer.json("/total")).isEqualTo("10000");
        assertThat(answer.json().at("/totalIsExact").booleanValue()).isFalse();
    }

    @Test
    void exportsEverythingOldestFirstHoweverManyBatchesItTakes() {
        int entries = 2 * AuditTrail.BATCH + 1;
        UUID id = somebody(entries);
        Api.Answer export = signedIn.withKey(Scope.AUDIT_READ).get(AUDIT + "/export?actorId=" + id);
        assertThat(export.header("Content-Type")).startsWith("application/x-ndjson");
        List<JsonNode> lines = export.text().lines().map(json::readTree).toList();
        assertThat(lines).hasSize(entries);
        assertThat(lines.getFirst().at("/detail/number").asInt()).isZero();
        assertThat(lines.getLast().at("/detail/number").asInt()).isEqualTo(entries - 1);
        assertThat(signedIn.withKey(Scope.AUDIT_READ).get(AUDIT + "/export?to=yesterday").problem())
                .isEqualTo("invalid-request");
    }

    @Test
    void recordsThatItWasReadAndExported() {
        Person admin = signedIn.person(Role.ADMIN);
        Api api = signedIn.as(admin);
        api.get(AUDIT + "?action=tested");
        api.get(AUDIT + "/export?subjectType=test&to=2001-01-01T00:00:00Z");
        api.asBrowser().get("/audit");
        JsonNode read = signedIn.withKey(Scope.AUDIT_READ).get(AUDIT + "?subjectType=audit-log&actorId=" + admin.id())
                .json().at("/items");
        assertThat(read.valueStream().map(item -> item.at("/action").asString())).containsExactly("read", "exported",
                "read");
        assertThat(read.valueStream().map(item -> item.at("/channel").asString())).containsExactly("page", "api",
                "api");
        assertThat(read.at("/1/detail/to").asString()).isEqualTo("2001-01-01T00:00:00Z");
        assertThat(read.at("/2/detail/action").asString()).isEqualTo("tested");
    }

    @Test
    void showsAdminsAPageWithFilters() {
        UUID id = somebody(51);
        Api admin = signedIn.as(Role.ADMIN).asBrowser();
        String page = admin.get("/audit?subjectType=&action=&from=&to=&subjectId=&actorId=" + id).text();
        assertThat(page).contains("51 entries, newest first").contains("number: 50").contains(">More</a>")
                .doesNotContain("number: 0<").contains("href=\"/audit\"");
        String cursor = page.replaceAll("(?s).*cursor=([A-Za-z0-9_-]+).*", "$1");
        assertThat(admin.get("/audit?actorId=" + id + "&cursor=" + cursor).text()).contains("number: 0<");
        assertThat(signedIn.as(Role.MARKETER).asBrowser().get("/").text()).doesNotContain("href=\"/audit\"");
    }

    @Test
    void canOnlyBeAddedTo() {
        somebody(1);
        assertThatThrownBy(() -> db.sql("update audit_entry set action = 'other'").update())
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> db.sql("delete from audit_entry").update()).hasMessageContaining("append-only");
        assertThatThrownBy(() -> db.sql("truncate audit_entry").update()).hasMessageContaining("append-only");
    }

    /// GHSA-mvv8-v4jj-g47j: whoever reads the log must not learn what opens a door, nor its hash.
    @Test
    void keepsNoSecretAndNoHashOfOne() {
        List<String> secrets = new ArrayList<>(List.of(SignedIn.PASSWORD));
        Api admin = signedIn.as(Role.ADMIN);
        Person rep = signedIn.person(Role.REP);

        Api.Answer key = admin.post("/api/v1/api-keys", Map.of("name", "secretive", "scopes", List.of("search")));
        secrets.add(key.json("/secret"));
        secrets.add(hex("select encode(hash, 'hex') from api_key where id = :id::uuid", key.json("/key/id")));
        admin.post("/api/v1/api-keys/" + key.json("/key/id") + "/revoke", Map.of());

        Api.Answer reset = admin.post("/api/v1/people/" + rep.id() + "/password-reset", Map.of());
        String token = reset.json("/url").replaceAll(".*token=", "");
        secrets.add(token);
        secrets.add(hex("select encode(token_hash, 'hex') from password_reset where person_id = :id::uuid",
                rep.id().toString()));
        Api anybody = signedIn.anonymous().asBrowser();
        Api.Answer form = anybody.get("/reset?token=" + token);
        String chosen = "chosen by link " + UUID.randomUUID();
        secrets.add(chosen);
        anybody.postForm("/reset", Map.of("token", token, "password", chosen, "repeated", chosen,
                "_csrf", form.hidden("_csrf")));

        Api browser = signedIn.as(rep.details().email().value(), chosen).asBrowser();
        String changed = "changed by hand " + UUID.randomUUID();
        secrets.add(changed);
        browser.postForm("/password", Map.of("current", chosen, "password", changed, "repeated", changed,
                "_csrf", browser.get("/password").hidden("_csrf")));
        SignedIn.signIn(signedIn.anonymous(), rep.details().email().value(), "a wrong guess " + token);
        Api again = signedIn.as(rep.details().email().value(), changed);
        secrets.addAll(again.cookies().values());
        secrets.add(hex("select password_hash from person where id = :id::uuid", rep.id().toString()));

        List<String> actions = db.sql("select distinct action from audit_entry").query(String.class).list();
        assertThat(actions).contains("created", "revoked", "password-set", "password-reset-made", "password-reset",
                "password-changed");
        List<String> rows = db.sql("select audit_entry::text from audit_entry where detail <> '{}'")
                .query(String.class).list();
        assertThat(rows).isNotEmpty().allSatisfy(row -> assertThat(row).doesNotContain(secrets));
    }

    private String hex(String sql, String id) {
        return db.sql(sql).param("id", id).query(String.class).single();
    }
}
