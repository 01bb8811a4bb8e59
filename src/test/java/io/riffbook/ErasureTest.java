package io.riffbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.riffbook.access.Role;
import io.riffbook.access.Scope;
import io.riffbook.content.DeckId;
import io.riffbook.content.SnippetId;
import io.riffbook.testing.Api;
import io.riffbook.testing.ContentRows;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Nothing says any more who somebody was, and everything that counts is as it was.
@RiffbookTest
class ErasureTest {
    private static final String COLUMNS = """
            select table_name, column_name, data_type from information_schema.columns join information_schema.tables
                using (table_schema, table_name)
            where table_schema = current_schema() and table_type = 'BASE TABLE'
              and data_type in ('text', 'character varying', 'character', 'jsonb', 'json', 'ARRAY', 'bytea')""";

    @Autowired
    SignedIn signedIn;
    @Autowired
    JdbcClient db;

    private final String secret = "s" + UUID.randomUUID().toString().replace("-", "");
    private DeckId deck;
    private SnippetId snippet;
    private Api admin;
    private String id;
    private Api person;

    @BeforeEach
    void letSomebodyLeaveTraces() {
        ContentRows content = new ContentRows(db);
        deck = content.deck("Master deck");
        snippet = content.publishedFrom(deck, "story", "A depot that stopped guessing");
        admin = signedIn.as(Role.ADMIN);
        String group = admin.post("/api/v1/groups", Map.of("name", "Team " + UUID.randomUUID())).json("/id");
        Api.Answer added = admin.with("Idempotency-Key", UUID.randomUUID().toString()).post("/api/v1/people",
                Map.of("email", secret + "@example.com", "name", "Kim " + secret, "crmUserId", "005" + secret, "roles",
                        List.of("rep"), "groups", List.of(group)));
        assertThat(added.status()).as(added.toString()).isEqualTo(201);
        id = added.json("/id");
        admin.post("/api/v1/people/" + id + "/password-reset", Map.of());
        Api acting = signedIn.anonymous().withKey(signedIn.actingKey(Scope.FEEDBACK_WRITE, Scope.SEARCH).secret());
        person = acting.with("Riffbook-On-Behalf-Of", secret + "@example.com");
        tell("won-" + secret.substring(1, 9), Map.of("ownerEmail", secret + "@example.com", "outcome", "won",
                "closedAt", "2026-01-31T12:00:00Z"));
        tell("open-" + secret.substring(1, 9), Map.of("ownerCrmId", "005" + secret, "outcome", "open"));
        Api.Answer used = person.post("/api/v1/usages", Map.of("snippetId", snippet.toString(), "channel", "call",
                "venue", "Office of " + secret, "clientId", "u1", "occurredAt", "2026-01-15T12:00:00Z", "opportunity",
                Map.of("source", "crm", "externalId", "won-" + secret.substring(1, 9))));
        assertThat(used.status()).as(used.toString()).isEqualTo(201);
        person.post("/api/v1/ratings", Map.of("snippetId", snippet.toString(), "applause", 4, "comment",
                "Signed, " + secret, "clientId", "r1"));
        person.post("/api/v1/search", Map.of("text", "notes of " + secret));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> db.sql("select count(*) from impression where person_id = :id")
                        .param("id", UUID.fromString(id)).query(Long.class).single() > 0);
    }

    @Test
    void leavesNothingThatSaysWhoItWas() {
        db.sql("""
                insert into saved_search (id, person_id, name, query_text, concepts, kinds, verified_only, context,
                    show_not_for, version, created_at, changed_at)
                values (gen_random_uuid(), :person, :name, :name, '{}', '{}', false, '{}', false, 1, now(), now())""")
                .param("person", UUID.fromString(id)).param("name", "mine: " + secret).update();
        db.sql("""
                insert into notice (id, person_id, kind, line, link, told_key, told_at)
                values (gen_random_uuid(), :person, 'test', :text, '/', :text, now())""")
                .param("person", UUID.fromString(id)).param("text", "For " + secret).update();
        assertThat(person.post("/api/v1/requests", Map.of("text", "A story for " + secret, "clientId", "q1")).status())
                .isEqualTo(201);
        assertThat(traces()).contains("person.email", "opportunity.owner_crm_id", "rating.comment", "usage.venue",
                "impression.query_text", "saved_search.name", "idempotent_answer.body", "notice.line", "request.text",
                "request.stems");

        Api.Answer erased = admin.post("/api/v1/people/" + id + "/erase", Map.of());

        assertThat(erased.status()).as(erased.toString()).isEqualTo(200);
        assertThat(erased.json("/active")).isEqualTo("false");
        assertThat(erased.text()).doesNotContain(secret);
        assertThat(traces()).isEmpty();
    }

    @Test
    void leavesCountsAndEvidenceAsTheyWere() {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(
                () -> assertThat(report()).contains("\"uses\":1", "\"won\":1", "\"applauseCount\":1")
                        .endsWith("people 1"));
        String report = report();
        String entries = entries();
        String owners = owners();

        admin.post("/api/v1/people/" + id + "/erase", Map.of());

        assertThat(report()).isEqualTo(report);
        assertThat(entries()).isEqualTo(entries);
        assertThat(owners()).isEqualTo(owners).contains(id);
    }

    @Test
    void canNotBeUndone() {
        admin.post("/api/v1/people/" + id + "/erase", Map.of());

        assertThat(person.post("/api/v1/usages", Map.of("snippetId", snippet.toString(), "channel", "call")).status())
                .isEqualTo(422);
        Api.Answer revived = admin.with("If-Match", admin.get("/api/v1/people/" + id).header("ETag"))
                .patch("/api/v1/people/" + id, Map.of("active", true, "name", "Kim"));
        assertThat(revived.problem()).isEqualTo("person-erased");
        assertThat(admin.post("/api/v1/people/" + id + "/erase", Map.of()).status()).isEqualTo(200);
        assertThat(db.sql("select count(*) from audit_entry where subject_id = :id and action = 'erased'")
                .param("id", UUID.fromString(id)).query(Long.class).single()).isEqualTo(1);
    }

    @Test
    void letsNothingElseOfTheLedgerChange() {
        String empty = "update rating set comment = null where person_id = '" + id + "'";
        assertThatThrownBy(() -> db.sql(empty).update()).as("nobody was erased").hasMessageContaining("append-only");

        admin.post("/api/v1/people/" + id + "/erase", Map.of());

        for (String change : List.of("comment = 'other'", "comment = null, applause = 5", "person_id = null")) {
            assertThatThrownBy(() -> db.sql("update rating set " + change + " where person_id = '" + id + "'").update())
                    .as(change).hasMessageContaining("append-only");
        }
        assertThatThrownBy(() -> db.sql("delete from rating where person_id = '" + id + "'").update())
                .hasMessageContaining("append-only");
    }

    /// Where any text of the schema still holds the secret part of the e-mail address, the name and the CRM user id.
    private List<String> traces() {
        List<String> found = new ArrayList<>();
        record Column(String tableName, String columnName, String dataType) {}
        for (Column column : db.sql(COLUMNS).query(Column.class).list()) {
            String text = column.dataType().equals("bytea")
                    ? "encode(%s, 'escape')".formatted(column.columnName())
                    : column.columnName() + "::text";
            long hits = db
                    .sql("select count(*) from " + column.tableName() + " where strpos(" + text + ", :secret) > 0")
                    .param("secret", secret).query(Long.class).single();
            if (hits > 0) {
                found.add(column.tableName() + "." + column.columnName());
            }
        }
        return found;
    }

    private String report() {
        return admin.get("/api/v1/reports/snippets?deck=" + deck).json().requiredAt("/overall") + " people "
                + admin.get("/api/v1/reports/snippets/" + snippet).json("/people");
    }

    private String entries() {
        return db.sql("""
                select string_agg(entry, ' ' order by entry) from (
                    select (to_jsonb(u) - 'venue')::text as entry from usage u where snippet_id = :snippet
                    union all
                    select (to_jsonb(r) - 'comment')::text from rating r where snippet_id = :snippet) entries""")
                .param("snippet", snippet.value()).query(String.class).single();
    }

    private String owners() {
        return List.of("won-", "open-").stream().map(deal -> signedIn.withKey(Scope.OPPORTUNITIES_READ)
                .get("/api/v1/opportunities/crm/" + deal + secret.substring(1, 9)).json("/owner")).toList().toString();
    }

    private void tell(String deal, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(Map.of("name", "Deal", "account", "Example Foods",
                "updatedAt", "2026-01-31T12:00:00Z"));
        body.putAll(more);
        Api.Answer told = signedIn.withKey(Scope.OPPORTUNITIES_WRITE).put("/api/v1/opportunities/crm/" + deal, body);
        assertThat(told.status()).as(told.toString()).isEqualTo(201);
    }
}
