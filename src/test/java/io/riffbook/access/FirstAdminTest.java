package io.riffbook.access;

import io.riffbook.testing.Api;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

@RiffbookTest
@TestPropertySource(properties = "riffbook.access.admin-email=first@example.com")
@DirtiesContext
@ExtendWith(OutputCaptureExtension.class)
class FirstAdminTest {
    private static final Pattern PRINTED = Pattern.compile("Sign in as (\\S+) with the one-time password\\s+(\\S+)");

    @Autowired
    SignedIn signedIn;
    @Autowired
    FirstAdmin firstAdmin;
    @Autowired
    JdbcClient db;

    @Test
    void getsAPasswordThatIsPrintedOnceAndOpensNothingButThePageToChangeIt(CapturedOutput output) {
        db.sql("truncate person cascade").update();
        int before = output.length();
        firstAdmin.run(new DefaultApplicationArguments());
        Matcher printed = PRINTED.matcher(output);
        assertThat(printed.find(before)).isTrue();
        assertThat(printed.group(1)).isEqualTo("first@example.com");
        String oneTime = printed.group(2);

        firstAdmin.run(new DefaultApplicationArguments());
        assertThat(PRINTED.matcher(output).find(printed.end())).isFalse();

        Api admin = signedIn.as("first@example.com", oneTime);
        assertThat(admin.get("/api/v1/me").problem()).isEqualTo("password-change-required");
        assertThat(admin.get("/api/v1/people").problem()).isEqualTo("password-change-required");
        Api.Answer page = admin.asBrowser().get("/");
        assertThat(page.status()).isEqualTo(302);
        assertThat(page.header("Location")).endsWith("/password");

        assertThat(admin.postForm("/password", Map.of("current", oneTime, "password", "my own from now on",
                "repeated", "my own from now on")).status()).isEqualTo(302);
        assertThat(admin.get("/api/v1/people").status()).isEqualTo(200);
        assertThat(SignedIn.signIn(signedIn.anonymous(), "first@example.com", oneTime).header("Location"))
                .endsWith("?refused");
    }

    @Test
    void mayNotBeTheLastToLeave() {
        db.sql("truncate person cascade").update();
        Person only = signedIn.person(Role.ADMIN);
        Api.Answer answer = signedIn.as(only).with("If-Match", only.version().etag())
                .patch("/api/v1/people/" + only.id(), Map.of("active", false));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("last-admin");
    }
}
