package io.riffbook.content.bulk.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.riffbook.access.Person;
import io.riffbook.access.Role;
import io.riffbook.testing.Api;
import io.riffbook.testing.Bulk;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Changing many snippets on pages, as a browser without scripts does it.
@RiffbookTest
class BulkPagesTest {
    @Autowired
    private SignedIn signedIn;

    private Person person;
    private Api browser;
    private Bulk bulk;

    @BeforeEach
    void signIn() {
        person = signedIn.person(Role.MARKETER);
        Api api = signedIn.as(person);
        bulk = new Bulk(api);
        browser = api.asBrowser();
    }

    @Test
    void leadsFromAFilteredListToTheResultAndBack() {
        String first = bulk.snippet(Map.of("title", "One of mine"));
        String second = bulk.snippet(Map.of("title", "Another of mine"));
        assertThat(browser.get("/snippets?owner=me").text()).contains("One of mine", "Change all 2 that match");

        Api.Answer form = browser.get("/bulk-changes/new?of=all&owner=me");
        assertThat(form.text()).contains("Change 2 snippets", "One of mine", "Another of mine");
        Map<String, String> fields = new HashMap<>(Map.of("of", "all", "owner", "me", "expected",
                form.hidden("expected"), "clientId", form.hidden("clientId")));
        assertThat(browser.postForm("/bulk-changes", fields).text()).contains("Choose what is to be done");
        fields.putAll(Map.of("action", "add-tags", "add", "industry/dairy"));
        Api.Answer taken = browser.postForm("/bulk-changes", fields);

        assertThat(taken.status()).as(taken.toString()).isEqualTo(302);
        String result = taken.header("Location").replaceFirst(".*(?=/bulk-changes/)", "");
        await().atMost(Duration.ofSeconds(20)).until(() -> browser.get(result).text().contains("Undo all 2"));
        assertThat(bulk.tags(first)).containsExactly("industry/dairy");
        assertThat(browser.get(result).text()).contains("Add the tag “Dairy”", "One of mine", "changed");
        assertThat(browser.get("/bulk-changes").text()).contains("Add the tag “Dairy”");

        assertThat(browser.postForm(result + "/undo", Map.of()).status()).isEqualTo(302);
        await().atMost(Duration.ofSeconds(20)).until(() -> bulk.tags(second).isEmpty());
        assertThat(browser.postForm(result + "/undo", Map.of()).text()).contains("can be undone once");
    }

    @Test
    void asksAgainWhenTheFilterLetsOthersThroughThanItShowed() {
        bulk.snippet();
        Map<String, String> fields = Map.of("of", "all", "owner", "me", "expected", "1", "clientId",
                UUID.randomUUID().toString(), "action", "retire");
        String late = bulk.snippet();

        Api.Answer refused = browser.postForm("/bulk-changes", fields);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("These were 1 snippets a moment ago and are 2", "Change 2 snippets");
        assertThat(bulk.get(late).json("/lifecycle")).isEqualTo("draft");
    }

    @Test
    void changesOnlyWhatIsTicked() {
        String ticked = bulk.snippet();
        String other = bulk.snippet();
        Api.Answer form = browser.get("/bulk-changes/new?of=ticked&id=" + ticked);

        browser.postForm("/bulk-changes", Map.of("of", "ticked", "id", ticked, "expected", "1", "clientId",
                form.hidden("clientId"), "action", "retire"));

        await().atMost(Duration.ofSeconds(20)).until(() -> bulk.get(ticked).json("/lifecycle").equals("retired"));
        assertThat(bulk.get(other).json("/lifecycle")).isEqualTo("draft");
        assertThat(browser.get("/bulk-changes/new?of=ticked").text()).contains("No snippet is ticked");
    }

    @Test
    void showsWhatNeedsAttention() {
        String overdue = bulk.snippet(Map.of("title", "Long in the tooth"));
        bulk.change(List.of(overdue), Map.of("action", "review-by", "day", "2020-01-01"));
        String clear = bulk.snippet(Map.of("title", "For somebody", "audience", Map.of("for",
                List.of("persona/coo"))));

        assertThat(browser.get("/snippets?overdue=true&owner=me").text()).contains("Long in the tooth", "Look again")
                .doesNotContain("For somebody");
        assertThat(browser.get("/snippets?attention=for-everyone&owner=me").text()).contains("Long in the tooth")
                .doesNotContain("For somebody");
        assertThat(bulk.get(clear).json("/isForEveryone")).isEqualTo("false");
    }
}
