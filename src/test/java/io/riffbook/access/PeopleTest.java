package io.riffbook.access;

import io.riffbook.testing.Api;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

@RiffbookTest
@ExtendWith(OutputCaptureExtension.class)
class PeopleTest {
    @Autowired
    SignedIn signedIn;
    @Autowired
    People people;
    @Autowired
    JdbcClient db;
    private Api admin;

    @BeforeEach
    void anAdmin() {
        admin = signedIn.as(Role.ADMIN);
    }

    @Test
    void areAddedAndFoundAgain() {
        Api.Answer made = admin.post("/api/v1/people", somebody());
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("ETag")).isEqualTo("\"1\"");
        Api.Answer read = admin.get(made.header("Location"));
        assertThat(read.json()).isEqualTo(made.json());
        assertThat(people.names(Set.of(new PersonId(UUID.fromString(made.json("/id"))), PersonId.next())))
                .containsOnly(Map.entry(new PersonId(UUID.fromString(made.json("/id"))), "Kim"));
    }

    @Test
    void areAddedOnceHoweverOftenTheRequestIsSent() {
        Map<String, Object> body = somebody();
        Api repeating = admin.with("Idempotency-Key", UUID.randomUUID().toString());
        Api.Answer first = repeating.post("/api/v1/people", body);
        Api.Answer again = repeating.post("/api/v1/people", body);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json("/id")).isEqualTo(first.json("/id"));
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(repeating.post("/api/v1/people", somebody()).problem()).isEqualTo("idempotency-key-reused");
    }

    @Test
    void haveAddressesOfTheirOwnWhateverTheCase() {
        Map<String, Object> body = somebody();
        admin.post("/api/v1/people", body);
        body.compute("email", (_, email) -> String.valueOf(email).toUpperCase(Locale.ROOT));
        Api.Answer answer = admin.post("/api/v1/people", body);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("email-taken");
    }

    @Test
    void areRefusedWithEveryFault() {
        Map<String, Object> body = somebody();
        body.put("name", " ");
        body.put("roles", List.of("integration"));
        Api.Answer answer = admin.post("/api/v1/people", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("/name", "/roles");

        body.put("roles", List.of("emperor"));
        assertThat(admin.post("/api/v1/people", body).problem()).isEqualTo("invalid-request");
        assertThat(admin.post("/api/v1/people", Map.of("shoeSize", 43)).text()).contains("/shoeSize");
        assertThat(admin.get("/api/v1/people?shoeSize=43").problem()).isEqualTo("invalid-request");
    }

    @Test
    void areChangedOnlyFromTheVersionThatTheCallerSaw() {
        String path = "/api/v1/people/" + signedIn.person(Role.REP).id();
        assertThat(admin.patch(path, Map.of("name", "Robin")).status()).isEqualTo(428);
        assertThat(admin.with("If-Match", "\"7\"").patch(path, Map.of("name", "Robin")).status()).isEqualTo(412);
        assertThat(admin.patch(path, Map.of("name", "Robin", "version", 2)).status()).isEqualTo(412);
        Api.Answer changed = admin.patch(path, Map.of("name", "Robin", "version", 1));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        assertThat(admin.with("If-Match", "\"2\"").patch(path, Map.of("shoeSize", 43)).text()).contains("/shoeSize");
        assertThat(admin.with("If-Match", "\"2\"").patch(path, "[]").status()).isEqualTo(400);
    }

    @Test
    void loseWhatAPatchSetsToNull() {
        Map<String, Object> body = somebody();
        body.put("crmUserId", "crm " + UUID.randomUUID());
        Api.Answer made = admin.post("/api/v1/people", body);
        Api.Answer changed = admin.with("If-Match", "\"1\"").patch(made.header("Location"), "{\"crmUserId\": null}");
        assertThat(changed.json().path("crmUserId").isNull() || !changed.json().has("crmUserId")).isTrue();
        assertThat(changed.json("/name")).isEqualTo("Kim");
    }

    @Test
    void areListedPageByPageWithoutGapOrRepeat() {
        for (int i = 0; i < 3; i++) {
            signedIn.person(Role.REP);
        }
        List<String> emails = new ArrayList<>();
        String cursor = "";
        do {
            Api.Answer page = admin.get("/api/v1/people?limit=2" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            page.json().path("items").forEach(person -> emails.add(person.path("email").asString()));
            cursor = page.json().path("nextCursor").asString("");
        } while (!cursor.isEmpty());
        assertThat(emails).isSorted().doesNotHaveDuplicates()
                .hasSize(db.sql("select count(*)::int from person").query(Integer.class).single());
        assertThat(admin.get("/api/v1/people?cursor=%25").status()).isEqualTo(400);
    }

    @Test
    void joinAndLeaveGroups() {
        Person rep = signedIn.person(Role.REP);
        Api session = signedIn.as(rep);
        Api.Answer group = admin.post("/api/v1/groups", Map.of("name", "EMEA " + UUID.randomUUID()));
        String member = "/api/v1/groups/" + group.json("/id") + "/members/" + rep.id();

        assertThat(admin.put(member, "").status()).isEqualTo(204);
        assertThat(admin.put(member, "").status()).isEqualTo(204);
        assertThat(session.get("/api/v1/me").json("/groups/0/id")).isEqualTo(group.json("/id"));
        assertThat(admin.get("/api/v1/people/" + rep.id()).header("ETag")).isEqualTo("\"2\"");
        assertThat(admin.delete(member).status()).isEqualTo(204);
        assertThat(admin.delete(member).status()).isEqualTo(204);
        assertThat(session.get("/api/v1/me").json().path("groups").isEmpty()).isTrue();
        assertThat(admin.put("/api/v1/groups/" + UUID.randomUUID() + "/members/" + rep.id(), "").status())
                .isEqualTo(404);
    }

    @Test
    void leaveNoGroupUnknown() {
        Map<String, Object> body = somebody();
        body.put("groups", List.of(UUID.randomUUID().toString()));
        assertThat(admin.post("/api/v1/people", body).problem()).isEqualTo("unknown-group");
        assertThat(people.findByEmail(new EmailAddress(String.valueOf(body.get("email"))))).isEmpty();
    }

    @Test
    void keepTheirPasswordsOutOfAuditAndLog(CapturedOutput output) {
        Person rep = signedIn.person(Role.REP);
        Api.Answer made = admin.post("/api/v1/people/" + rep.id() + "/password-reset", Map.of());
        String token = made.json("/url").replaceFirst(".*token=", "");
        assertThat(db.sql("select detail::text from audit_entry").query(String.class).list())
                .noneMatch(detail -> detail.contains(token) || detail.contains(SignedIn.PASSWORD));
        assertThat(db.sql("select password_reset::text from password_reset").query(String.class).list())
                .noneMatch(row -> row.contains(token));
        assertThat(output).doesNotContain(token).doesNotContain(SignedIn.PASSWORD);
    }

    private static Map<String, Object> somebody() {
        return new HashMap<>(
                Map.of("email", UUID.randomUUID() + "@example.com", "name", "Kim", "roles", List.of("rep")));
    }
}
