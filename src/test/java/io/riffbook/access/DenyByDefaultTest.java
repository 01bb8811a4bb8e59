package io.riffbook.access;

import io.riffbook.testing.Api;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@RiffbookTest
@Import(DenyByDefaultTest.Forgotten.class)
class DenyByDefaultTest {
    @Autowired
    SignedIn signedIn;
    @LocalServerPort
    int port;

    /// A controller whose author forgot its rule.
    @TestConfiguration(proxyBeanMethods = false)
    @RestController
    static class Forgotten {
        @GetMapping("/api/v1/forgotten")
        String get() {
            return "everybody can read this";
        }
    }

    @Test
    void keepsEverybodyOutOfWhatNoRuleNames() {
        for (String path : List.of("/api/v1/forgotten", "/api/v1/nothing-here", "/nothing-here", "/actuator",
                "/actuator/env", "/api/v1/people/")) {
            assertThat(signedIn.anonymous().get(path).problem()).as(path).isEqualTo("unauthenticated");
            assertThat(signedIn.as(Role.ADMIN).get(path).problem()).as(path).isEqualTo("forbidden");
            assertThat(signedIn.withKey(Scope.values()).get(path).problem()).as(path).isEqualTo("forbidden");
        }
    }

    @Test
    void sendsPeopleToTheSignInPageAndShowsThemAPageWhenTheyMayNot() {
        Api.Answer anonymous = signedIn.anonymous().asBrowser().get("/nothing-here");
        assertThat(anonymous.status()).isEqualTo(302);
        Api.Answer forbidden = signedIn.as(Role.REP).asBrowser().get("/nothing-here");
        assertThat(forbidden.status()).isEqualTo(403);
        assertThat(forbidden.header("Content-Type")).startsWith("text/html");
        assertThat(forbidden.text()).contains("You may not do this");
    }

    /// CVE-2023-3042: a doubled slash led round dotCMS's rules.
    @Test
    void isNotLedRoundByPathsThatAreWrittenOddly() throws IOException {
        for (String path : List.of("//api/v1/people", "/api//v1/people", "/api/v1//people", "/api/v1/people;a=b",
                "/api/v1;/people", "/assets/../api/v1/people", "/assets/%2e%2e/api/v1/people",
                "/assets/..;/api/v1/people",
                "/api/v1/people%2f", "/api/v1/%70eople", "/api/v1/people%00", "/API/v1/people", "/api/v1/people%0a",
                "/assets\\..\\api\\v1\\people", "http://localhost//api/v1/people")) {
            assertThat(statusOf("GET " + path)).as(path).isIn(400, 401, 403);
        }
    }

    @Test
    void coversEveryMethod() throws IOException {
        for (String method : List.of("HEAD", "OPTIONS", "POST", "PUT", "DELETE", "PATCH", "TRACE", "PROPFIND")) {
            assertThat(statusOf(method + " /api/v1/people")).as(method).isIn(400, 401, 403, 405, 501);
        }
        Api admin = signedIn.as(Role.ADMIN);
        assertThat(admin.send("HEAD", "/api/v1/people", null, BodyPublishers.noBody()).status()).isEqualTo(200);
        assertThat(signedIn.as(Role.REP).send("HEAD", "/api/v1/people", null, BodyPublishers.noBody()).status())
                .isEqualTo(403);
        assertThat(admin.send("OPTIONS", "/api/v1/people", null, BodyPublishers.noBody()).status()).isEqualTo(403);
    }

    @Test
    void letsNoHeaderChangeThePathOrTheMethod() {
        Api rep = signedIn.as(Role.REP);
        assertThat(rep.with("X-Original-URL", "/assets/riffbook.css").get("/api/v1/people").status()).isEqualTo(403);
        assertThat(rep.with("X-Forwarded-Prefix", "/assets").get("/api/v1/people").status()).isEqualTo(403);
        assertThat(rep.with("X-HTTP-Method-Override", "GET").send("POST", "/api/v1/api-keys", null,
                BodyPublishers.noBody()).status()).isEqualTo(403);
    }

    @Test
    void showsAnybodyOnlyWhatTheSignInPageNeedsAndWhetherWeAreWell() {
        for (String path : List.of("/sign-in", "/assets/riffbook.css", "/assets/riffbook.js", "/assets/riffbook.svg",
                "/webjars/htmx.org/dist/htmx.min.js", "/actuator/health", "/actuator/health/liveness",
                "/actuator/health/readiness")) {
            assertThat(signedIn.anonymous().get(path).status()).as(path).isEqualTo(200);
        }
        assertThat(signedIn.anonymous().get("/actuator/health").text()).doesNotContain("db", "details", "diskSpace");
        assertThat(signedIn.anonymous().get("/v3/api-docs").status()).isEqualTo(401);
        assertThat(signedIn.withKey().get("/v3/api-docs").json().path("paths").has("/api/v1/people")).isTrue();
    }

    @Test
    void sendsTheHeadersThatKeepPagesToThemselves() {
        Api.Answer page = signedIn.anonymous().asBrowser().get("/sign-in");
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'", "script-src 'self'",
                "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'").doesNotContain("unsafe");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(page.text()).doesNotContain("<style", "style=", "onclick", "javascript:");
    }

    /// Java's own client tidies paths up, so this one doesn't.
    private int statusOf(String requestLine) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write((requestLine + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            String statusLine = new String(in.readNBytes("HTTP/1.1 200".length()), StandardCharsets.US_ASCII);
            return Integer.parseInt(statusLine.substring("HTTP/1.1 ".length()));
        }
    }
}
