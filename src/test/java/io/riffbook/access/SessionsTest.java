package io.riffbook.access;

import io.riffbook.testing.Api;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/// Named after the advisories of CMSs whose sessions survived: CVE-2026-22706, CVE-2025-4643.
@RiffbookTest
class SessionsTest {
    @Autowired
    SignedIn signedIn;
    @Autowired
    JdbcClient db;
    private Api admin;
    private Person rep;
    private Api repsSession;

    @BeforeEach
    void somebodyHasASession() {
        admin = signedIn.as(Role.ADMIN);
        rep = signedIn.person(Role.REP);
        repsSession = signedIn.as(rep);
        assertThat(repsSession.get("/api/v1/me").json("/person/id")).isEqualTo(rep.id().toString());
    }

    @Test
    void endAtOnceWhenTheRolesChange() {
        assertThat(patch(Map.of("roles", List.of("rep", "analyst"))).status()).isEqualTo(200);
        assertThat(repsSession.get("/api/v1/me").status()).isEqualTo(401);
    }

    @Test
    void endAtOnceWhenThePersonIsDeactivatedAndCannotBeOpenedAgain() {
        assertThat(patch(Map.of("active", false)).status()).isEqualTo(200);
        assertThat(repsSession.get("/api/v1/me").status()).isEqualTo(401);
        assertThat(SignedIn.signIn(signedIn.anonymous(), rep.details().email().value(), SignedIn.PASSWORD)
                .header("Location")).endsWith("?refused");
    }

    @Test
    void outliveAChangeOfTheName() {
        assertThat(patch(Map.of("name", "Another Name")).json("/name")).isEqualTo("Another Name");
        assertThat(repsSession.get("/api/v1/me").json("/person/name")).isEqualTo("Another Name");
    }

    @Test
    void endAtOnceWhenAResetLinkIsUsedAndTheLinkWorksOnce() {
        Api.Answer made = admin.post("/api/v1/people/" + rep.id() + "/password-reset", Map.of());
        assertThat(made.status()).isEqualTo(201);
        assertThat(repsSession.get("/api/v1/me").status()).isEqualTo(200);
        String path = made.json("/url").replaceFirst("^https?://[^/]+", "");
        Api browser = signedIn.anonymous().asBrowser();
        Api.Answer page = browser.get(path);
        Map<String, String> form = Map.of("token", page.hidden("token"), "_csrf", page.hidden("_csrf"),
                "password", "quite another password", "repeated", "quite another password");

        assertThat(browser.postForm("/reset", form).header("Location")).endsWith("/sign-in?changed");

        assertThat(repsSession.get("/api/v1/me").status()).isEqualTo(401);
        assertThat(signedIn.as(rep.details().email().value(), "quite another password").get("/api/v1/me").status())
                .isEqualTo(200);
        assertThat(browser.postForm("/reset", form).status()).isEqualTo(410);
        assertThat(browser.get(path).status()).isEqualTo(410);
    }

    @Test
    void endElsewhereWhenOneChangesOnesOwnPassword() {
        Api here = signedIn.as(rep);
        Api.Answer changed = here.postForm("/password", Map.of("current", SignedIn.PASSWORD,
                "password", "one that is new to me", "repeated", "one that is new to me"));

        assertThat(changed.status()).isEqualTo(302);
        assertThat(here.get("/api/v1/me").status()).isEqualTo(200);
        assertThat(repsSession.get("/api/v1/me").status()).isEqualTo(401);
    }

    @Test
    void keepThePasswordWhenTheNewOneIsNoGood() {
        for (Map<String, String> bad : List.of(
                Map.of("current", "not the password", "password", "long enough for all", "repeated",
                        "long enough for all"),
                Map.of("current", SignedIn.PASSWORD, "password", "short", "repeated", "short"),
                Map.of("current", SignedIn.PASSWORD, "password", "long enough for all", "repeated", "not the same one"),
                Map.of("current", SignedIn.PASSWORD, "password", SignedIn.PASSWORD, "repeated", SignedIn.PASSWORD),
                Map.of("current", SignedIn.PASSWORD, "password", "ü".repeat(40), "repeated", "ü".repeat(40)))) {
            assertThat(repsSession.postForm("/password", bad).status()).isBetween(400, 422);
        }
        assertThat(repsSession.get("/api/v1/me").status()).isEqualTo(200);
    }

    @Test
    void areNotOpenedByKeys() {
        long before = sessions();
        Api.Answer answer = signedIn.withKey(Scope.SEARCH).get("/api/v1/me");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Set-Cookie")).isEmpty();
        assertThat(sessions()).isEqualTo(before);
    }

    @Test
    void writeOnlyWithTheirToken() {
        Api.Answer answer = admin.with("X-CSRF-TOKEN", "made up").post("/api/v1/groups",
                Map.of("name", "group " + UUID.randomUUID()));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("csrf");
    }

    private Api.Answer patch(Map<String, ?> changes) {
        return admin.with("If-Match", rep.version().etag()).patch("/api/v1/people/" + rep.id(), changes);
    }

    private long sessions() {
        return db.sql("select count(*) from spring_session").query(Long.class).single();
    }
}
