package io.riffbook.search.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.access.Role;
import io.riffbook.access.Scope;
import io.riffbook.search.Publishing;
import io.riffbook.search.Publishing.Published;
import io.riffbook.testing.Api;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import tools.jackson.databind.JsonNode;

@RiffbookTest
class SearchTest {
    @Autowired
    SignedIn signedIn;

    private Api marketer;
    private Api rep;
    /// A word that stands in this test's snippets only.
    private final String word = "w" + UUID.randomUUID().toString().replace("-", "");

    @BeforeEach
    void signIn() {
        marketer = signedIn.as(Role.MARKETER);
        rep = signedIn.as(Role.REP);
    }

    @Test
    void findsAPublishedSnippetAsSoonAsTheWriterSaysSo() {
        Published story = publish("Cold chain saved " + word, "A pallet stayed cold all night.",
                Map.of("tags", List.of("persona/cfo")));

        JsonNode found = search(rep, Map.of("text", word + " pallet", "waitFor", story.position()));

        assertThat(found.requiredAt("/upToDate").asBoolean()).isTrue();
        assertThat(found.requiredAt("/total").asLong()).isEqualTo(1);
        assertThat(found.requiredAt("/totalIsExact").asBoolean()).isTrue();
        JsonNode hit = found.requiredAt("/hits/0");
        assertThat(hit.requiredAt("/id").asString()).isEqualTo(story.id());
        assertThat(hit.requiredAt("/kindLabel").asString()).isEqualTo("Story");
        assertThat(hit.requiredAt("/tags/0/label").asString()).isEqualTo("Chief financial officer");
        assertThat(hit.requiredAt("/highlights/0/parts/1/marked").asBoolean()).isTrue();
        assertThat(hit.requiredAt("/reasons/0/cause").asString()).isEqualTo("words");
        assertThat(hit.has("evidence")).isFalse();
        assertThat(found.requiredAt("/facets/0/name").asString()).isEqualTo("kind");
        assertThat(found.requiredAt("/facets/0/values/0/count").asLong()).isEqualTo(1);
        assertThat(found.has("nextCursor")).isFalse();
    }

    @Test
    void saysThatOthersHaveOnlySomeOfTheWords() {
        Published both = publish("Pallets of " + word, "text", Map.of());
        Published some = publish(word, "text", Map.of());
        publish("Another", "text", Map.of());

        JsonNode found = search(rep, Map.of("text", word + " pallets", "waitFor", some.position()));
        assertThat(found.requiredAt("/filled").asBoolean()).isTrue();
        assertThat(found.requiredAt("/total").asLong()).isEqualTo(1);
        assertThat(found.requiredAt("/hits/0/id").asString()).isEqualTo(both.id());
        assertThat(found.requiredAt("/hits").valueStream().map(hit -> hit.requiredAt("/id").asString()))
                .contains(some.id());
        assertThat(search(rep, Map.of("text", word)).requiredAt("/filled").asBoolean()).isFalse();
    }

    @Test
    void saysThatAWriteDoesNotShowYet() {
        Published story = publish(word, "text", Map.of());
        String later = story.id() + ":" + 999_999_999_999_999_999L;
        assertThat(search(rep, Map.of("text", word, "waitFor", later)).requiredAt("/upToDate").asBoolean()).isFalse();
    }

    @Test
    void keepsDraftsFromReps() {
        Api.Answer draft = new Publishing(marketer).draft("Draft " + word, "text", Map.of());
        String position = draft.json("/indexPosition");
        Map<String, Object> query = Map.of("text", word, "drafts", true, "waitFor", position);
        assertThat(search(rep, query).requiredAt("/total").asLong()).isZero();
        assertThat(search(marketer, Map.of("text", word)).requiredAt("/total").asLong()).isZero();
        JsonNode found = search(marketer, query);
        assertThat(found.requiredAt("/total").asLong()).isEqualTo(1);
        assertThat(found.requiredAt("/hits/0/isDraft").asBoolean()).isTrue();
    }

    @Test
    void putsWhatIsForTheOpportunityFirstAndLeavesWhatIsNotForItOutOrLast() {
        publish("Plain " + word, "text", Map.of());
        Published aimed = publish("Aimed " + word, "text and some more words that dilute it", Map.of("audience",
                Map.of("for", List.of("persona/cfo"), "notFor", List.of())));
        Published away = publish(word, "text " + word, Map.of("audience",
                Map.of("for", List.of(), "notFor", List.of("persona/executive"))));
        Api crm = signedIn.withKey(Scope.OPPORTUNITIES_WRITE);
        Api.Answer told = crm.put("/api/v1/opportunities/crm/" + word,
                Map.of("name", "Deal", "account", "Example Foods",
                        "outcome", "open", "segments", List.of("persona/cfo"), "updatedAt", Instant.EPOCH.toString()));
        assertThat(told.status()).as(told.toString()).isBetween(200, 201);

        JsonNode fitting = search(rep, Map.of("text", word, "waitFor", away.position(), "context",
                Map.of("opportunity", told.json("/id"))));
        assertThat(fitting.requiredAt("/total").asLong()).isEqualTo(2);
        assertThat(fitting.requiredAt("/hits/0/id").asString()).isEqualTo(aimed.id());

        JsonNode found = search(rep, Map.of("text", word, "context",
                Map.of("opportunity", told.json("/id"), "showNotFor", true)));

        assertThat(found.requiredAt("/hits/0/id").asString()).isEqualTo(aimed.id());
        assertThat(found.requiredAt("/hits/2/id").asString()).isEqualTo(away.id());
        assertThat(
                found.requiredAt("/hits/0/reasons").valueStream().map(reason -> reason.requiredAt("/words").asString()))
                .contains("For Chief financial officer");
        assertThat(
                found.requiredAt("/hits/2/reasons").valueStream().map(reason -> reason.requiredAt("/words").asString()))
                .contains("Not for Executive");
        assertThat(rep.post("/api/v1/search", Map.of("context", Map.of("opportunity", UUID.randomUUID()))).status())
                .isEqualTo(404);
    }

    @Test
    void goesFromPageToPageWithoutGapOrRepeat() {
        List<Published> all = IntStream.range(0, 7).mapToObj(i -> publish(word + " " + i, "text", Map.of())).toList();
        search(rep, Map.of("text", word, "waitFor", all.getLast().position()));
        List<String> seen = new ArrayList<>();
        Map<String, Object> query = new HashMap<>(Map.of("text", word, "limit", 3));
        for (int page = 0; page < 3; page++) {
            JsonNode found = search(rep, query);
            found.requiredAt("/hits").valueStream().forEach(hit -> seen.add(hit.requiredAt("/id").asString()));
            query.put("cursor", found.at("/nextCursor").asString(""));
        }
        assertThat(query).containsEntry("cursor", "");
        assertThat(seen).containsExactlyInAnyOrderElementsOf(all.stream().map(Published::id).toList());
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        assertThat(rep.post("/api/v1/search", Map.of("test", "x")).json("/errors/0/pointer")).isEqualTo("/test");
        assertThat(rep.post("/api/v1/search", Map.of("text", "x".repeat(501))).json("/errors/0/pointer"))
                .isEqualTo("/text");
        assertThat(rep.post("/api/v1/search", Map.of("concepts", List.of("persona/nobody"))).problem())
                .isEqualTo("unknown-concept");
        assertThat(rep.post("/api/v1/search", Map.of("cursor", "made-up")).status()).isEqualTo(400);
        assertThat(rep.post("/api/v1/search", Map.of("waitFor", "soon")).status()).isEqualTo(400);
        assertThat(rep.post("/api/v1/search", Map.of("limit", 101)).status()).isEqualTo(400);
        assertThat(rep.post("/api/v1/search", Map.of("sort", "best")).status()).isEqualTo(400);
        assertThat(rep.get("/api/v1/search?query=x").json("/errors/0/pointer")).isEqualTo("?query");
    }

    @Test
    void servesClientsThatCanOnlyGet() {
        Published story = publish(word, "text", Map.of("tags", List.of("persona/cfo")));
        search(rep, Map.of("waitFor", story.position()));
        Api key = signedIn.withKey(Scope.SEARCH);
        Api.Answer found = key.get("/api/v1/search?q=" + word + "&concept=persona/executive&kind=story&limit=5");
        assertThat(found.status()).as(found.toString()).isEqualTo(200);
        assertThat(found.json("/hits/0/id")).isEqualTo(story.id());
        assertThat(key.get("/api/v1/search?q=" + word + "&concept=persona/cio").json("/total")).isEqualTo("0");
        assertThat(signedIn.withKey(Scope.CONTENT_READ).get("/api/v1/search?q=x").status()).isEqualTo(403);
        assertThat(signedIn.anonymous().get("/api/v1/search?q=x").status()).isEqualTo(401);
    }

    @Test
    void showsResultsAsAPageAndAsItsFragment() {
        Published story = publish("<b>" + word + "</b> & <script>alert(1)</script>", "Say it.",
                Map.of("tags", List.of("persona/cfo")));
        search(rep, Map.of("waitFor", story.position()));
        Api browser = rep.asBrowser();
        String page = browser.get("/search?q=" + word).text();
        String fragment = browser.with("HX-Request", "true").get("/search?q=" + word).text();
        assertThat(page)
                .contains("<title>Search · Riffbook</title>", "name=\"q\"", "value=\"" + word + "\"", "1 snippet",
                        "/snippets/" + story.id(), "<mark>" + word + "</mark>", "&lt;script&gt;", "&lt;b&gt;",
                        "Why is it here?")
                .doesNotContain("<script>alert", "<b>");
        assertThat(fragment).doesNotContain("<html", "<title>").contains("/snippets/" + story.id(), "1 snippet");
        assertThat(withoutIds(page)).contains(withoutIds(fragment));
    }

    @Test
    void saysWhatToDoWhenNothingIsFound() {
        publish(word, "text", Map.of());
        String page = rep.asBrowser().get("/?q=nothing" + word + "&kind=story").text();
        assertThat(page).contains("Nothing found", "Search without filters", "Try fewer words");
        assertThat(rep.asBrowser().get("/search?q=" + encoded("\"><script>alert(1)</script>")).text())
                .doesNotContain("<script>alert(1)");
        assertThat(signedIn.anonymous().asBrowser().get("/").status()).isEqualTo(302);
    }

    @Test
    void offersMoreAsAPlainLink() {
        List<Published> all = IntStream.range(0, 21).mapToObj(i -> publish(word + " " + i, "text", Map.of())).toList();
        search(rep, Map.of("waitFor", all.getLast().position()));
        Api browser = rep.asBrowser();
        String page = browser.get("/search?q=" + word + "&kind=story").text();
        var next = Pattern.compile("hx-get=\"(/search\\?[^\"]*cursor=[^\"]*)\"").matcher(page);
        assertThat(next.find()).as(page).isTrue();
        String more = browser.with("HX-Request", "true").get(next.group(1).replace("&amp;", "&")).text();
        assertThat(more.split("class=\"hit\"", -1)).hasSize(2);
        assertThat(more).doesNotContain("Narrow down", ">More<");
    }

    private Published publish(String title, String situation, Map<String, ?> more) {
        return new Publishing(marketer).publish(title, situation, more);
    }

    private static JsonNode search(Api who, Map<String, ?> query) {
        Api.Answer answer = who.post("/api/v1/search", query);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    /// Each search, and each form, has an id of its own.
    private static String withoutIds(String html) {
        return html.replaceAll("search=[0-9a-f-]{36}", "").replaceAll("name=\"clientId\" value=\"[^\"]*\"", "")
                .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "").replaceAll("\\s+", " ").strip();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
