package io.riffbook.search.saved;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import io.riffbook.access.Person;
import io.riffbook.access.Role;
import io.riffbook.search.Publishing;
import io.riffbook.search.Publishing.Published;
import io.riffbook.testing.Api;
import io.riffbook.testing.Browser;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import java.util.Map;
import java.util.UUID;

/// Saving a search as people do it.
@RiffbookTest
class SavedSearchesBrowserTest {
    @Autowired
    SignedIn signedIn;
    @LocalServerPort
    int port;

    @Test
    void savesWhatIsShownAndLeavesTheFormAloneMeanwhile() {
        String word = "w" + UUID.randomUUID().toString().replace("-", "");
        Person somebody = signedIn.person(Role.REP);
        Api marketer = signedIn.as(Role.MARKETER);
        Published story = new Publishing(marketer).publish("Story " + word, "text", Map.of());
        marketer.post("/api/v1/search", Map.of("waitFor", story.position()));
        try (Browser browser = Browser.open(port)) {
            Browser.Visitor visitor = browser.visitor(Browser.DESK);
            visitor.signIn(somebody.details().email().value(), SignedIn.PASSWORD);
            Page page = visitor.page();
            page.navigate("/search?q=" + word);
            page.getByText("Save this search").click();
            Locator name = page.getByLabel("Name");
            name.fill("Mine");
            page.getByLabel("Tell me when something new matches").check();
            visitor.look("save-search-desk");
            assertThat(name.inputValue()).isEqualTo("Mine");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save").setExact(true)).click();
            page.waitForURL("**/saved-searches");
            visitor.look("saved-searches-desk");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Mine")).click();
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Story " + word)).click();
            page.waitForURL("**/snippets/" + story.id() + "?search=*");

            Browser.Visitor onPhone = browser.visitor(Browser.PHONE);
            onPhone.signIn(somebody.details().email().value(), SignedIn.PASSWORD);
            onPhone.page().navigate("/saved-searches");
            onPhone.look("saved-searches-phone");
        }
    }
}
