package io.riffbook.insight.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.riffbook.access.Role;
import io.riffbook.access.Viewer;
import io.riffbook.content.SnippetId;
import io.riffbook.testing.Api;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The reports of a big sales organisation: what they say in small, how long they take in full. Measure with
/// `mvn test -Plong -Dtest=ReportsAtSizeTest#takesNotLongerThanHalfASecondAPage` and `-Dreport.events=10000000`.
@RiffbookTest
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
class ReportsAtSizeTest {
    private static final int ROUNDS = Integer.getInteger("report.rounds", 20);

    @Autowired
    Reports reports;
    @Autowired
    SumsCount count;
    @Autowired
    SignedIn signedIn;
    @Autowired
    JdbcClient db;

    @Test
    void saysInSumsWhatTheLedgerSays() {
        new ManyEvents(db, 50_000, 400).fill();
        count();
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Period year = new Period(today.minusYears(1).plusDays(1), today);
        for (Viewer viewer : List.of(Viewer.SYSTEM, signedIn.person(Role.REP).viewer())) {
            Glance glance = reports.glance(viewer, year);
            Map<String, Object> uses = byHand("""
                    select count(*) as uses, count(distinct u.person_id) as people
                    from standing_usage u join snippet s on s.id = u.snippet_id
                    where u.occurred_at >= :from::timestamp at time zone 'UTC' and %s""", viewer, year);
            Map<String, Object> deals = byHand(
                    """
                            select count(distinct o.id) filter (where o.outcome = 'won') as won,
                                count(distinct o.id) filter (where o.outcome = 'lost') as lost
                            from opportunity o
                            join standing_usage u on u.opportunity_source = o.source and u.opportunity_external_id = o.external_id
                            join snippet s on s.id = u.snippet_id
                            where o.closed_at >= :from::timestamp at time zone 'UTC' and u.occurred_at <= o.closed_at and %s""",
                    viewer, year);
            Tally sum = glance.overall().tally();
            assertThat(Map.<String, Object>of("uses", sum.uses(), "people", glance.overall().people()))
                    .isEqualTo(uses);
            assertThat(Map.<String, Object>of("won", sum.won(), "lost", sum.lost())).isEqualTo(deals);
            assertThat(glance.steps().stream().mapToLong(step -> step.tally().won()).sum()).isEqualTo(sum.won());
            assertThat(glance.steps().stream().mapToLong(step -> step.tally().uses()).sum()).isEqualTo(sum.uses());
        }
    }

    private Map<String, Object> byHand(String sql, Viewer viewer, Period period) {
        return SumSql.visible(db.sql(sql.formatted(SumSql.VISIBLE)), viewer).param("from", period.from()).query()
                .singleRow();
    }

    @Test
    @Tag("long")
    void takesNotLongerThanHalfASecondAPage() {
        int events = Integer.getInteger("report.events", 10_000_000);
        ManyEvents years = new ManyEvents(db, events, Math.max(events / 500, 100));
        long began = System.nanoTime();
        years.fill();
        say("filled", began);
        began = System.nanoTime();
        count();
        say("counted all anew", began);
        db.sql("vacuum analyze").update();
        db.sql("""
                select relname, pg_size_pretty(pg_total_relation_size(oid)) as size, reltuples::bigint as rows from pg_class
                where relkind = 'r' and pg_total_relation_size(oid) > 5000000 order by pg_total_relation_size(oid) desc""")
                .query().listOfRows().forEach(System.out::println);
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        List<String> slow = new ArrayList<>();
        for (Role role : List.of(Role.ADMIN, Role.REP)) {
            Api browser = signedIn.as(role).asBrowser();
            for (String path : pages(today)) {
                measure(role, browser, path, slow);
            }
        }
        assertThat(slow).isEmpty();
    }

    private static List<String> pages(LocalDate today) {
        List<String> pages = new ArrayList<>();
        for (LocalDate from : List.of(today.minusDays(29), today.minusDays(89), today.minusYears(1).plusDays(1),
                today.minusYears(2).plusDays(1), LocalDate.parse("2025-03-07"))) {
            LocalDate to = from.getYear() == 2025 && from.getMonthValue() == 3 ? LocalDate.parse("2026-02-19") : today;
            String period = "?from=" + from + "&to=" + to;
            pages.add("/report" + period);
            pages.add("/report/snippets" + period);
            pages.add("/report/losses" + period);
            pages.add("/report/snippets/" + new SnippetId(ManyEvents.id(1, 1)) + period);
            pages.add("/report/snippets/" + new SnippetId(ManyEvents.id(1, 50)) + period);
        }
        pages.add("/report/snippets?by=decks");
        pages.add("/report/unmet");
        pages.add("/report/stale");
        pages.add("/report/stale?what=expiring");
        pages.add("/report/never-used");
        pages.add("/report/decks/" + ManyEvents.id(3, 1));
        pages.add("/report/snippets?kind=story&sort=won");
        pages.add("/report/snippets?deck=" + ManyEvents.id(3, 1));
        return pages;
    }

    private static void measure(Role role, Api browser, String path, List<String> slow) {
        long[] times = new long[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long began = System.nanoTime();
            assertThat(browser.get(path).status()).as(path).isIn(200, role == Role.REP ? 403 : 200);
            times[round] = (System.nanoTime() - began) / 1_000_000;
        }
        long first = times[0];
        Arrays.sort(times);
        String said = "%s %s: first %d ms, median %d ms, worst %d ms".formatted(role, path, first, times[ROUNDS / 2],
                times[ROUNDS - 1]);
        System.out.println(said);
        if (times[ROUNDS / 2] > 500) {
            slow.add(said);
        }
    }

    private static void say(String what, long began) {
        System.out.printf("%s in %d s%n", what, (System.nanoTime() - began) / 1_000_000_000);
    }

    private void count() {
        await().atMost(Duration.ofHours(2)).pollInterval(Duration.ofMillis(100)).until(count::countAll);
    }
}
