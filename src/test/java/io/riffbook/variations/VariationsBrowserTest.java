package io.riffbook.variations;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.riffbook.access.Person;
import io.riffbook.access.Role;
import io.riffbook.search.Publishing;
import io.riffbook.testing.Browser;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/// From a riff that is played otherwise to a revision with credit, as people do it.
@RiffbookTest
class VariationsBrowserTest {
    @Autowired
    SignedIn signedIn;
    @LocalServerPort
    int port;

    @Test
    void areSentFromThePhoneAndAdoptedAtTheDesk() {
        Person rep = signedIn.person(Role.REP);
        Person marketer = signedIn.person(Role.MARKETER);
        String snippet = new Publishing(signedIn.as(marketer))
                .publish("The freezer", "It is Friday, 16:40, and the freezer stops.", Map.of()).id();
        try (Browser browser = Browser.open(port)) {
            Browser.Visitor player = signIn(browser, Browser.PHONE, rep);
            player.page().navigate("/snippets/" + snippet);
            player.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Send a variation")).click();
            player.look("variation-new-phone");
            player.page().getByLabel("Title").fill("The freezer stops");
            player.page().getByLabel("Why it plays better so").first().fill("Customers ask what happened.");
            button(player.page(), "Send it to marketing");
            player.page().waitForURL("**/variations/*");
            player.look("variation-sent-phone");
            String address = player.page().url();

            Browser.Visitor author = signIn(browser, Browser.DESK, marketer);
            author.page().navigate("/variations?state=proposed&snippet=" + snippet);
            author.look("variations-desk");
            author.page().navigate("/variations/recognise");
            author.look("recognise-desk");
            author.page().navigate(address);
            author.look("variation-desk");
            button(author.page(), "Adopt as a revision");
            author.page().getByText("See what it became").click();
            assertThat(author.page().locator("main").textContent()).contains("The freezer stops", "thanks to",
                    rep.details().name());
            author.look("variation-credit-desk");

            player.page().navigate("/inbox");
            assertThat(player.page().locator("main").textContent()).contains("was adopted: thank you");
        }
    }

    private static Browser.Visitor signIn(Browser browser, Browser.Screen screen, Person person) {
        Browser.Visitor visitor = browser.visitor(screen);
        visitor.signIn(person.details().email().value(), SignedIn.PASSWORD);
        return visitor;
    }

    private static void button(Page page, String name) {
        page.locator("main").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true))
                .first().click();
    }
}
