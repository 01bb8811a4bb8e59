package io.riffbook.access;

import io.riffbook.testing.Api;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@RiffbookTest
@ExtendWith(OutputCaptureExtension.class)
class ApiKeysTest {
    @Autowired
    SignedIn signedIn;
    @Autowired
    JdbcClient db;

    @Test
    void workFromTheirMakingToTheirRevocation() {
        Api admin = signedIn.as(Role.ADMIN);
        Api.Answer made = admin.post("/api/v1/api-keys", Map.of("name", "CRM", "scopes", List.of("search")));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json("/secret")).startsWith(made.json("/key/prefix")).startsWith("rb_").hasSize(46);
        Api program = signedIn.anonymous().withKey(made.json("/secret"));
        assertThat(program.get("/api/v1/me").json("/key/name")).isEqualTo("CRM");

        String revoke = "/api/v1/api-keys/" + made.json("/key/id") + "/revoke";
        String revokedAt = admin.post(revoke, "").json("/revokedAt");
        assertThat(program.get("/api/v1/me").problem()).isEqualTo("bad-api-key");
        assertThat(admin.post(revoke, "").json("/revokedAt")).isEqualTo(revokedAt);
    }

    @Test
    void showTheirSecretOnceAndKeepItNowhere(CapturedOutput output) {
        Api admin = signedIn.as(Role.ADMIN);
        Map<String, ?> body = Map.of("name", "CRM", "scopes", List.of(), "clientId", UUID.randomUUID().toString());
        String secret = admin.post("/api/v1/api-keys", body).json("/secret");

        assertThat(admin.post("/api/v1/api-keys", body).problem()).isEqualTo("secret-shown-once");
        assertThat(admin.get("/api/v1/api-keys?limit=100").text()).doesNotContain(secret);
        assertThat(db.sql("select detail::text from audit_entry").query(String.class).list())
                .noneMatch(detail -> detail.contains(secret));
        assertThat(db.sql("select body from idempotent_answer").query(String.class).list())
                .noneMatch(answer -> answer.contains(secret));
        assertThat(db.sql("select api_key::text from api_key").query(String.class).list())
                .noneMatch(row -> row.contains(secret));
        assertThat(output).doesNotContain(secret);
    }

    @Test
    void stopWorkingWhenTheyExpire() {
        ApiKeys.Created created = signedIn.key(Scope.SEARCH);
        Api program = signedIn.anonymous().withKey(created.secret());
        assertThat(program.get("/api/v1/me").status()).isEqualTo(200);

        db.sql("update api_key set expires_at = now() - interval '1 second' where id = :id")
                .param("id", created.key().id().value()).update();
        await().untilAsserted(() -> assertThat(program.get("/api/v1/me").status()).isEqualTo(401));
    }

    @Test
    void refuseAnEndThatIsPastOrTooFar() {
        Api admin = signedIn.as(Role.ADMIN);
        for (Instant end : List.of(Instant.now().minusSeconds(1), Instant.now().plus(800, ChronoUnit.DAYS))) {
            Api.Answer answer = admin.post("/api/v1/api-keys",
                    Map.of("name", "CRM", "scopes", List.of(), "expiresAt", end.toString()));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json("/errors/0/pointer")).isEqualTo("/expiresAt");
        }
    }

    @Test
    void mayOnlyWhatTheirScopesAllow() {
        assertThat(signedIn.withKey(Scope.PEOPLE_ADMIN).get("/api/v1/people").status()).isEqualTo(200);
        assertThat(signedIn.withKey(Scope.SEARCH).get("/api/v1/people").problem()).isEqualTo("forbidden");
        assertThat(signedIn.withKey(Scope.values()).get("/api/v1/api-keys").problem()).isEqualTo("forbidden");
    }

    @Test
    void areTakenFromTheirHeaderOnly() {
        String secret = signedIn.key(Scope.values()).secret();
        Api anonymous = signedIn.anonymous();
        assertThat(anonymous.get("/api/v1/people?access_token=" + secret).status()).isEqualTo(401);
        assertThat(anonymous.with("Cookie", "Authorization=" + secret).get("/api/v1/people").status()).isEqualTo(401);
        assertThat(anonymous.with("Authorization", "Basic " + secret).get("/api/v1/people").status()).isEqualTo(401);
        assertThat(anonymous.with("Authorization", "bearer " + secret).get("/api/v1/people").status()).isEqualTo(200);
        assertThat(signedIn.as(Role.ADMIN).withKey("rb_wrong").get("/api/v1/people").status()).isEqualTo(401);
    }

    @Test
    void rememberTheirUseToTheMinute() {
        ApiKeys.Created created = signedIn.key(Scope.SEARCH);
        Api program = signedIn.anonymous().withKey(created.secret());
        program.get("/api/v1/me");
        String first = lastUsed(created);
        program.get("/api/v1/me");
        assertThat(lastUsed(created)).isEqualTo(first);

        db.sql("update api_key set last_used_at = now() - interval '61 seconds' where id = :id")
                .param("id", created.key().id().value()).update();
        await().untilAsserted(() -> {
            program.get("/api/v1/me");
            assertThat(lastUsed(created)).isGreaterThan(first);
        });
    }

    private String lastUsed(ApiKeys.Created created) {
        return db.sql("select last_used_at::text from api_key where id = :id")
                .param("id", created.key().id().value()).query(String.class).single();
    }
}
