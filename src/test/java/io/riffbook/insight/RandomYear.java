package io.riffbook.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.access.Viewer;
import io.riffbook.content.DeckId;
import io.riffbook.content.SnippetId;
import io.riffbook.deals.OpportunityRef;
import io.riffbook.feedback.Channel;
import io.riffbook.feedback.FeedbackEvent;
import io.riffbook.feedback.FeedbackEvent.Rated;
import io.riffbook.feedback.FeedbackEvent.Used;
import io.riffbook.feedback.Ledger;
import io.riffbook.feedback.NamedOpportunity;
import io.riffbook.feedback.Reaction;
import io.riffbook.feedback.Submission;
import io.riffbook.feedback.Verdict;
import io.riffbook.testing.ContentRows;
import io.riffbook.web.PageLimit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Random feedback of about a year, and the same sums as the report's, counted naively one event after another.
final class RandomYear {
    private static final List<String> OUTCOMES = List.of("won", "lost", "no-decision", "open");
    private static final int EVENTS = 480;

    private final Random random;
    private final DeckId deck;
    private final List<Viewer> people;
    private final List<SnippetId> snippets = new ArrayList<>();
    private final Map<String, String> outcomes = new LinkedHashMap<>();
    private final List<Submission> submissions = new ArrayList<>();

    RandomYear(long seed, ContentRows content, DeckId deck, List<Viewer> people) {
        this.random = new Random(seed);
        this.deck = deck;
        this.people = people;
        for (int i = 0; i < 9; i++) {
            snippets.add(content.publishedFrom(deck, "story", "Story " + i));
        }
    }

    void recordAndCompare(Ledger ledger, Reports reports, Function<String, String> newDeal, Period period) {
        for (int i = 0; i < 25; i++) {
            String outcome = oneOf(OUTCOMES);
            outcomes.put(newDeal.apply(outcome), outcome);
        }
        outcomes.put("never-told-" + deck, "");
        for (int i = 0; i < EVENTS; i++) {
            submissions.add(new Submission(oneOf(people), Optional.empty(), random.nextInt(3) > 0 ? used() : rated()));
        }
        assertThat(ledger.recordAll(submissions)).hasOnlyElementsOfType(Verdict.Recorded.class);

        Report<SnippetLine> report = reports.bySnippet(Viewer.SYSTEM,
                new ReportQuery(period, Optional.of(deck), Optional.empty(), ReportOrder.USES), Optional.empty(),
                new PageLimit(100));
        assertThat(report.overall()).isEqualTo(count(period, _ -> true));
        assertThat(report.page().items()).hasSameSizeAs(snippets).isSortedAccordingTo(
                Comparator.comparingLong((SnippetLine line) -> line.tally().uses()).reversed());
        for (SnippetLine line : report.page().items()) {
            assertThat(line.tally())
                    .isEqualTo(count(period, event -> event.said().orElseThrow().snippet().equals(line.id())));
        }
    }

    private Used used() {
        Optional<NamedOpportunity> deal = random.nextInt(4) == 0
                ? Optional.empty()
                : Optional.of(new NamedOpportunity.ByRef(
                        new OpportunityRef("crm", oneOf(List.copyOf(outcomes.keySet())))));
        return new Used(oneOf(snippets), Optional.empty(), oneOf(List.of(Channel.values())), Optional.empty(), deal,
                Optional.of(moment()));
    }

    private Rated rated() {
        Optional<Integer> applause = random.nextBoolean() ? Optional.of(1 + random.nextInt(5)) : Optional.empty();
        Optional<Reaction> reaction = applause.isEmpty() || random.nextBoolean()
                ? Optional.of(oneOf(List.of(Reaction.values())))
                : Optional.empty();
        return new Rated(oneOf(snippets), Optional.empty(), Optional.empty(), applause, reaction, Optional.empty(),
                Optional.of(moment()));
    }

    private Instant moment() {
        return Instant.parse("2024-12-01T00:00:00Z").plusSeconds(random.nextInt(420 * 86_400));
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private Tally count(Period period, Predicate<FeedbackEvent> about) {
        List<Submission> counted = submissions.stream().filter(one -> about.test(one.event()))
                .filter(one -> {
                    var day = one.event().occurredAt().orElseThrow().atZone(ZoneOffset.UTC).toLocalDate();
                    return !day.isBefore(period.from()) && !day.isAfter(period.to());
                }).toList();
        List<Used> uses = events(counted, Used.class).toList();
        List<Rated> ratings = events(counted, Rated.class).toList();
        List<String> deals = uses.stream().flatMap(use -> use.opportunity().stream())
                .map(named -> ((NamedOpportunity.ByRef) named).ref().externalId()).distinct()
                .map(deal -> Objects.requireNonNull(outcomes.get(deal))).toList();
        List<Integer> applause = ratings.stream().flatMap(rating -> rating.applause().stream()).toList();
        BigDecimal mean = applause.isEmpty()
                ? null
                : BigDecimal.valueOf(applause.stream().mapToInt(claps -> claps).sum())
                        .divide(BigDecimal.valueOf(applause.size()), 2, RoundingMode.HALF_UP);
        return new Tally(uses.size(),
                counted.stream().filter(one -> one.event() instanceof Used).map(one -> one.viewer().person()).distinct()
                        .count(),
                deals.size(), ended(deals, "won"), ended(deals, "lost"), ended(deals, "no-decision"),
                ended(deals, "open"), ended(deals, ""), mean, applause.size(), reacted(ratings, Reaction.LANDED),
                reacted(ratings, Reaction.FELL_FLAT), reacted(ratings, Reaction.DREW_OBJECTION),
                uses.stream().map(use -> use.occurredAt().orElseThrow()).max(Comparator.naturalOrder()).orElse(null));
    }

    private static <T extends FeedbackEvent> Stream<T> events(List<Submission> submissions, Class<T> type) {
        return submissions.stream().map(Submission::event).filter(type::isInstance).map(type::cast);
    }

    private static long ended(List<String> outcomes, String outcome) {
        return outcomes.stream().filter(outcome::equals).count();
    }

    private static long reacted(List<Rated> ratings, Reaction reaction) {
        return ratings.stream().filter(rating -> rating.reaction().equals(Optional.of(reaction))).count();
    }
}
