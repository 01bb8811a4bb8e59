package io.riffbook.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Chromium, driven as people use it. Skips the test where there is none.
public final class Browser implements AutoCloseable {
    /// A desk by day.
    public static final Screen DESK = new Screen(1440, 900, ColorScheme.LIGHT);
    /// A phone by night.
    public static final Screen PHONE = new Screen(360, 740, ColorScheme.DARK);

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final List<String> FLAGS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic",
            "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync");
    private static final double PATIENCE_MILLIS = 60_000;
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final String base;

    private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium, String base) {
        this.playwright = playwright;
        this.chromium = chromium;
        this.base = base;
    }

    /// What somebody looks at.
    ///
    /// @param width in CSS pixels
    public record Screen(int width, int height, ColorScheme scheme) {}

    /// Starts Chromium for the application on that port of this machine.
    public static Browser open(int port) {
        Optional<Path> executable = find();
        assumeTrue(executable.isPresent(), "no Chromium on the PATH: get it with `apt-get install chromium`");
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Browser(playwright, playwright.chromium().launch(
                new BrowserType.LaunchOptions().setExecutablePath(executable.orElseThrow()).setArgs(FLAGS)),
                "http://localhost:" + port);
    }

    private static Optional<Path> find() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name))).filter(Files::isExecutable)
                .findFirst();
    }

    /// Somebody new, without cookies.
    public Visitor visitor(Screen screen) {
        BrowserContext context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setBaseURL(base).setViewportSize(screen.width(), screen.height()).setColorScheme(screen.scheme()));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        return new Visitor(context.newPage());
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }

    /// One person at one screen. Whatever the browser complains about on the way, refused scripts and styles too, is kept.
    public static final class Visitor {
        private final Page page;
        private final List<String> complaints = new ArrayList<>();

        private Visitor(Page page) {
            this.page = page;
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") || message.text().contains("Content Security Policy")) {
                    complaints.add(page.url() + ": " + message.text());
                }
            });
            page.onPageError(error -> complaints.add(page.url() + ": " + error));
        }

        public Page page() {
            return page;
        }

        /// Signs in with a password.
        public void signIn(String email, String password) {
            page.navigate("/sign-in");
            page.getByLabel("E-mail address").fill(email);
            page.getByLabel("Password").fill(password);
            page.getByRole(AriaRole.BUTTON,
                    new Page.GetByRoleOptions().setName("Sign in")).click();
            page.waitForURL(url -> !url.contains("/sign-in"));
        }

        /// Takes a picture of the page, and checks it: nothing to complain about, nothing wider than the screen, and no serious
        /// obstacle for anybody.
        public void look(String name) {
            page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
            assertThat(complaints).as(name).isEmpty();
            assertThat((Boolean) page
                    .evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                    .as(name + " fits the width of the screen").isTrue();
            List<Rule> obstacles = new AxeBuilder(page).analyze().getViolations().stream()
                    .filter(rule -> List.of("serious", "critical").contains(rule.getImpact())).toList();
            assertThat(obstacles).extracting(rule -> rule.getId() + ": " + rule.getNodes().stream()
                    .map(node -> node.getHtml()).toList()).as(name + ": what axe finds").isEmpty();
        }
    }
}
