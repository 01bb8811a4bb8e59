package io.riffbook.content.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.access.Person;
import io.riffbook.access.Role;
import io.riffbook.testing.Api;
import io.riffbook.testing.Bulk;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// Review, plans, revisions and keeping a snippet true, as a browser without scripts uses them.
@RiffbookTest
class AuthoringPagesTest {
    @Autowired
    private SignedIn signedIn;

    private Person author;
    private Api marketer;
    private Bulk snippets;

    @BeforeEach
    void signIn() {
        author = signedIn.person(Role.MARKETER);
        Api api = signedIn.as(author);
        snippets = new Bulk(api);
        marketer = api.asBrowser();
    }

    @Test
    void carriesAReviewFromTheFirstWordToTheLast() {
        String page = "/snippets/" + snippets.snippet();
        Api other = signedIn.as(Role.MARKETER).asBrowser();
        moved(marketer, page, "submit", "1", "");
        assertThat(marketer.get(page).text()).contains("submitted it for review", "Review it");

        assertThat(other.postForm(page + "/lifecycle", form("send-back", "2", "")).text())
                .contains("say what should change");
        moved(other, page, "send-back", "2", "Which <depot>?");
        assertThat(marketer.get(page).text()).contains("sent it back", "Which &lt;depot&gt;?");
        assertThat(marketer.postForm(page + "/review",
                Map.of("comment", "The northern one.", "clientId", UUID.randomUUID().toString())).status())
                .isEqualTo(302);
        moved(marketer, page, "submit", "3", "");

        Api.Answer own = marketer.postForm(page + "/lifecycle", form("approve", "4", "Fine, I think."));
        assertThat(own.status()).isEqualTo(403);
        assertThat(own.text()).contains("somebody else has to approve it", "Fine, I think.");
        moved(other, page, "approve", "4", "Fine.");
        assertThat(marketer.get(page).text()).contains("The northern one.", "approved it", "badge-approved");
    }

    private static Map<String, String> form(String action, String version, String comment) {
        return Map.of("action", action, "version", version, "comment", comment);
    }

    private static void moved(Api who, String page, String action, String version, String comment) {
        Api.Answer answer = who.postForm(page + "/lifecycle", form(action, version, comment));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(302);
    }

    @Test
    void plansPublishingAndForgetsThePlan() {
        String page = "/snippets/" + snippets.snippet();
        Map<String, String> plan = Map.of("action", "publish", "version", "1", "at", "2031-02-03T04:05");
        assertThat(marketer.postForm(page + "/lifecycle", plan).status()).isEqualTo(302);

        assertThat(marketer.get(page).text()).contains("will be published by itself", "2031-02-03 04:05 UTC",
                "Don’t publish by itself");
        assertThat(marketer.postForm(page + "/lifecycle",
                Map.of("action", "publish", "version", "2", "at", "tomorrow")).text())
                .contains("is no day with a time");
        moved(marketer, page, "unschedule", "2", "");
        assertThat(marketer.get(page).text()).doesNotContain("will be published by itself");
    }

    @Test
    void takesSomebodysWordThatItIsTrueAndShowsItToReps() {
        String page = "/snippets/" + snippets.published();
        Api rep = signedIn.as(Role.REP).asBrowser();
        assertThat(marketer.get(page).text()).contains("Nobody has said so yet", "For everyone, so for no one");
        assertThat(rep.get(page).text()).doesNotContain("Verified", "Still true", "so for no one");

        assertThat(marketer.postForm(page + "/verify", Map.of("version", "2", "reviewBy", "2031-02-03")).status())
                .isEqualTo(302);

        assertThat(marketer.get(page).text()).contains(author.details().name(), "To be looked at again by 2031-02-03");
        assertThat(rep.get(page).text()).contains("Verified");
    }

    @Test
    void keepsWhoKeepsItTrueByTheForm() {
        String id = snippets.snippet();
        Map<String, String> form = new HashMap<>(Map.of("title", "Played often", "fields.situation",
                "Two depots, one night shift.", "version", "1", "reach", "internal", "owner",
                author.id().toString(), "verifier", author.id().toString(), "reviewBy", "2031-02-03", "expiresAt",
                "2032-01-01T00:00", "clientId", UUID.randomUUID().toString()));
        Api.Answer saved = marketer.postForm("/snippets/" + id + "/edit", form);

        assertThat(saved.status()).as(saved.toString()).isEqualTo(302);
        assertThat(snippets.get(id).json("/verifierId")).isEqualTo(author.id().toString());
        assertThat(snippets.get(id).json("/ownerId")).isEqualTo(author.id().toString());
        assertThat(snippets.get(id).json("/expiresAt")).isEqualTo("2032-01-01T00:00:00Z");
        assertThat(marketer.get("/snippets/" + id + "/edit").text()).contains("2031-02-03", "2032-01-01T00:00");
        form.putAll(Map.of("reviewBy", "soon", "version", snippets.get(id).json("/version")));
        assertThat(marketer.postForm("/snippets/" + id + "/edit", form).text()).contains("Look again by is no day");
    }

    @Test
    void comparesRevisionsAndBringsOneBack() {
        String id = snippets.snippet();
        marketer.with("Accept", "application/json").patch("/api/v1/snippets/" + id,
                Map.of("version", 1, "title", "Played <too> often"));
        String page = "/snippets/" + id + "/revisions";

        assertThat(marketer.get(page).text()).contains("From revision 1 to revision 2", "<ins>", "&lt;too&gt;",
                author.details().name());
        assertThat(marketer.get(page + "?from=2&to=1").text()).contains("From revision 2 to revision 1", "<del>");
        assertThat(marketer.get(page + "?from=1&to=7").status()).isEqualTo(404);

        assertThat(marketer.postForm(page + "/1/restore", Map.of("version", "1")).status()).isEqualTo(412);
        assertThat(marketer.postForm(page + "/1/restore", Map.of("version", "2")).status()).isEqualTo(302);
        assertThat(snippets.get(id).json("/title")).isEqualTo("Played often");
        assertThat(snippets.get(id).json("/latestRevision")).isEqualTo("3");
    }
}
