package io.riffbook.requests;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.riffbook.access.Person;
import io.riffbook.access.Role;
import io.riffbook.content.SnippetId;
import io.riffbook.testing.Browser;
import io.riffbook.testing.ContentRows;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/// From a search that finds nothing to the riff that was missing, as people do it.
@RiffbookTest
class RequestsBrowserTest {
    @Autowired
    SignedIn signedIn;
    @Autowired
    JdbcClient db;
    @LocalServerPort
    int port;

    @Test
    void askForWhatASearchDidNotFindAndAreToldWhenItIsMade() {
        String word = "w" + UUID.randomUUID().toString().replace("-", "");
        Person rep = signedIn.person(Role.REP);
        Person other = signedIn.person(Role.REP);
        Person marketer = signedIn.person(Role.MARKETER);
        SnippetId made = new ContentRows(db).published("The freezer that paid for itself");
        try (Browser browser = Browser.open(port)) {
            Browser.Visitor asker = signIn(browser, Browser.DESK, rep);
            asker.page().navigate("/search?context=persona/cfo&q=frozen+" + word);
            link(asker.page(), "Ask for it");
            asker.look("request-new-desk");
            assertThat(asker.page().getByLabel("What do you need?").inputValue()).isEqualTo("frozen " + word);
            button(asker.page(), "Ask");
            asker.page().waitForURL(url -> !url.endsWith("/requests/new") && url.matches(".*/requests/[0-9a-f-]{36}"));
            asker.look("request-asked-desk");
            String address = asker.page().url();

            Browser.Visitor voter = signIn(browser, Browser.PHONE, other);
            voter.page().navigate("/requests/new?text=frozen+" + word);
            voter.look("request-new-phone");
            button(voter.page(), "Ask");
            assertThat(voter.page().getByText("Is it one of these?").isVisible()).isTrue();
            voter.look("request-similar-phone");
            button(voter.page(), "I need this too");
            voter.page().waitForURL(address);
            assertThat(voter.page().locator("main").textContent()).contains("2 people need it");
            voter.page().navigate("/requests?sort=newest");
            voter.look("requests-phone");

            Browser.Visitor author = signIn(browser, Browser.DESK, marketer);
            author.page().navigate("/requests?state=open");
            author.look("requests-desk");
            author.page().navigate(address);
            button(author.page(), "I make it");
            author.page().getByLabel("The published snippet").fill("http://localhost/snippets/" + made);
            author.page().getByLabel("A word for everybody").fill("It pays off in a year.");
            author.look("request-deciding-desk");
            button(author.page(), "Made for them");
            assertThat(author.page().locator("main").textContent()).contains("Made for you");

            asker.page().navigate("/requests");
            assertThat(asker.page().locator(".count").textContent()).isEqualTo("2");
            asker.page().locator(".inbox-link").click();
            asker.look("inbox-desk");
            asker.page().getByRole(AriaRole.BUTTON,
                    new Page.GetByRoleOptions().setName("Made for you")).click();
            asker.page().waitForURL(address);
            link(asker.page(), "The freezer that paid for itself");
            asker.page().waitForURL("**/snippets/" + made);

            voter.page().navigate("/inbox");
            voter.look("inbox-phone");
        }
    }

    private static Browser.Visitor signIn(Browser browser, Browser.Screen screen, Person person) {
        Browser.Visitor visitor = browser.visitor(screen);
        visitor.signIn(person.details().email().value(), SignedIn.PASSWORD);
        return visitor;
    }

    private static void button(Page page, String name) {
        page.locator("main").getByRole(AriaRole.BUTTON,
                new Locator.GetByRoleOptions().setName(name).setExact(true))
                .first().click();
    }

    private static void link(Page page, String name) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name)).first().click();
    }
}
