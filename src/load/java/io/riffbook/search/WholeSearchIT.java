package io.riffbook.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.riffbook.access.Viewer;
import io.riffbook.analysis.QueryReader;
import io.riffbook.content.IndexFeed;
import io.riffbook.home.Home;
import io.riffbook.model.ConceptId;
import io.riffbook.search.lucene.BareLucene;
import io.riffbook.testing.RiffbookTest;
import java.io.IOException;
import java.sql.Connection;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// The whole search call in process, with ranking and the check against the record, beside the bare Lucene query with the
/// same facets and highlights: `mvn verify -Pload -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=WholeSearchIT`.
@RiffbookTest
@Tag("long")
class WholeSearchIT {
    private static final int SNIPPETS = Integer.getInteger("load.snippets", 100_000);
    private static final int QUERIES = 2_000;
    private static final int ROUNDS = 8;

    @Autowired
    private SnippetSearch search;
    @Autowired
    private PresentVocabulary vocabulary;
    @Autowired
    private SearchSettings settings;
    @Autowired
    private IndexFeed feed;
    @Autowired
    private Home home;
    @Autowired
    private DataSource database;

    @FunctionalInterface
    private interface Searching {
        int search(String text) throws IOException;
    }

    @Test
    void besideBareLucene() throws Exception {
        GeneratedSnippets generated = new GeneratedSnippets(Stream
                .of("persona/cfo", "persona/cio", "industry/retail", "industry/pharma").map(ConceptId::parse).toList());
        try (Connection connection = database.getConnection()) {
            GeneratedRecord.fill(connection, generated, SNIPPETS);
        }
        await().atMost(Duration.ofHours(2)).until(() -> feed.backlog().waiting() == 0);
        List<String> queries = generated.tellingQueries(QUERIES);
        try (BareLucene bare = BareLucene.open(home.index())) {
            QueryReader reader = new QueryReader(vocabulary.get().synonyms(), settings.spoken());
            for (int round = 1; round <= ROUNDS; round++) {
                long[] whole = measured(queries,
                        text -> search.search(Viewer.SYSTEM, SnippetQuery.of(text)).hits().size());
                long[] lucene = measured(queries, text -> bare.search(reader.read(text)));
                System.out.printf("round %d, microseconds: whole search mean %d, half %d, 99 %% %d; "
                        + "bare Lucene mean %d, half %d, 99 %% %d; %.2f times%n", round, mean(whole), part(whole, 50),
                        part(whole, 99), mean(lucene), part(lucene, 50), part(lucene, 99),
                        (double) mean(whole) / mean(lucene));
            }
        }
    }

    private static long[] measured(List<String> queries, Searching searching) throws IOException {
        long[] times = new long[queries.size()];
        int found = 0;
        for (int i = 0; i < times.length; i++) {
            long start = System.nanoTime();
            found += searching.search(queries.get(i));
            times[i] = (System.nanoTime() - start) / 1_000;
        }
        assertThat(found).isPositive();
        Arrays.sort(times);
        return times;
    }

    private static long mean(long[] times) {
        return Arrays.stream(times).sum() / times.length;
    }

    private static long part(long[] times, int percent) {
        return times[times.length * percent / 100];
    }
}
