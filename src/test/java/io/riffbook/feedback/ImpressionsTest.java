package io.riffbook.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.riffbook.access.Role;
import io.riffbook.access.Viewer;
import io.riffbook.content.SnippetId;
import io.riffbook.search.ShownPage;
import io.riffbook.search.ShownPage.Found;
import io.riffbook.search.ShownPage.Shown;
import io.riffbook.testing.ContentRows;
import io.riffbook.testing.RiffbookTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import tools.jackson.databind.json.JsonMapper;

@RiffbookTest
class ImpressionsTest {
    private static final int MOST_WAITING = 10_000;

    @Autowired
    ImpressionRows rows;
    @Autowired
    JdbcClient db;
    @Autowired
    JsonMapper json;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void writesWhatWaitsBeforeItStops() {
        Impressions impressions = new Impressions(rows, Clock.systemUTC(), meters);
        impressions.start();
        List<ShownPage> pages = IntStream.range(0, 1_200).mapToObj(_ -> page("all")).toList();
        pages.forEach(impressions::shown);
        impressions.stop();
        assertThat(impressions.dropped()).isZero();
        assertThat(db.sql("select count(*) from impression where search_id = any(:ids::uuid[])")
                .param("ids", pages.stream().map(page -> page.searchId().toString()).toArray(String[]::new))
                .query(Long.class).single()).isEqualTo(1_200);
    }

    @Test
    void keepsAPageOnceHoweverOftenABatchIsSent() {
        ShownPage page = page("twice\0");
        rows.add(List.of(new Impression.Page(page), new Impression.Page(page)));
        rows.add(List.of(new Impression.Page(page)));
        assertThat(db.sql("select query_text from impression where search_id = :id").param("id", page.searchId())
                .query(String.class).list()).containsExactly("twice ");
    }

    @Test
    void putsWhatWasOpenedIntoTheLedgerOnceForEachSearch() {
        SnippetId snippet = new ContentRows(db).published("Opened");
        Viewer viewer = new Viewer(Viewer.SYSTEM.actor(), Optional.empty(), Set.of(Role.REP), Set.of());
        UUID search = UUID.randomUUID();
        rows.add(List.of(new Impression.Page(new ShownPage(search, 11, Instant.now(), viewer, "opened", Map.of(),
                Set.of(), Optional.empty(), Found.AS_ASKED, 1,
                List.of(new Shown(SnippetId.next(), 1), new Shown(snippet, 2))))));
        Impression.Open open = new Impression.Open(search, snippet, Optional.of(12), viewer.principal(),
                Optional.empty(), Instant.now(), false);
        rows.add(List.of(open, open));
        rows.add(List.of(open, new Impression.Open(search, snippet, Optional.of(11), viewer.principal(),
                Optional.empty(), Instant.now(), false)));
        assertThat(db.sql("select act || ' ' || revision from standing_handling where search_id = :search")
                .param("search", search).query(String.class).list()).containsExactly("open 2");
        assertThat(db.sql("select position from impression_open where search_id = :search").param("search", search)
                .query(Integer.class).list()).containsExactly(12);
    }

    @Test
    void dropsAndCountsWhatIsTooMuchAndWhatCanNotBeWrittenAndNeverWaits() {
        Impressions impressions = new Impressions(onNoDatabase(), Clock.systemUTC(), meters);
        long start = System.nanoTime();
        for (int i = 0; i < MOST_WAITING + 7; i++) {
            impressions.shown(page("none"));
        }
        impressions.opened(Viewer.SYSTEM, UUID.randomUUID(), SnippetId.next(), Optional.empty());
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(impressions.dropped()).isEqualTo(8);
        assertThat(meters.get("riffbook.impressions.dropped").functionCounter().count()).isEqualTo(8.0);
        impressions.start();
        impressions.stop();
        assertThat(impressions.dropped()).as("but for the batch that is just tried")
                .isBetween(MOST_WAITING + 8L - 500, MOST_WAITING + 8L);
    }

    private ImpressionRows onNoDatabase() {
        return new ImpressionRows(JdbcClient.create(new AbstractDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                throw new SQLException("the database is out");
            }

            @Override
            public Connection getConnection(String user, String password) throws SQLException {
                return getConnection();
            }
        }), json, new FeedbackSettings(Duration.ofDays(1)), Clock.systemUTC());
    }

    private static ShownPage page(String text) {
        Viewer viewer = new Viewer(Viewer.SYSTEM.actor(), Optional.empty(), Set.of(Role.REP), Set.of());
        return new ShownPage(UUID.randomUUID(), 1, Instant.now(), viewer, text, Map.of(), Set.of(), Optional.empty(),
                Found.AS_ASKED, 1, List.of(new Shown(SnippetId.next(), 1)));
    }
}
