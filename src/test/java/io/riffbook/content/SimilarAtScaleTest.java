package io.riffbook.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.content.Signatures.Wording;
import io.riffbook.testing.RiffbookTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Near-duplicates among 20,000 snippets: that they are found, and, as a measurement for docs/benchmarks.md, at what cost. Its
/// command: `mvn test -Dtest=SimilarAtScaleTest -Dexcluded.tags=docker`.
@Tag("long")
@RiffbookTest
class SimilarAtScaleTest {
    private static final Logger LOG = LoggerFactory.getLogger(SimilarAtScaleTest.class);
    private static final int SNIPPETS = 20_000;
    private static final int BATCH = 200;
    private static final int COPIES = 500;
    private static final int WORDS = 90;
    private static final String FOOTER = "All rights reserved. Talk to your account team before you share this outside.";
    private static final UUID NOBODY = new UUID(0, 0);

    @Autowired
    private Signatures signatures;
    @Autowired
    private JdbcClient db;

    private final Random random = new Random(1);
    private final List<Wording> wordings = new ArrayList<>();

    @BeforeEach
    void addSnippets() {
        for (int i = 0; i < SNIPPETS; i++) {
            wordings.add(new Wording(SnippetId.next().value(), 1, "Snippet " + i,
                    IntStream.range(0, WORDS).mapToObj(_ -> word()).collect(Collectors.joining(" ")) + ' ' + FOOTER));
        }
        db.sql("""
                insert into snippet (id, kind, version, lifecycle, title, latest_revision, tags, audience_for,
                    audience_not_for, reach, groups, index_sequence, state_number, created_at, changed_at)
                select id, 'story', 1, 'draft', 'At scale', 1, '{}', '{}', '{}', 'internal', '{}', 1, 1, now(), now()
                from unnest(:ids::uuid[]) as id""").param("ids", ids()).update();
    }

    @AfterEach
    void removeSnippets() {
        db.sql("delete from snippet where id = any(:ids)").param("ids", ids()).update();
    }

    private UUID[] ids() {
        return wordings.stream().map(Wording::id).toArray(UUID[]::new);
    }

    /// Common words often, rare ones rarely, out of 20,000.
    private String word() {
        return "word" + (int) Math.pow(20_000, random.nextDouble());
    }

    private String edited(String text) {
        return Arrays.stream(text.split(" ")).map(word -> random.nextInt(20) == 0 ? word() : word)
                .collect(Collectors.joining(" "));
    }

    @Test
    void findsEditedCopiesAmongTwentyThousandSnippets() {
        timed("a signature", SNIPPETS, () -> wordings.forEach(Wording::signature));
        timed("keeping one of a batch", SNIPPETS, () -> {
            for (int start = 0; start < SNIPPETS; start += BATCH) {
                signatures.keep(wordings.subList(start, start + BATCH));
            }
        });
        db.sql("analyze snippet_signature").update();
        timed("keeping one by itself", COPIES,
                () -> wordings.subList(0, COPIES).forEach(each -> signatures.keep(List.of(next(each)))));

        List<Wording> copies = wordings.subList(SNIPPETS - COPIES, SNIPPETS);
        List<UUID> found = new ArrayList<>();
        timed("looking similar ones up", COPIES, () -> {
            for (Wording each : copies) {
                Map<UUID, List<SimilarSnippet>> similar = signatures.similarTo(
                        List.of(new Wording(NOBODY, 0, each.title(), edited(each.text()))), 77, SimilarSnippets.MOST);
                similar.getOrDefault(NOBODY, List.of()).stream().findFirst()
                        .ifPresent(best -> found.add(best.id().value()));
            }
        });
        assertThat(found).isSubsetOf(copies.stream().map(Wording::id).toList()).hasSizeGreaterThan(COPIES * 97 / 100);
        LOG.info("{} of {} edited copies found; the table with its indexes takes {}", found.size(), COPIES,
                db.sql("select pg_size_pretty(pg_total_relation_size('snippet_signature'))").query(String.class)
                        .single());
    }

    private static Wording next(Wording wording) {
        return new Wording(wording.id(), wording.number() + 1, wording.title(), wording.text() + " anew");
    }

    private static void timed(String what, int times, Runnable work) {
        long start = System.nanoTime();
        work.run();
        LOG.info("{}: {} µs", what, Duration.ofNanos(System.nanoTime() - start).toNanos() / 1000 / times);
    }
}
