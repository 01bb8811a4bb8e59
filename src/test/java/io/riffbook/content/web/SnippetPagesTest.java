package io.riffbook.content.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.access.Role;
import io.riffbook.testing.Api;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// The pages as a browser without scripts uses them.
@RiffbookTest
class SnippetPagesTest {
    @Autowired
    private SignedIn signedIn;

    private Api marketer;

    @BeforeEach
    void signIn() {
        marketer = signedIn.as(Role.MARKETER).asBrowser();
    }

    @Test
    void leadsFromAWrittenSnippetToAPublishedOne() {
        String page = written(form("A line that lands", "Nobody **may** decide."));
        assertThat(marketer.get(page).text()).contains("A line that lands", "Nobody <strong>may</strong> decide.");

        Api rep = signedIn.as(Role.REP).asBrowser();
        assertThat(rep.get(page).status()).isEqualTo(404);
        Api.Answer published = marketer.postForm(page + "/lifecycle", Map.of("action", "publish", "version", "1"));
        assertThat(published.header("Location")).endsWith(page);
        assertThat(rep.get(page).text()).contains("A line that lands").doesNotContain("/lifecycle", "/edit");
    }

    @Test
    void saysAllFaultsAtOnceAndKeepsWhatWasTyped() {
        Map<String, String> form = form(" ", "");
        form.put("fields.followUp", "x".repeat(301));
        form.put("for", "persona/coo");
        form.put("notFor", "persona/coo");

        Api.Answer refused = marketer.postForm("/snippets", form);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Title must be one line", "Line is required",
                "Then ask must have at most 300 characters", "be both for and not for", "x".repeat(301));
    }

    @Test
    void makesOneSnippetOfAFormThatIsSentTwice() {
        Map<String, String> form = form("Sent twice", "Once is enough.");
        assertThat(written(form)).isEqualTo(written(form));
    }

    @Test
    void keepsTheTextOfWhoeverWasSlower() {
        String page = written(form("Two at once", "As it was."));
        Map<String, String> slower = form("Two at once", "The slower one's words.");
        slower.put("version", "1");
        Map<String, String> faster = form("Two at once", "The faster one's words.");
        faster.put("version", "1");
        assertThat(marketer.postForm(page + "/edit", faster).status()).isEqualTo(302);

        Api.Answer stale = marketer.postForm(page + "/edit", slower);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.text()).contains("Somebody else changed it meanwhile", "The slower one&#39;s words.",
                "The faster one&#39;s words.");

        slower.put("version", stale.hidden("version"));
        assertThat(marketer.postForm(page + "/edit", slower).status()).isEqualTo(302);
        assertThat(marketer.get(page).text()).contains("The slower one");
    }

    @Test
    void showsNoMarkupThatSomebodyTyped() {
        String page = written(
                form("<script>alert(1)</script>", "<img src=x onerror=alert(1)> [go](javascript:alert(1))"));
        assertThat(marketer.get(page).text()).doesNotContain("<script>alert", "onerror", "href=\"javascript:");
    }

    @Test
    void namesWhatIsThereToDoWhenNothingIs() {
        assertThat(marketer.get("/decks").text()).contains("Upload a deck");
        assertThat(marketer.get("/snippets/new").text()).contains("Silver bullet", "Objection handler");
        assertThat(signedIn.as(Role.REP).asBrowser().get("/snippets").status()).isEqualTo(403);
    }

    private String written(Map<String, String> form) {
        Api.Answer answer = marketer.postForm("/snippets", form);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(302);
        return answer.header("Location").replaceFirst(".*(?=/snippets/)", "");
    }

    private static Map<String, String> form(String title, String line) {
        return new LinkedHashMap<>(Map.of("kind", "silver-bullet", "clientId", UUID.randomUUID().toString(), "title",
                title, "fields.line", line, "reach", "internal"));
    }
}
