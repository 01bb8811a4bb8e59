package io.riffbook.content.composing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.riffbook.access.Role;
import io.riffbook.testing.Api;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Writing and exporting a deck, as a browser without scripts does.
@RiffbookTest
class ComposePagesTest {

    private static final String MARKDOWN = "# Live\n\n---\n\n## Tune <script>alert(1)</script>\n\n- in **one** key\n";

    @Autowired
    private SignedIn signedIn;

    private Api marketer;
    private Api api;

    @BeforeEach
    void signIn() {
        api = signedIn.as(Role.MARKETER);
        marketer = api.asBrowser();
    }

    @Test
    void writesLooksAtAndSavesADeckThenExportsIt() {
        Api.Answer form = marketer.get("/decks/new");
        assertThat(form.text()).contains("One thing a slide", "slide-card");

        Api.Answer preview = marketer.postForm("/decks/new", Map.of("title", "Live", "markdown", MARKDOWN, "clientId",
                form.hidden("clientId"), "action", "preview"));
        assertThat(preview.text()).contains("<strong>one</strong>").doesNotContain("<script>alert");
        String deck = saved(marketer.postForm("/decks/new",
                Map.of("title", "Live", "markdown", MARKDOWN, "clientId", form.hidden("clientId"))));

        assertThat(marketer.get("/decks/" + deck).text()).contains("/decks/" + deck + "/edit",
                "/decks/" + deck + "/exports");
        Api.Answer choice = marketer.get("/decks/" + deck + "/exports");
        Api.Answer ordered = marketer.postForm("/decks/" + deck + "/exports",
                Map.of("format", "pdf", "template", "", "clientId", choice.hidden("clientId")));
        assertThat(ordered.status()).isEqualTo(303);
        Api.Answer ready = await().atMost(Duration.ofSeconds(60)).until(
                () -> marketer.get(ordered.header("Location")), page -> page.text().contains("Download the PDF"));
        assertThat(ready.text()).contains("/file");
    }

    @Test
    void keepsBothTextsWhenSomebodyElseSavedFirst() {
        Api.Answer form = marketer.get("/decks/new");
        String deck = saved(marketer.postForm("/decks/new",
                Map.of("title", "Live", "markdown", MARKDOWN, "clientId", form.hidden("clientId"))));
        saved(marketer.postForm("/decks/" + deck + "/edit", edit("# Theirs", 1)));

        Api.Answer stale = marketer.postForm("/decks/" + deck + "/edit", edit("# Mine", 1));

        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.text()).contains("# Mine", "# Theirs", "Somebody else changed it");
        assertThat(stale.hidden("version")).isEqualTo("2");
        assertThat(marketer.postForm("/decks/" + deck + "/edit", edit(" ", 2)).text()).contains("must have text");
    }

    @Test
    void showsASnippetOfThePageWhileSomebodyWrites() {
        Api.Answer slides = marketer.postForm("/decks/preview", Map.of("markdown", MARKDOWN));

        assertThat(slides.text()).contains("slide-card", "<strong>one</strong>").doesNotContain("<html", "<script>");
    }

    private static Map<String, String> edit(String markdown, int version) {
        return Map.of("markdown", markdown, "version", Integer.toString(version), "clientId",
                UUID.randomUUID().toString());
    }

    private String saved(Api.Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(303);
        String job = answer.header("Location").replace("/decks/jobs/", "/api/v1/jobs/");
        return await().atMost(Duration.ofSeconds(60)).until(() -> api.get(job),
                found -> found.json().path("state").asString().equals("done")).json("/result/deckId");
    }
}
