package io.riffbook.demo;

import io.riffbook.access.Person;
import io.riffbook.access.Viewer;
import io.riffbook.content.Deck;
import io.riffbook.content.DeckId;
import io.riffbook.content.Decks;
import io.riffbook.content.SnippetId;
import io.riffbook.deals.Opportunities;
import io.riffbook.deals.OpportunityUpdate;
import io.riffbook.jobs.Job;
import io.riffbook.jobs.JobFailedException;
import io.riffbook.jobs.JobId;
import io.riffbook.jobs.JobRun;
import io.riffbook.jobs.JobWork;
import io.riffbook.jobs.Jobs;
import io.riffbook.model.Concept;
import io.riffbook.model.Taxonomies;
import io.riffbook.model.TaxonomySnapshot;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Loads the demo: its deals, its snippets once the deck is read, and a year of usages and ratings. Every part is known by a name
/// of its own, so a load that broke off in the middle is finished by another one, and nothing stands twice.
@Component
class LoadDemo implements JobWork {
    static final String TYPE = "load-demo";
    private static final Duration LONGEST_READING = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int STEPS = 5;

    private final DemoFiles files;
    private final DemoPeople people;
    private final DemoSnippets snippets;
    private final DemoLedger ledger;
    private final Decks decks;
    private final Jobs jobs;
    private final Opportunities opportunities;
    private final Taxonomies taxonomies;

    LoadDemo(DemoFiles files, DemoPeople people, DemoSnippets snippets, DemoLedger ledger, Decks decks, Jobs jobs,
            Opportunities opportunities, Taxonomies taxonomies) {
        this.files = files;
        this.people = people;
        this.snippets = snippets;
        this.ledger = ledger;
        this.decks = decks;
        this.jobs = jobs;
        this.opportunities = opportunities;
        this.taxonomies = taxonomies;
    }

    /// @param readJob the job that reads the deck; absent: it is read already
    record Payload(UUID deck, @Nullable UUID readJob) {
        static Payload of(Decks.Intake intake) {
            return new Payload(intake.deckId().value(), intake.jobId().value());
        }

        static Payload of(Deck deck) {
            return new Payload(deck.id().value(), null);
        }
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Map<String, Object> run(JobRun run) throws InterruptedException {
        Map<String, Person> byKey = people.byKey();
        TaxonomySnapshot known = taxonomies.snapshot();
        DemoYear year = DemoYear.endingOn(lastDay(byKey), files,
                concept -> known.find(concept).flatMap(Concept::broader));
        run.progress(1, STEPS, "telling the deals");
        tell(year.opportunities());
        run.progress(2, STEPS, "reading the master deck");
        DeckId deck = awaitDeck(run.payload(Payload.class));
        run.progress(3, STEPS, "making snippets");
        Map<String, SnippetId> byName = snippets.ensure(byKey, decks.find(deck));
        run.progress(4, STEPS, "playing the year");
        DemoLedger.Kept kept = ledger.keep(year, byKey, byName);
        return Map.of("snippets", byName.size(), "opportunities", year.opportunities().size(), "usages",
                kept.usages(), "ratings", kept.ratings());
    }

    /// The day before the demo's people came: the same, however often and late this is run.
    private static LocalDate lastDay(Map<String, Person> byKey) {
        Instant came = byKey.values().stream().map(Person::createdAt).min(Instant::compareTo)
                .orElseThrow(() -> new JobFailedException(
                        new Job.Failure("no-people", "The demo's people are gone: it was removed.")));
        return LocalDate.ofInstant(came, ZoneOffset.UTC).minusDays(1);
    }

    private void tell(List<OpportunityUpdate> updates) {
        for (int from = 0; from < updates.size(); from += Opportunities.MOST_AT_ONCE) {
            opportunities.apply(Viewer.SYSTEM.actor(),
                    updates.subList(from, Math.min(from + Opportunities.MOST_AT_ONCE, updates.size())));
        }
    }

    private DeckId awaitDeck(Payload payload) throws InterruptedException {
        DeckId deck = new DeckId(payload.deck());
        if (payload.readJob() == null) {
            return deck;
        }
        JobId job = new JobId(payload.readJob());
        long deadline = System.nanoTime() + LONGEST_READING.toNanos();
        Job.State state = jobs.find(job, Viewer.SYSTEM).state();
        while (!state.isFinal() && System.nanoTime() < deadline) {
            Thread.sleep(PAUSE);
            state = jobs.find(job, Viewer.SYSTEM).state();
        }
        if (state != Job.State.DONE) {
            throw new JobFailedException(new Job.Failure("deck-not-read", "The demo's deck could not be read: see job "
                    + job + ". The next start tries again."));
        }
        return deck;
    }
}
