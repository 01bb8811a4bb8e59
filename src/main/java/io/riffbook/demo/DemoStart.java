package io.riffbook.demo;

import io.riffbook.access.Person;
import io.riffbook.access.Viewer;
import io.riffbook.content.Deck;
import io.riffbook.content.Decks;
import io.riffbook.jobs.Job;
import io.riffbook.jobs.Jobs;
import io.riffbook.storage.StoredFile;
import io.riffbook.web.PageLimit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Starts the demo in an empty Riffbook: makes its people at once, and leaves the rest to a job. Runs before access makes a first
/// admin, who is for a Riffbook without anybody.
@Component
@ConditionalOnWebApplication
@Order(Ordered.LOWEST_PRECEDENCE - 10)
class DemoStart implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(DemoStart.class);
    private static final String COMPOSER = "marketer1";

    private final DemoSettings settings;
    private final DemoPeople people;
    private final DemoAccounts accounts;
    private final Decks decks;
    private final Jobs jobs;
    private final TransactionTemplate transaction;
    private final Environment environment;

    DemoStart(DemoSettings settings, DemoPeople people, DemoAccounts accounts, Decks decks, Jobs jobs,
            TransactionTemplate transaction, Environment environment) {
        this.settings = settings;
        this.people = people;
        this.accounts = accounts;
        this.decks = decks;
        this.jobs = jobs;
        this.transaction = transaction;
        this.environment = environment;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        if (!settings.enabled()) {
            return;
        }
        Set<Job.State> removals = jobs.statesOf(RemoveDemo.TYPE);
        if (removals.contains(Job.State.QUEUED) || removals.contains(Job.State.RUNNING)) {
            LOG.info("The demo is being removed, and so is not loaded");
            return;
        }
        if (people.isNobodyThere()) {
            StoredFile deck = deckFile();
            transaction.executeWithoutResult(_ -> load(people.create(), Optional.of(deck)));
        } else if (people.active().isEmpty()) {
            LOG.warn(
                    "The demo is on and not loaded: Riffbook has people of its own. It loads into an empty Riffbook only;"
                            + " point riffbook.home at another folder.");
            return;
        } else if (jobs.statesOf(LoadDemo.TYPE).equals(Set.of(Job.State.FAILED))) {
            LOG.warn("The demo could not be loaded to its end last time: trying again");
            Optional<StoredFile> deck = demoDeck().isPresent() ? Optional.empty() : Optional.of(deckFile());
            transaction.executeWithoutResult(_ -> load(people.byKey(), deck));
        }
        greet();
    }

    private StoredFile deckFile() throws IOException {
        try (InputStream file = DemoFiles.openDeck()) {
            return decks.receive(file);
        }
    }

    private Optional<Deck> demoDeck() {
        return decks.list(Optional.empty(), new PageLimit(PageLimit.MAXIMUM)).items().stream().filter(Deck::isDemo)
                .findFirst();
    }

    /// @param file of the deck; absent: it is read already
    private void load(Map<String, Person> byKey, Optional<StoredFile> file) {
        Person composer = Optional.ofNullable(byKey.get(COMPOSER))
                .orElseThrow(() -> new IllegalStateException("the demo has lost its " + COMPOSER));
        LoadDemo.Payload payload = file.map(stored -> LoadDemo.Payload.of(
                decks.read(composer.viewer(), stored, DemoFiles.DECK, Optional.empty(), true)))
                .orElseGet(() -> LoadDemo.Payload.of(demoDeck().orElseThrow()));
        jobs.submit(LoadDemo.TYPE, payload, Viewer.SYSTEM.actor());
    }

    private void greet() {
        StringBuilder lines = new StringBuilder();
        accounts.shown().forEach(account -> lines.append("    %-9s %s%n".formatted(account.role(), account.email())));
        // not to the log, which is kept
        System.out.printf("""

                The demo is on, for this machine only: http://localhost:%s
                Sign in with the password "%s" as

                %s
                Everything in it is made up. It takes half a minute to load the first time.

                """, environment.getProperty("local.server.port", ""), accounts.password(), lines);
    }
}
