package io.riffbook;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;

import io.riffbook.testing.Api;
import io.riffbook.testing.Browser;
import io.riffbook.testing.PackagedRiffbook;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The loop as people walk it: in the browser, against the packaged jar. Every page on the way is looked at, too.
class LoopPagesIT {
    private static final String PASSWORD = "a long enough password";
    private static final Path DECK = Path.of("src/main/resources/demo/master-deck.pptx");
    private static final double READING = 120_000;
    /// Where other builds keep the machine busy, thirty snippets take their time.
    private static final double PATIENCE = 30_000;
    private static final int[] WIDTHS = {360, 768, 1440};

    @Test
    void goesRoundInTheBrowser(@TempDir Path folder) throws IOException {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        try (PackagedRiffbook riffbook = PackagedRiffbook.start(folder.resolve("home"));
                Browser browser = Browser.open(riffbook.port())) {
            Api admin = riffbook.firstSignIn(PASSWORD);
            Browser.Visitor marketer = newcomer(browser, Browser.DESK, admin, "marketer");
            Browser.Visitor rep = newcomer(browser, Browser.PHONE, admin, "rep");
            Api crm = crm(riffbook, admin);
            tell(crm, Map.of("ownerEmail", "rep@example.com"));

            upload(marketer);
            String title = breakUp(marketer);
            play(rep, title);
            tell(crm, Map.of("ownerEmail", "rep@example.com", "outcome", "won", "closedAt", Instant.now().toString()));
            readReport(marketer, title);
            lookThingsUp(marketer, rep);
            revise(marketer, folder);
            write(marketer);
            Browser.Visitor administrator = browser.visitor(Browser.DESK);
            administrator.signIn(admin.get("/api/v1/me").json("/person/email"), PASSWORD);
            readAudit(administrator);
        }
    }

    /// A deck that is written here, with its slides beside it, and taken along as a presentation.
    private static void write(Browser.Visitor marketer) {
        Page page = marketer.page();
        page.navigate("/decks");
        link(page, "Write a deck here").click();
        page.locator("[name=title]").fill("Cold all the way");
        page.locator("#markdown").fill("""
                # Cold all the way

                ---

                # What it saves

                - Claims of dairies
                  - **half** of them in a year

                ---

                # A year in numbers

                | Quarter | Loss |
                |---|---|
                | Q1 | 4 % |
                | Q4 | 1 % |

                <!-- Ask what a claim costs them. -->
                """);
        assertThat(page.locator("#slides > li")).hasCount(3);
        assertThat(page.locator("#slides table")).isVisible();
        for (int width : WIDTHS) {
            page.setViewportSize(width, Browser.DESK.height());
            marketer.look("deck-written-" + width);
        }
        page.setViewportSize(Browser.DESK.width(), Browser.DESK.height());
        button(page, "Save the deck").click();
        assertThat(page.locator(".passage")).hasCount(3, new LocatorAssertions.HasCountOptions().setTimeout(READING));
        marketer.look("deck-written-board");
        link(page, "Export").click();
        marketer.look("deck-export");
        button(page, "Export revision 1").click();
        assertThat(link(page, "Download the presentation"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(READING));
        marketer.look("deck-exported");
    }

    private static void lookThingsUp(Browser.Visitor marketer, Browser.Visitor rep) {
        link(marketer.page(), "Glossary").click();
        marketer.look("glossary");
        rep.page().navigate("/glossary");
        rep.look("glossary-on-a-phone");
        marketer.page().navigate("/report/never-used");
        marketer.look("never-used");
    }

    private static void readAudit(Browser.Visitor admin) {
        link(admin.page(), "Audit").click();
        assertThat(admin.page().locator("tbody")).containsText("published");
        admin.look("audit");
    }

    /// Somebody new chooses a password by the one-time link that the admin made, and signs in with it.
    private static Browser.Visitor newcomer(Browser browser, Browser.Screen screen, Api admin, String role) {
        String email = role + "@example.com";
        Api.Answer made = admin.post("/api/v1/people", Map.of("email", email, "name", role, "roles", List.of(role)));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        String link = admin.post("/api/v1/people/" + made.json("/id") + "/password-reset", Map.of()).json("/url");
        Browser.Visitor visitor = browser.visitor(screen);
        Page page = visitor.page();
        page.navigate(link.substring(link.indexOf("/reset")));
        visitor.look(role + "-chooses-a-password");
        page.locator("[name=password]").fill(PASSWORD);
        page.locator("[name=repeated]").fill(PASSWORD);
        button(page, "Choose password").click();
        page.waitForURL("**/sign-in?changed");
        visitor.look(role + "-signs-in");
        visitor.signIn(email, PASSWORD);
        return visitor;
    }

    private static Api crm(PackagedRiffbook riffbook, Api admin) {
        Api.Answer key = admin.post("/api/v1/api-keys",
                Map.of("name", "crm", "scopes", List.of("opportunities:write"), "mayActFor", false));
        assertThat(key.status()).as(key.toString()).isEqualTo(201);
        return riffbook.api().withKey(key.json("/secret"));
    }

    private static void tell(Api crm, Map<String, String> more) {
        Map<String, String> deal = new HashMap<>(more);
        deal.putAll(Map.of("name", "Depot refit", "account", "Example Foods", "updatedAt", Instant.now().toString()));
        Api.Answer told = crm.put("/api/v1/opportunities/crm/depot-refit", deal);
        assertThat(told.status()).as(told.toString()).isIn(200, 201);
    }

    private static void upload(Browser.Visitor marketer) {
        Page page = marketer.page();
        link(page, "Decks").click();
        assertThat(page.getByText("No decks yet")).isVisible();
        marketer.look("decks-empty");
        page.locator("input[type=file]").setInputFiles(DECK);
        button(page, "Upload").click();
        page.waitForURL("**/decks/jobs/*");
        assertThat(page.locator("#progress progress")).isVisible();
        marketer.look("deck-is-read");
        page.waitForURL(Pattern.compile(".*/decks/[0-9a-f-]{36}"), new Page.WaitForURLOptions().setTimeout(READING));
        marketer.look("deck-board");
    }

    /// @return the title of a snippet that came out of it
    private static String breakUp(Browser.Visitor marketer) {
        Page page = marketer.page();
        page.getByText("Tick all on this page").click();
        assertThat(page.locator("[data-chosen]")).containsText(Pattern.compile("(\\d+) of \\1 ticked"));
        page.locator("#tags summary").getByText("Industry").click();
        page.locator("#tags").getByLabel("Dairy").check();
        page.getByLabel("Publish right away").check();
        marketer.look("deck-broken-up");
        button(page, "Make snippets").click();
        Locator made = page.locator("[role=status] h2");
        assertThat(made).containsText("snippets made, and published");
        marketer.look("deck-became-snippets");
        Locator second = page.locator(".made a").nth(1);
        String title = second.textContent();
        second.click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))).hasText(title);
        marketer.look("snippet-for-authors");
        link(page, "Edit").click();
        marketer.look("snippet-form");
        link(page, "Snippets").first().click();
        marketer.look("snippets");
        changeInBulk(marketer);
        link(page, "Snippets").first().click();
        link(page, "Write a snippet").click();
        marketer.look("snippet-kinds");
        return title;
    }

    private static void changeInBulk(Browser.Visitor marketer) {
        Page page = marketer.page();
        page.locator("input[name=id]").first().check();
        assertThat(page.locator("[data-chosen]")).containsText("1 of");
        button(page, "Change the ticked ones…").click();
        marketer.look("bulk-change-form");
        page.getByLabel("Add a tag").check();
        page.getByLabel("The tag to add").selectOption("channel/webinar");
        button(page, "Change it").click();
        page.waitForURL("**/bulk-changes/*");
        assertThat(button(page, "Undo it")).isVisible();
        marketer.look("bulk-change");
        page.locator("tbody th a").first().click();
        marketer.look("snippet-changed-in-bulk");
        page.getByText("Its only revision").click();
        marketer.look("revisions");
    }

    private static void play(Browser.Visitor rep, String title) {
        Page page = rep.page();
        page.locator("#q").fill(title);
        Locator hit = page.locator(".hit-title a").filter(new Locator.FilterOptions().setHasText(title)).first();
        assertThat(hit).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(10_000));
        rep.look("search-on-a-phone");
        hit.click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))).hasText(title);
        rep.look("snippet-on-a-phone");
        page.locator("[name=channel]").selectOption("call");
        page.getByLabel("For which deal").selectOption(new SelectOption()
                .setLabel("Example Foods, Depot refit"));
        button(page, "I used it").click();
        assertThat(page.getByText("It is in the ledger")).isVisible();
        page.locator(".applause label").last().click();
        page.getByLabel("Landed").check();
        rep.look("rating-on-a-phone");
        button(page, "Rate it").click();
        assertThat(page.getByText("Marketing will see it")).isVisible();
        rep.look("rated-on-a-phone");
    }

    private static void readReport(Browser.Visitor marketer, String title) {
        Page page = marketer.page();
        link(page, "Report").click();
        marketer.look("report");
        link(page, "Snippets").last().click();
        Locator row = page.locator(".report-table tbody tr").filter(new Locator.FilterOptions().setHasText(title));
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            page.reload();
            return row.textContent().contains("5.00 (1)");
        });
        assertThat(row).containsText("1 landed");
        List<String> cells = row.locator("td").allTextContents().stream().map(String::strip).toList();
        assertThat(cells.get(0)).as("uses in " + cells).isEqualTo("1");
        assertThat(cells.get(4)).as("won in " + cells).isEqualTo("1");
        marketer.look("report-by-snippet");
        row.getByRole(AriaRole.LINK).click();
        assertThat(page.getByText("From being shown to deals won")).isVisible();
        marketer.look("report-of-a-snippet");
        for (String path : List.of("losses", "unmet", "stale")) {
            page.navigate("/report/" + path);
            marketer.look("report-" + path);
        }
    }

    /// The next revision of the deck says one thing in other words, has lost a slide, and shows another one later.
    private static void revise(Browser.Visitor marketer, Path folder) throws IOException {
        Page page = marketer.page();
        link(page, "Decks").click();
        page.locator("tbody th a").first().click();
        page.getByText("Upload a new revision").click();
        page.locator("input[type=file]").setInputFiles(nextRevision(folder.resolve("next-quarter.pptx")));
        button(page, "Upload the revision").click();
        page.waitForURL("**/decks/jobs/*");
        page.waitForURL(Pattern.compile(".*/decks/[0-9a-f-]{36}"), new Page.WaitForURLOptions().setTimeout(READING));
        assertThat(page.getByText("wait for you to decide")).isVisible();
        marketer.look("deck-revised");
        link(page, "Decide").click();
        assertThat(page.locator(".change ins").first()).containsText("next quarter");
        for (int width : WIDTHS) {
            page.setViewportSize(width, 2 * Browser.DESK.height());
            marketer.look("deck-changes-" + width);
        }
        page.setViewportSize(Browser.DESK.width(), Browser.DESK.height());
        page.locator(".change-snippets a").first().click();
        assertThat(page.getByText("Its passage has changed in the deck")).isVisible();
        marketer.look("snippet-changed-in-deck");
        link(page, "See both side by side").click();
        page.locator(".change input[name=snippet]").first().check();
        button(page, "Accept the change").click();
        assertThat(page.locator("[role=status] h2")).hasText("One snippet took the change over, as a draft");
        marketer.look("deck-change-accepted");
        page.locator("[aria-labelledby=removed-title] input[name=snippet]").first().check();
        page.locator("[aria-labelledby=removed-title]").getByText("Keep mine").click();
        assertThat(page.locator("[role=status] h2")).hasText("One snippet stays as it is");
        marketer.look("deck-change-kept");
    }

    private static Path nextRevision(Path file) throws IOException {
        try (InputStream before = Files.newInputStream(DECK);
                XMLSlideShow deck = new XMLSlideShow(before);
                OutputStream after = Files.newOutputStream(file)) {
            deck.getSlides().get(2).getPlaceholder(1).getTextParagraphs().getFirst().addNewTextRun()
                    .setText(", from next quarter on");
            deck.setSlideOrder(deck.getSlides().get(5), 8);
            deck.removeSlide(4);
            deck.write(after);
        }
        return file;
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
