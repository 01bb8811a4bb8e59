package io.riffbook.inbox;

import io.riffbook.access.Person;
import io.riffbook.access.Role;
import io.riffbook.testing.Api;
import io.riffbook.testing.MailServer;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/// Mail as a real mail server gets it. Notices here wait for a day, so that the scheduler never mails them before the test does.
@RiffbookTest
class InboxMailTest {
    private static final MailServer SERVER = MailServer.start();

    @Autowired
    SignedIn signedIn;
    @Autowired
    Notices notices;
    @Autowired
    InboxMail mail;
    @Autowired
    JdbcClient db;

    private Person somebody;

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry properties) {
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", SERVER::port);
        properties.add("riffbook.inbox.mail-after", () -> "1d");
        properties.add("riffbook.access.base-url", () -> "https://riffs.example/");
    }

    @BeforeEach
    void somebody() {
        somebody = signedIn.person(Role.REP);
        SERVER.refuse(false);
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void tellsOfAllThatWaitsInOneMail() {
        tell("One");
        tell("Two");
        mail.send();
        assertThat(mails()).as("their time has not come").isEmpty();
        makeDue(1);
        mail.send();
        mail.send();
        assertThat(mails()).singleElement().asString().contains("2 new things", "- One", "- Two",
                "https://riffs.example/search", "https://riffs.example/inbox");
    }

    @Test
    void mailsNothingThatIsReadAndNothingToWhoWantsNone() {
        Api rep = signedIn.as(somebody);
        tell("Read");
        rep.post("/api/v1/inbox/read", Map.of("upTo", rep.get("/api/v1/inbox").json("/items/0/id")));
        tell("Not wanted any more");
        rep.put("/api/v1/inbox/settings", Map.of("mail", false));
        tell("Not wanted");
        makeDue(9);
        mail.send();
        assertThat(mails()).isEmpty();
        assertThat(rep.get("/api/v1/inbox/settings").json("/mailIsSetUp")).isEqualTo("true");
        assertThat(rep.asBrowser().get("/inbox").text()).contains("Mail me what I have not read");
    }

    @Test
    void triesAgainSomeTimesAndThenNoMore() {
        tell("One");
        SERVER.refuse(true);
        makeDue(9);
        mail.send();
        SERVER.refuse(false);
        mail.send();
        assertThat(mails()).as("there is a pause first").isEmpty();
        makeDue(9);
        mail.send();
        assertThat(mails()).hasSize(1);

        tell("Two");
        SERVER.refuse(true);
        for (int attempt = 0; attempt < InboxMail.MOST_ATTEMPTS; attempt++) {
            assertThat(makeDue(9)).as("attempt %s", attempt).isEqualTo(1);
            mail.send();
        }
        assertThat(makeDue(9)).as("it is given up").isZero();
    }

    private void tell(String line) {
        notices.tell(List.of(somebody.id()), new Notice("test", line, "/search", UUID.randomUUID().toString()));
    }

    /// Lets the time of so many of the waiting ones come.
    private int makeDue(int most) {
        return db.sql("""
                update notice set mail_at = now() where id in (
                    select id from notice where person_id = :person and mail_at is not null limit :most)""")
                .param("person", somebody.id().value()).param("most", most).update();
    }

    private List<String> mails() {
        return SERVER.mails().stream().filter(text -> text.contains(somebody.details().email().value())).toList();
    }
}
