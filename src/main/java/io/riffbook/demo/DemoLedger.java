package io.riffbook.demo;

import io.riffbook.access.Person;
import io.riffbook.access.Viewer;
import io.riffbook.content.SnippetId;
import io.riffbook.feedback.FeedbackEvent;
import io.riffbook.feedback.Ledger;
import io.riffbook.feedback.NamedOpportunity;
import io.riffbook.feedback.Submission;
import io.riffbook.feedback.Usage;
import io.riffbook.feedback.UsageId;
import io.riffbook.feedback.Verdict;
import io.riffbook.web.IdempotencyKey;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/// Writes the demo's usages and ratings into the ledger, in the names of its reps. Each has a client id, so it stands there once
/// however often it is sent.
@Component
class DemoLedger {
    /// The file's snippets have one revision when they come.
    private static final Optional<Integer> FIRST_REVISION = Optional.of(1);

    private final Ledger ledger;

    DemoLedger(Ledger ledger) {
        this.ledger = ledger;
    }

    /// How many entries the ledger holds of those sent; it refuses those of a snippet that somebody retired meanwhile.
    record Kept(int usages, int ratings) {}

    /// Sends the year to the ledger, in batches; what is of a person or snippet that isn't there is left out.
    ///
    /// @param people by their keys
    /// @param snippets by their keys
    Kept keep(DemoYear year, Map<String, Person> people, Map<String, SnippetId> snippets) {
        Map<DemoUsage, UsageId> usages = new HashMap<>();
        send(year.usages(), usage -> used(usage, people, snippets), (usage, recorded) -> {
            if (recorded.entry() instanceof Usage entry) {
                usages.put(usage, entry.id());
            }
        });
        List<DemoRating> ratings = new ArrayList<>();
        send(year.ratings(), rating -> rated(rating, people, snippets, usages), (rating, _) -> ratings.add(rating));
        return new Kept(usages.size(), ratings.size());
    }

    private interface Sending<T> {
        Optional<Submission> of(T event);
    }

    private <T> void send(List<T> events, Sending<T> sending, BiConsumer<T, Verdict.Recorded> kept) {
        for (int from = 0; from < events.size(); from += Ledger.MOST_AT_ONCE) {
            List<T> sent = new ArrayList<>();
            List<Submission> submissions = new ArrayList<>();
            for (T event : events.subList(from, Math.min(from + Ledger.MOST_AT_ONCE, events.size()))) {
                sending.of(event).ifPresent(submission -> {
                    sent.add(event);
                    submissions.add(submission);
                });
            }
            List<Verdict> verdicts = ledger.recordAll(submissions);
            for (int index = 0; index < sent.size(); index++) {
                if (verdicts.get(index) instanceof Verdict.Recorded recorded) {
                    kept.accept(sent.get(index), recorded);
                }
            }
        }
    }

    private static Optional<Submission> used(DemoUsage usage, Map<String, Person> people,
            Map<String, SnippetId> snippets) {
        SnippetId snippet = snippets.get(usage.snippet().key());
        if (snippet == null) {
            return Optional.empty();
        }
        return submission(usage.rep(), people, "demo-usage-" + usage.number(),
                new FeedbackEvent.Used(snippet, FIRST_REVISION, usage.channel(), usage.audienceSize(),
                        usage.opportunity().map(NamedOpportunity.ByRef::new), Optional.of(usage.at())));
    }

    private static Optional<Submission> rated(DemoRating rating, Map<String, Person> people,
            Map<String, SnippetId> snippets, Map<DemoUsage, UsageId> usages) {
        SnippetId snippet = snippets.get(rating.usage().snippet().key());
        UsageId usage = usages.get(rating.usage());
        if (snippet == null || usage == null) {
            return Optional.empty();
        }
        return submission(rating.usage().rep(), people, "demo-rating-" + rating.number(),
                new FeedbackEvent.Rated(snippet, FIRST_REVISION, Optional.of(usage), Optional.of(rating.applause()),
                        rating.reaction(), rating.comment(), Optional.of(rating.at())));
    }

    private static Optional<Submission> submission(Organisation.Member rep, Map<String, Person> people,
            String clientId, FeedbackEvent event) {
        Optional<Viewer> viewer = Optional.ofNullable(people.get(rep.key())).map(Person::viewer);
        return viewer.map(it -> new Submission(it, Optional.of(new IdempotencyKey(clientId)), event));
    }
}
