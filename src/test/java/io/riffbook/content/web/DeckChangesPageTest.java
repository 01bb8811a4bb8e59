package io.riffbook.content.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.access.Role;
import io.riffbook.testing.Api;
import io.riffbook.testing.RevisedDeck;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/// What a revision of a deck changed, and deciding on it, as a browser without scripts does.
@RiffbookTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeckChangesPageTest {
    private static final String COLD = "# Where the cold is lost\n\nNineteen minutes on the ramp. Doors stay open.";
    private static final String COLD_NEW = "# Where the cold is lost\n\nTwelve minutes on the ramp. Doors stay open.";
    private static final String PRICE = "# Prices\n\nTwo euros a crate & month.";
    private static final String STORY = "# How a brewery uses it\n\nThree trucks were stopped in the first week.";
    private static final String CREWS = "# Night crews\n\nThey come from an agency, and leave before the first truck.";

    @Autowired
    private SignedIn signedIn;

    private Api api;
    private Api marketer;
    /// Its second revision changes the cold, has no prices, puts the crews before the story and adds nothing.
    private RevisedDeck shared;
    private List<List<String>> all;
    private int next;

    private String page;
    private List<String> snippets = List.of();

    @BeforeAll
    void upload() {
        api = signedIn.as(Role.MARKETER);
        marketer = api.asBrowser();
        shared = RevisedDeck.upload(api, COLD, PRICE, STORY, CREWS);
        all = List.of(shared.breakUp(true), shared.breakUp(true), shared.breakUp(true), shared.breakUp(true));
        shared.revise(COLD_NEW, CREWS, STORY);
    }

    @BeforeEach
    void look() {
        page = "/decks/" + shared.id() + "/revisions/2/changes";
    }

    private void takeSnippets() {
        snippets = all.get(next++);
    }

    private Api.Answer snippet(int at) {
        return api.get("/api/v1/snippets/" + snippets.get(at));
    }

    private Map<String, String> form(String answer, int... ticked) {
        Map<String, String> form = new HashMap<>(Map.of("answer", answer, "clientId", UUID.randomUUID().toString()));
        for (int each : ticked) {
            form.put("snippet", snippets.get(each));
            form.put("version." + snippets.get(each), snippet(each).json("/version"));
        }
        return form;
    }

    @Test
    void showsWhatChangedInWordsAndPictures() {
        Api.Answer shown = marketer.get(page);

        assertThat(shown.status()).as(shown.toString()).isEqualTo(200);
        assertThat(shown.text()).contains("What revision 2 changed", "<del>", "Nineteen", "<ins>", "Twelve",
                "preview?width=480", "Revision 1, passage 1", "Revision 2, passage 1", "One passage gone", "Prices",
                "One passage moved", "Accept the change", "Keep mine", "Retire").doesNotContain("Nothing changed");
        assertThat(marketer.get(page + "?state=unchanged").text()).contains("How a brewery uses it", "Night crews")
                .doesNotContain("Accept the change");
        assertThat(marketer.get(page + "?state=lost").status()).isEqualTo(400);
        assertThat(marketer.get(page.replace("/2/", "/1/")).text())
                .contains("It is the first", "Decide on revision 2", "4 passages added")
                .doesNotContain("Accept the change");
        assertThat(marketer.get(page.replace("/2/", "/3/")).status()).isEqualTo(404);
        assertThat(marketer.get("/decks/" + shared.id()).text()).contains("wait for you to decide", page);
        assertThat(signedIn.as(Role.REP).asBrowser().get(page).status()).isEqualTo(403);
    }

    @Test
    void acceptsWhatIsTickedOnceAndKeepsTheRest() {
        takeSnippets();
        Map<String, String> accepting = form("accept", 0);

        Api.Answer accepted = marketer.postForm(page, accepting);

        assertThat(accepted.text()).contains("One snippet took the change over, as a draft");
        assertThat(snippet(0).json("/fields/body")).startsWith("Twelve");
        assertThat(marketer.postForm(page, accepting).text()).contains("One snippet took the change over");
        assertThat(snippet(0).json("/latestRevision")).isEqualTo("2");
        assertThat(marketer.postForm(page, form("accept", 0)).text()).contains("No snippet took the change over",
                "waits no longer");

        assertThat(marketer.postForm(page, form("keep", 1)).text()).contains("One snippet stays as it is");
        assertThat(snippet(1).json().has("deckChange")).isFalse();
        assertThat(snippet(1).json("/lifecycle")).isEqualTo("published");
    }

    @Test
    void retiresWhatIsGoneAndSaysWhatIsLeftAndWhy() {
        takeSnippets();
        Api.Answer retired = marketer.postForm(page, form("retire", 1));
        assertThat(retired.text()).contains("One snippet retired");
        assertThat(snippet(1).json("/lifecycle")).isEqualTo("retired");

        api.with("If-Match", snippet(0).header("ETag")).patch("/api/v1/snippets/" + snippets.get(0),
                Map.of("fields", Map.of("body", "Written by hand.")));
        Map<String, String> form = form("accept", 0);
        Api.Answer left = marketer.postForm(page, form);
        assertThat(left.text()).contains("No snippet took the change over", "One is left", "It was edited by hand",
                "Overwrite my edits");
        assertThat(left.text()).containsPattern("name=\"snippet\" value=\"" + snippets.get(0) + "\" checked");
        form.putAll(Map.of("overwrite", snippets.get(0), "publish", "true", "clientId", left.hidden("clientId")));
        assertThat(marketer.postForm(page, form).text()).contains("One snippet took the change over, published");
        assertThat(snippet(0).json("/publishedRevision")).isEqualTo("3");
    }

    @Test
    void refusesFormsThatSayNothingOrComeTooLate() {
        takeSnippets();
        Api.Answer none = marketer.postForm(page, form("accept"));
        assertThat(none.status()).isEqualTo(400);
        assertThat(none.text()).contains("Choose at least one snippet");
        assertThat(marketer.postForm(page, form("forget", 0)).status()).isEqualTo(400);
        Api.Answer late = marketer.postForm(page.replace("/2/", "/1/"), form("accept", 0));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text()).contains("You decided on revision 1");
        assertThat(snippet(0).json("/latestRevision")).isEqualTo("1");
    }

    @Test
    void tellsAuthorsOnTheSnippetsOwnPage() {
        takeSnippets();
        String own = "/snippets/" + snippets.get(0);
        Api.Answer shown = marketer.get(own);
        assertThat(shown.text()).contains("Its passage has changed in the deck", "Nineteen", "Twelve",
                page + "#passage-");
        assertThat(signedIn.as(Role.REP).asBrowser().get(own).text()).doesNotContain("Its passage has changed");
        assertThat(marketer.get("/snippets/" + snippets.get(1)).text()).contains("Its passage is gone from the deck")
                .doesNotContain("Accept the change");
        assertThat(marketer.get("/snippets?attention=changed-in-deck&deck=" + shared.id()).text()).contains(own);

        Map<String, String> stale = form("accept", 0);
        stale.putAll(Map.of("deck", shared.id(), "revision", "2", "version." + snippets.get(0), "1"));
        assertThat(marketer.postForm(own + "/deck-change", stale).text()).contains("Somebody changed it meanwhile");
        Map<String, String> accepting = form("accept", 0);
        accepting.putAll(Map.of("deck", shared.id(), "revision", "2"));
        assertThat(marketer.postForm(own + "/deck-change", accepting).status()).isEqualTo(302);
        assertThat(marketer.get(own).text()).contains("Twelve").doesNotContain("Its passage has changed");
    }

    @Test
    void decidesOnWhatEarlierRevisionsChangedToo() {
        RevisedDeck deck = RevisedDeck.upload(api, COLD, PRICE, STORY);
        snippets = deck.breakUp(true);
        deck.revise(COLD_NEW, PRICE.replace("Two", "Three"), STORY);
        deck.revise(STORY, COLD_NEW, PRICE.replace("Two", "Three"));
        page = "/decks/" + deck.id() + "/revisions/3/changes";
        assertThat(marketer.get(page).text()).contains("2 snippets whose passages have changed", "Nineteen",
                "Revision 1, passage 1", "Revision 3, passage 2").doesNotContain("passage changed");
        assertThat(marketer.get(page.replace("/3/", "/2/")).text()).contains("Decide on revision 3",
                "2 passages changed");

        assertThat(marketer.postForm(page, form("accept-all")).text())
                .contains("2 snippets took the change over, as drafts").doesNotContain("Accept the change");
        assertThat(snippet(1).json("/fields/body")).startsWith("Three");
    }
}
