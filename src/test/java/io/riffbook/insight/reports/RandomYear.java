package io.riffbook.insight.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.access.Viewer;
import io.riffbook.content.DeckId;
import io.riffbook.content.SnippetId;
import io.riffbook.deals.OpportunityRef;
import io.riffbook.feedback.Channel;
import io.riffbook.feedback.FeedbackEvent.Rated;
import io.riffbook.feedback.FeedbackEvent.Used;
import io.riffbook.feedback.Ledger;
import io.riffbook.feedback.NamedOpportunity;
import io.riffbook.feedback.Reaction;
import io.riffbook.feedback.Submission;
import io.riffbook.feedback.Verdict;
import io.riffbook.testing.ContentRows;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;

/// Random feedback of about a year, and what a report should say of it, counted naively one entry of the ledger after another.
final class RandomYear {
    private static final List<String> OUTCOMES = List.of("won", "lost", "no-decision", "open");
    private static final Instant FIRST = Instant.parse("2024-12-01T00:00:00Z");
    private static final int DAYS = 420;

    private final Random random;
    private final JdbcClient db;
    private final String run = UUID.randomUUID().toString();
    private final List<Viewer> people;
    private final List<SnippetId> snippets = new ArrayList<>();
    private final List<String> deals = new ArrayList<>();

    RandomYear(long seed, JdbcClient db, DeckId deck, List<Viewer> people) {
        this.random = new Random(seed);
        this.db = db;
        this.people = people;
        ContentRows content = new ContentRows(db);
        for (int i = 0; i < 9; i++) {
            snippets.add(content.publishedFrom(deck, "story", "Story " + i));
        }
        for (int i = 0; i < 25; i++) {
            deals.add(run + "-" + i);
        }
    }

    /// How a deal of the year ended, and when.
    record Ending(String deal, String outcome, Instant at) {}

    /// A deal that ends somehow, some of them for the second or third time.
    Ending ending(int deal) {
        return new Ending(deals.get(deal), oneOf(OUTCOMES), moment());
    }

    int deals() {
        return deals.size() - 1; // the last one is never told
    }

    void record(Ledger ledger, int events) {
        List<Submission> submissions = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            submissions.add(new Submission(oneOf(people), Optional.empty(), random.nextInt(3) > 0 ? used() : rated()));
        }
        assertThat(ledger.recordAll(submissions)).hasOnlyElementsOfType(Verdict.Recorded.class);
    }

    /// Takes back about a tenth of everything.
    void correct() {
        String[] ids = snippets.stream().map(SnippetId::toString).toArray(String[]::new);
        for (String table : List.of("usage", "rating", "handling")) {
            db.sql("""
                    insert into correction (id, principal, corrected_id, snippet_id, occurred_at, recorded_at)
                    select gen_random_uuid(), 'test', e.id, e.snippet_id, now(), now() from %s e
                    where snippet_id = any(:ids::uuid[]) and hashtext(e.id::text) %% 10 = 0
                    on conflict do nothing""".formatted(table)).param("ids", ids).update();
        }
    }

    /// Opens, copies and downloads.
    void handle(int times) {
        for (int i = 0; i < times; i++) {
            db.sql("""
                    insert into handling (id, principal, snippet_id, revision, act, occurred_at, recorded_at)
                    values (gen_random_uuid(), 'test', :snippet, 1, :act, :at, now())""")
                    .param("snippet", oneOf(snippets).value()).param("act", oneOf(List.of("open", "copy", "download")))
                    .param("at", moment().atOffset(ZoneOffset.UTC)).update();
        }
    }

    private Used used() {
        Optional<NamedOpportunity> deal = random.nextInt(4) == 0
                ? Optional.empty()
                : Optional.of(new NamedOpportunity.ByRef(new OpportunityRef("crm", oneOf(deals))));
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
        return FIRST.plusSeconds(random.nextInt(DAYS * 86_400));
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private record Entry(UUID snippet, Instant at, String what, @Nullable Integer applause, @Nullable String reaction,
            @Nullable String deal) {
        LocalDate day() {
            return LocalDate.ofInstant(at, ZoneOffset.UTC);
        }
    }

    private record Deal(String outcome, @Nullable LocalDate closedOn) {}

    /// All lines of the report, the tally of everything under the deck's own id.
    Map<UUID, Tally> expected(DeckId deck, Period period) {
        List<Entry> entries = entries();
        Map<String, Deal> told = told();
        Map<UUID, Tally> lines = new LinkedHashMap<>();
        lines.put(deck.value(), tally(entries, told, period, _ -> true));
        for (SnippetId snippet : snippets) {
            lines.put(snippet.value(), tally(entries, told, period, entry -> entry.snippet().equals(snippet.value())));
        }
        return lines;
    }

    private List<Entry> entries() {
        return db.sql("""
                select snippet_id, occurred_at, 'use' as what, null::int as applause, null as reaction,
                    opportunity_external_id as deal from standing_usage
                union all select snippet_id, occurred_at, 'rating', applause, reaction, null from standing_rating
                union all select snippet_id, occurred_at, act, null, null, null from standing_handling""")
                .query((row, _) -> new Entry(row.getObject("snippet_id", UUID.class),
                        row.getObject("occurred_at", OffsetDateTime.class).toInstant(), row.getString("what"),
                        row.getObject("applause", Integer.class), row.getString("reaction"), row.getString("deal")))
                .list().stream().filter(entry -> snippets.contains(new SnippetId(entry.snippet()))).toList();
    }

    private Map<String, Deal> told() {
        Map<String, Deal> told = new LinkedHashMap<>();
        db.sql("select external_id, outcome, closed_at from opportunity").query(row -> {
            OffsetDateTime closed = row.getObject("closed_at", OffsetDateTime.class);
            told.put(row.getString("external_id"), new Deal(row.getString("outcome"), closed == null
                    ? null
                    : LocalDate.ofInstant(closed.toInstant(), ZoneOffset.UTC)));
        });
        return told;
    }

    private static Tally tally(List<Entry> all, Map<String, Deal> told, Period period, Predicate<Entry> about) {
        List<Entry> mine = all.stream().filter(about).toList();
        List<Entry> counted = mine.stream().filter(entry -> within(period, entry.day())).toList();
        List<Deal> closed = mine.stream().filter(entry -> entry.deal() != null && told.containsKey(entry.deal()))
                .filter(entry -> {
                    LocalDate on = Objects.requireNonNull(told.get(entry.deal())).closedOn();
                    return on != null && !entry.day().isAfter(on) && within(period, on);
                }).map(Entry::deal).distinct().map(deal -> Objects.requireNonNull(told.get(deal))).toList();
        List<Integer> applause = counted.stream().filter(entry -> entry.applause() != null)
                .map(entry -> Objects.requireNonNull(entry.applause())).toList();
        BigDecimal mean = applause.isEmpty()
                ? null
                : BigDecimal.valueOf(applause.stream().mapToInt(claps -> claps).sum())
                        .divide(BigDecimal.valueOf(applause.size()), 2, RoundingMode.HALF_UP);
        return new Tally(0, did(counted, "open"), did(counted, "use"), did(counted, "copy"), did(counted, "download"),
                ended(closed, "won"), ended(closed, "lost"), ended(closed, "no-decision"), mean, applause.size(),
                reacted(counted, "landed"), reacted(counted, "fell-flat"), reacted(counted, "drew-objection"),
                counted.stream().filter(entry -> entry.what().equals("use")).map(Entry::at)
                        .max(Comparator.naturalOrder()).orElse(null));
    }

    private static boolean within(Period period, LocalDate day) {
        return !day.isBefore(period.from()) && !day.isAfter(period.to());
    }

    private static long did(List<Entry> entries, String what) {
        return entries.stream().filter(entry -> entry.what().equals(what)).count();
    }

    private static long ended(List<Deal> deals, String outcome) {
        return deals.stream().filter(deal -> deal.outcome().equals(outcome)).count();
    }

    private static long reacted(List<Entry> entries, String reaction) {
        return entries.stream().filter(entry -> reaction.equals(entry.reaction())).count();
    }
}
