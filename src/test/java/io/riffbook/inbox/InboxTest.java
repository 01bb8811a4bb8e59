package io.riffbook.inbox;

import io.riffbook.access.People;
import io.riffbook.access.Person;
import io.riffbook.access.PersonId;
import io.riffbook.access.Role;
import io.riffbook.access.Scope;
import io.riffbook.access.Viewer;
import io.riffbook.testing.Api;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@RiffbookTest
class InboxTest {
    private static final String INBOX = "/api/v1/inbox";

    @Autowired
    SignedIn signedIn;
    @Autowired
    Notices notices;
    @Autowired
    People people;
    @Autowired
    JdbcClient db;

    private Person somebody;
    private Api rep;

    @BeforeEach
    void somebody() {
        somebody = signedIn.person(Role.REP);
        rep = signedIn.as(somebody);
    }

    @Test
    void isEmptyAtFirst() {
        Api.Answer empty = rep.get(INBOX);
        assertThat(empty.status()).as(empty.toString()).isEqualTo(200);
        assertThat(empty.json("/total")).isEqualTo("0");
        assertThat(empty.json("/unread")).isEqualTo("0");
        assertThat(rep.asBrowser().get("/inbox").text()).contains("Nothing yet").doesNotContain("class=\"count\"");
    }

    @Test
    void tellsOnceTheNewestFirst() {
        tell("a", "The first");
        tell("b", "The second");
        tell("a", "The first once more");
        Api.Answer told = rep.get(INBOX);
        assertThat(told.json("/total")).isEqualTo("2");
        assertThat(told.json("/unread")).isEqualTo("2");
        assertThat(told.json().at("/items").valueStream().map(each -> each.at("/line").asString()))
                .containsExactlyInAnyOrder("The first", "The second");
        assertThat(told.json("/items/0/link")).isEqualTo("/search");
        Api.Answer first = rep.get(INBOX + "?limit=1");
        Api.Answer second = rep.get(INBOX + "?limit=1&cursor=" + first.json("/nextCursor"));
        assertThat(Set.of(first.json("/items/0/id"), second.json("/items/0/id"))).hasSize(2);
        assertThat(rep.get(INBOX + "?cursor=bm9uZQ").status()).isEqualTo(400);
    }

    @Test
    void showsOnEveryPageHowMuchIsUnread() {
        tell("a", "One");
        tell("b", "Two");
        assertThat(rep.asBrowser().get("/password").text()).contains("<span class=\"count\">2</span>");
        db.sql("""
                insert into notice (id, person_id, kind, line, link, told_key, told_at)
                select gen_random_uuid(), :person, 'test', 'x', '/', n::text, now() from generate_series(1, 200) n""")
                .param("person", somebody.id().value()).update();
        assertThat(rep.asBrowser().get("/password").text()).contains("<span class=\"count\">99+</span>");
    }

    @Test
    void isReadOneByOneOrAllAtOnce() {
        tell("a", "One");
        tell("b", "Two");
        tell("c", "Three");
        String one = rep.get(INBOX).json("/items/0/id");
        assertThat(rep.post(INBOX + "/read", Map.of()).json("/errors/0/pointer")).isEqualTo("/noticeIds");
        assertThat(rep.post(INBOX + "/read", Map.of("noticeIds", List.of(one))).status()).isEqualTo(204);
        assertThat(rep.post(INBOX + "/read", Map.of("noticeIds", List.of(one))).status()).isEqualTo(204);
        assertThat(rep.get(INBOX).json("/unread")).isEqualTo("2");
        assertThat(rep.get(INBOX + "?unread=true").json("/total")).isEqualTo("2");
        assertThat(rep.post(INBOX + "/read", Map.of("upTo", one)).status()).isEqualTo(204);
        assertThat(rep.get(INBOX).json("/unread")).isEqualTo("0");
    }

    @Test
    void isOpenedByItsLineAndThenRead() {
        tell("a", "One");
        Api browser = rep.asBrowser();
        Api.Answer page = browser.get("/inbox");
        String id = rep.get(INBOX).json("/items/0/id");
        Api.Answer opened = browser.postForm("/inbox/" + id + "/open", Map.of("_csrf", page.hidden("_csrf")));
        assertThat(opened.status()).isEqualTo(302);
        assertThat(opened.header("Location")).endsWith("/search");
        assertThat(rep.get(INBOX).json("/unread")).isEqualTo("0");
    }

    @Test
    void isNobodyElsesBusiness() {
        tell("a", "One");
        String id = rep.get(INBOX).json("/items/0/id");
        Api other = signedIn.as(Role.ADMIN);
        assertThat(other.get(INBOX).json("/total")).isEqualTo("0");
        assertThat(other.post(INBOX + "/read", Map.of("noticeIds", List.of(id))).status()).isEqualTo(204);
        assertThat(rep.get(INBOX).json("/unread")).isEqualTo("1");
        assertThat(other.send("POST", "/inbox/" + id + "/open", null,
                BodyPublishers.noBody()).status()).isEqualTo(404);
        assertThat(signedIn.withKey(Scope.SEARCH).get(INBOX).problem()).isEqualTo("for-people-only");
        Api acting = signedIn.anonymous().withKey(signedIn.actingKey(Scope.SEARCH).secret())
                .with("Riffbook-On-Behalf-Of", somebody.details().email().value());
        assertThat(acting.get(INBOX).json("/total")).isEqualTo("1");
    }

    @Test
    void tellsNothingToNobodyAndToWhoIsNotActive() {
        people.lockOut(Viewer.SYSTEM, somebody.id());
        notices.tell(List.of(somebody.id(), PersonId.next()), notice("a", "One"));
        assertThat(db.sql("select count(*) from notice where person_id = :id").param("id", somebody.id().value())
                .query(Long.class).single()).isZero();
        people.remove(Viewer.SYSTEM, somebody.id());
    }

    @Test
    void keepsTheWishForMail() {
        assertThat(rep.get(INBOX + "/settings").json("/mail")).isEqualTo("true");
        assertThat(rep.put(INBOX + "/settings", Map.of()).json("/errors/0/pointer")).isEqualTo("/mail");
        assertThat(rep.put(INBOX + "/settings", Map.of("mail", false)).json("/mail")).isEqualTo("false");
        assertThat(rep.put(INBOX + "/settings", Map.of("mail", false)).status()).isEqualTo(200);
        assertThat(rep.put(INBOX + "/settings", Map.of("mail", true)).json("/mail")).isEqualTo("true");
    }

    @Test
    void tellsOnceWhenManyTellAtTheSameMoment() throws Exception {
        List<PersonId> both = List.of(somebody.id(), signedIn.person(Role.REP).id());
        CountDownLatch together = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = IntStream.range(0, 8).<Future<?>>mapToObj(n -> threads.submit(() -> {
                together.await();
                notices.tell(n % 2 == 0 ? both : both.reversed(), notice("same", "Once"));
                return null;
            })).toList();
            together.countDown();
            for (Future<?> each : all) {
                each.get();
            }
        }
        assertThat(rep.get(INBOX).json("/total")).isEqualTo("1");
    }

    @Test
    void makesOneLineOfATextAndRefusesLinksThatLeadAway() {
        assertThat(notice("a", " two\nlines \t of it ").line()).isEqualTo("two lines of it");
        assertThat(notice("a", "x".repeat(1_000)).line()).hasSize(Notice.LONGEST_LINE).endsWith("…");
        assertThat(notice("a", "😀".repeat(400)).line()).hasSize(Notice.LONGEST_LINE - 1).endsWith("😀…");
        for (String link : List.of("//elsewhere.example", "https://elsewhere.example", "/\\elsewhere", "search",
                "/a b")) {
            assertThatThrownBy(() -> new Notice("test", "x", link, "key")).as(link)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private void tell(String key, String line) {
        notices.tell(List.of(somebody.id()), notice(key, line));
    }

    private static Notice notice(String key, String line) {
        return new Notice("test", line, "/search", key + "-" + UUID.nameUUIDFromBytes(key.getBytes(
                StandardCharsets.UTF_8)));
    }
}
