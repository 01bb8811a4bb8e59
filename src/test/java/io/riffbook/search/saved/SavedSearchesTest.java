package io.riffbook.search.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.riffbook.access.People;
import io.riffbook.access.Person;
import io.riffbook.access.Role;
import io.riffbook.access.Scope;
import io.riffbook.access.Viewer;
import io.riffbook.search.Publishing;
import io.riffbook.search.Publishing.Published;
import io.riffbook.testing.Api;
import io.riffbook.testing.ContentRows;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@RiffbookTest
class SavedSearchesTest {
    private static final String SAVED = "/api/v1/saved-searches";
    private static final String ALERTS = "/api/v1/search/alerts";

    @Autowired
    SignedIn signedIn;
    @Autowired
    People people;
    @Autowired
    AlertLook look;
    @Autowired
    JdbcClient db;

    private Api marketer;
    private Person somebody;
    private Api rep;
    /// A word that stands in this test's snippets only.
    private final String word = "w" + UUID.randomUUID().toString().replace("-", "");

    @BeforeEach
    void signIn() {
        marketer = signedIn.as(Role.MARKETER);
        somebody = signedIn.person(Role.REP);
        rep = signedIn.as(somebody);
    }

    @Test
    void keepsChangesAndRemovesASearch() {
        Map<String, Object> body = Map.of("name", "Cold chain", "clientId", "once", "query", Map.of("text", word,
                "concepts", List.of("industry/dairy"), "kinds", List.of("story"), "context", List.of("persona/cfo")));
        Api.Answer created = rep.post(SAVED, body);
        assertThat(created.status()).as(created.toString()).isEqualTo(201);
        assertThat(created.header("ETag")).isEqualTo("\"1\"");
        String path = SAVED + "/" + created.json("/id");
        assertThat(created.header("Location")).isEqualTo(path);
        assertThat(rep.post(SAVED, body).json("/id")).as("the same once more").isEqualTo(created.json("/id"));
        assertThat(rep.get(SAVED).json("/total")).isEqualTo("1");

        assertThat(rep.patch(path, Map.of("name", "Colder")).status()).isEqualTo(428);
        Api.Answer changed = rep.with("If-Match", "\"1\"").patch(path,
                Map.of("name", "Colder", "query", Map.of("text", "pallet"), "alert", true));
        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        assertThat(changed.json("/query/text")).isEqualTo("pallet");
        assertThat(changed.json("/query/concepts/0")).as("what the patch leaves out stays").isEqualTo("industry/dairy");
        assertThat(rep.with("If-Match", "\"1\"").patch(path, Map.of("alert", false)).status()).isEqualTo(412);
        assertThat(rep.delete(path + "?version=1").status()).isEqualTo(412);
        assertThat(rep.delete(path + "?version=2").status()).isEqualTo(204);
        assertThat(rep.get(path).status()).isEqualTo(404);
    }

    @Test
    void isNobodyElsesBusiness() {
        String path = SAVED + "/" + save("Mine", false);
        Api other = signedIn.as(Role.ADMIN);
        assertThat(other.get(path).status()).isEqualTo(404);
        assertThat(other.delete(path + "?version=1").status()).isEqualTo(404);
        assertThat(other.get(SAVED).json("/total")).isEqualTo("0");
        Api key = signedIn.withKey(Scope.SEARCH);
        assertThat(key.get(SAVED).problem()).isEqualTo("for-people-only");
        assertThat(key.get(ALERTS).problem()).isEqualTo("for-people-only");
        Api acting = signedIn.anonymous().withKey(signedIn.actingKey(Scope.SEARCH).secret())
                .with("Riffbook-On-Behalf-Of", somebody.details().email().value());
        assertThat(acting.get(SAVED).json("/total")).isEqualTo("1");
    }

    @Test
    void refusesWhatCanNotBeKept() {
        assertThat(rep.post(SAVED, Map.of("query", Map.of())).json("/errors/0/pointer")).isEqualTo("/name");
        assertThat(rep.post(SAVED, Map.of("name", " ", "query", Map.of())).json("/errors/0/pointer"))
                .isEqualTo("/name");
        assertThat(rep.post(SAVED, Map.of("name", "x")).json("/errors/0/pointer")).isEqualTo("/query");
        assertThat(rep.post(SAVED, Map.of("name", "x", "query", Map.of("kinds", List.of("riddle")))).problem())
                .isEqualTo("unknown-kind");
        assertThat(rep.post(SAVED, Map.of("name", "x", "query", Map.of("concepts", List.of("persona/nobody"))))
                .problem()).isEqualTo("unknown-concept");
        db.sql("""
                insert into saved_search (id, person_id, name, query_text, concepts, kinds, verified_only, context,
                    show_not_for, version, created_at, changed_at)
                select gen_random_uuid(), :person, 'x', '', '{}', '{}', false, '{}', false, 1, now(), now()
                from generate_series(1, 100)""").param("person", somebody.id().value()).update();
        assertThat(rep.post(SAVED, Map.of("name", "one more", "query", Map.of())).problem())
                .isEqualTo("too-many-saved-searches");
    }

    @Test
    void followsAConceptThatGetsAnotherName() {
        String old = "c" + word.substring(0, 20);
        String now = "d" + word.substring(0, 20);
        Api.Answer added = marketer.post("/api/v1/taxonomies/industry/concepts",
                Map.of("id", "industry/" + old, "prefLabel", old));
        assertThat(added.status()).as(added.toString()).isEqualTo(201);
        Api.Answer saved = rep.post(SAVED, Map.of("name", "x", "query",
                Map.of("concepts", List.of("industry/" + old), "context", List.of("industry/" + old))));
        Api.Answer users = marketer.get("/api/v1/taxonomies/industry/concepts/" + old + "/users");
        assertThat(users.text()).contains("saved searches").doesNotContain(word + "\"");
        Api.Answer renamed = marketer.post("/api/v1/taxonomies/industry/concepts/" + old + "/rename",
                Map.of("to", "industry/" + now, "version", added.json("/version")));
        assertThat(renamed.status()).as(renamed.toString()).isEqualTo(200);
        Api.Answer read = rep.get(SAVED + "/" + saved.json("/id"));
        assertThat(read.json("/query/concepts/0")).isEqualTo("industry/" + now);
        assertThat(read.json("/query/context/0")).isEqualTo("industry/" + now);
    }

    @Test
    void tellsOnceOfWhatIsNewAndOfNothingThatWasThereBefore() {
        publish("Old " + word);
        save("New of it", true);
        assertThat(rep.get(ALERTS).json("/total")).isEqualTo("0");
        Published fresh = publish("New " + word);
        Api.Answer told = awaitAlerts(rep, 1);
        assertThat(told.json("/items/0/snippetId")).isEqualTo(fresh.id());
        assertThat(told.json("/items/0/savedSearchName")).isEqualTo("New of it");
        assertThat(told.json("/unseen")).isEqualTo("1");
        assertThat(rep.get("/api/v1/inbox").json("/items/0/line")).as("without a word of what was found")
                .isEqualTo("Your saved search “New of it” found something new");

        assertThat(rep.post(ALERTS + "/seen", Map.of()).status()).isEqualTo(400);
        assertThat(rep.post(ALERTS + "/seen", Map.of("alertIds", List.of(told.json("/items/0/id")))).status())
                .isEqualTo(204);
        assertThat(rep.get(ALERTS).json("/unseen")).isEqualTo("0");
        publish("Newer " + word);
        assertThat(awaitAlerts(rep, 2).json("/items/1/snippetId")).as("the first one is told once")
                .isEqualTo(fresh.id());
        assertThat(rep.get("/api/v1/inbox").json("/total")).as("once a day").isEqualTo("1");
    }

    @Test
    void tellsNothingThatItsPersonMayNotSeeAndNobodyWhoIsShutOut() {
        save("Everything", true);
        Person gone = signedIn.person(Role.REP);
        Api shutOut = signedIn.as(gone);
        shutOut.post(SAVED, Map.of("name", "Everything", "alert", true, "query", Map.of("text", word)));
        people.update(Viewer.SYSTEM, gone.id(), gone.version(), gone.details(), false);
        String group = new ContentRows(db).group("few-" + UUID.randomUUID()).toString();
        new Publishing(marketer).publish("For few " + word, "text",
                Map.of("visibility", Map.of("reach", "internal", "groups", List.of(group))));
        Published open = publish("For all " + word);

        assertThat(awaitAlerts(rep, 1).json("/items/0/snippetId")).isEqualTo(open.id());
        assertThat(db.sql("select count(*) from search_alert where person_id = :gone").param("gone", gone.id().value())
                .query(Long.class).single()).isZero();
    }

    @Test
    void showsAPageThatWorksWithoutScripts() {
        Api browser = rep.asBrowser();
        String search = browser.get("/search?q=" + word + "&context=persona/cfo").text();
        assertThat(search).contains("Save this search", "name=\"context\" value=\"persona/cfo\"");
        Map<String, String> form = Map.of("clientId", browser.get("/search?q=" + word).hidden("clientId"), "name",
                "<b>Mine</b>", "q", word, "context", "persona/cfo", "kind", "story", "alert", "true");
        assertThat(browser.postForm("/saved-searches", form).status()).isEqualTo(302);
        assertThat(browser.postForm("/saved-searches", form).status()).as("a double click").isEqualTo(302);
        Published fresh = publish("New " + word);
        awaitAlerts(rep, 1);
        Api.Answer page = browser.get("/saved-searches");
        assertThat(page.text()).contains("&lt;b&gt;Mine&lt;/b&gt;", "/snippets/" + fresh.id(), "1 not seen yet",
                "/search?q=" + word + "&amp;kind=story&amp;context=persona%2Fcfo", "for Chief financial officer")
                .doesNotContain("<b>Mine");
        assertThat(browser.postForm("/saved-searches/alerts/seen", Map.of("upTo", page.hidden("upTo"))).status())
                .isEqualTo(302);
        String id = rep.get(SAVED).json("/items/0/id");
        assertThat(browser.postForm("/saved-searches/" + id + "/alert", Map.of("version", "1", "alert", "false"))
                .status()).isEqualTo(302);
        assertThat(browser.get("/saved-searches").text()).contains("Nothing that you have not seen", "Tell me");
        assertThat(browser.postForm("/saved-searches/" + id + "/remove", Map.of("version", "2")).status())
                .isEqualTo(302);
        assertThat(browser.get("/saved-searches").text()).contains("None yet");
    }

    private String save(String name, boolean alert) {
        Api.Answer saved = rep.post(SAVED, Map.of("name", name, "alert", alert, "query", Map.of("text", word)));
        assertThat(saved.status()).as(saved.toString()).isEqualTo(201);
        return saved.json("/id");
    }

    private Published publish(String title) {
        return new Publishing(marketer).publish(title, "text", Map.of());
    }

    private Api.Answer awaitAlerts(Api who, int count) {
        return await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(200)).until(() -> {
            look.look();
            return who.get(ALERTS);
        }, answer -> answer.json("/total").equals(String.valueOf(count)));
    }
}
