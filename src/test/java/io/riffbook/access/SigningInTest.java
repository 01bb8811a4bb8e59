package io.riffbook.access;

import io.riffbook.testing.Api;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

@RiffbookTest
class SigningInTest {
    @Autowired
    SignedIn signedIn;
    @Autowired
    JdbcClient db;

    @Test
    void leadsPeopleWhoAskForAPageToTheSignInPageAndBack() {
        Person rep = signedIn.person(Role.REP);
        Api browser = signedIn.anonymous().asBrowser();

        Api.Answer refused = browser.get("/password");
        assertThat(refused.status()).isEqualTo(302);
        assertThat(refused.header("Location")).endsWith("/sign-in");

        Api.Answer answer = SignedIn.signIn(browser, rep.details().email().value(), SignedIn.PASSWORD);
        assertThat(answer.header("Location")).contains("/password");
        assertThat(browser.get("/password").text()).contains(rep.details().name());
    }

    @Test
    void givesTheSessionANewIdAndACookieThatScriptsAndOtherSitesCannotUse() {
        Person rep = signedIn.person(Role.REP);
        Api browser = signedIn.anonymous().asBrowser();
        browser.get("/sign-in");
        String before = browser.cookies().get("SESSION");

        Api.Answer answer = SignedIn.signIn(browser, rep.details().email().value(), SignedIn.PASSWORD);

        assertThat(browser.cookies().get("SESSION")).isNotEqualTo(before);
        assertThat(answer.headers("Set-Cookie")).anySatisfy(
                cookie -> assertThat(cookie).startsWith("SESSION=").contains("HttpOnly").contains("SameSite=Lax"));
        assertThat(signedIn.anonymous().with("Cookie", "SESSION=" + before).get("/api/v1/me").status()).isEqualTo(401);
    }

    @Test
    void ignoresTheCaseOfTheAddress() {
        Person rep = signedIn.person(Role.REP);
        Api api = signedIn.as(rep.details().email().value().toUpperCase(Locale.ROOT), SignedIn.PASSWORD);
        assertThat(api.get("/password").status()).isEqualTo(200);
    }

    @Test
    void refusesAWrongPasswordAndNobodysAddressAlike() {
        Person rep = signedIn.person(Role.REP);
        Api.Answer wrong = SignedIn.signIn(signedIn.anonymous(), rep.details().email().value(), "not the password");
        Api.Answer nobody = SignedIn.signIn(signedIn.anonymous(), UUID.randomUUID() + "@example.com",
                "not the password");

        assertThat(wrong.header("Location")).endsWith("/sign-in?refused").isEqualTo(nobody.header("Location"));
        assertThat(wrong.text()).isEqualTo(nobody.text());
    }

    @Test
    void endsTheSessionWithTheSignOut() {
        Api api = signedIn.as(Role.REP);
        String session = api.cookies().get("SESSION");

        assertThat(api.postForm("/sign-out", Map.of()).header("Location")).endsWith("/sign-in?signed-out");

        assertThat(signedIn.anonymous().with("Cookie", "SESSION=" + session).get("/password").status()).isEqualTo(401);
    }

    @Test
    void takesNoFormWithoutItsToken() {
        Person rep = signedIn.person(Role.REP);
        Api.Answer answer = signedIn.anonymous().postForm("/sign-in",
                Map.of("email", rep.details().email().value(), "password", SignedIn.PASSWORD));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("csrf");
    }

    @Test
    void slowsGuessingDownForKnownAndUnknownAddressesAlike() {
        for (String email : new String[]{signedIn.person(Role.REP).details().email().value(),
                UUID.randomUUID() + "@example.com"}) {
            Api browser = signedIn.anonymous();
            for (int attempt = 0; attempt < SignInThrottle.PER_EMAIL; attempt++) {
                assertThat(SignedIn.signIn(browser, email, "guess number " + attempt).status()).isEqualTo(302);
            }
            Api.Answer answer = SignedIn.signIn(browser, email, SignedIn.PASSWORD);
            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.header("Retry-After")).isEqualTo("900");
        }
    }

    @Test
    void storesNothingOfThePersonInTheSessionButTheIdAndItsEpoch() {
        Person rep = signedIn.person(Role.REP);
        signedIn.as(rep);
        assertThat(db.sql("""
                select count(*) from spring_session_attributes
                where position(convert_to(:email, 'UTF8') in attribute_bytes) > 0""")
                .param("email", rep.details().email().value()).query(Long.class).single()).isZero();
    }
}
