package io.riffbook.content.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.access.Role;
import io.riffbook.testing.Api;
import io.riffbook.testing.Bulk;
import io.riffbook.testing.ContentRows;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/// How fast ten thousand snippets are retagged: `mvn test -Plong -Dtest=BulkRetagBenchmark`. It says so in the log, and fails only
/// if they aren't.
@RiffbookTest
@Tag("long")
class BulkRetagBenchmark {
    private static final Logger LOG = LoggerFactory.getLogger(BulkRetagBenchmark.class);

    @Autowired
    private SignedIn signedIn;
    @Autowired
    private JdbcClient db;

    @Test
    void retagsTenThousandSnippets() {
        ContentRows rows = new ContentRows(db);
        List<UUID> snippets = IntStream.range(0, BulkChanges.MOST).mapToObj(_ -> rows.draft("One of many").value())
                .toList();
        Api marketer = signedIn.as(Role.MARKETER);

        run(marketer, "add a tag", snippets, Map.of("action", "add-tags", "tags", List.of("industry/dairy")));
        String change = run(marketer, "replace a tag", snippets,
                Map.of("action", "replace-tag", "tag", "industry/dairy", "by", "channel/call"));
        Api.Answer undo = marketer.post("/api/v1/bulk-changes/" + change + "/undo", Map.of());
        new Bulk(marketer).await(undo);
        tell("undo that", marketer.get(undo.header("Location")));
        run(marketer, "retire", snippets, Map.of("action", "retire"));

        assertThat(marketer.get("/api/v1/bulk-changes/" + change).json("/undo/undone"))
                .isEqualTo(Integer.toString(BulkChanges.MOST));
    }

    private static String run(Api marketer, String what, List<UUID> snippets, Map<String, ?> change) {
        Api.Answer taken = new Bulk(marketer).startOnly(Map.of("ids", snippets), change);
        new Bulk(marketer).await(taken);
        tell(what, marketer.get(taken.header("Location")));
        String id = taken.json("/bulkChangeId");
        assertThat(marketer.get("/api/v1/bulk-changes/" + id).json("/changed"))
                .isEqualTo(Integer.toString(BulkChanges.MOST));
        return id;
    }

    private static void tell(String what, Api.Answer job) {
        double seconds = Duration
                .between(Instant.parse(job.json("/createdAt")), Instant.parse(job.json("/finishedAt"))).toMillis()
                / 1000.0;
        LOG.info("{}: {} snippets in {} s, {} snippets/s, the wait for the job's turn included", what,
                BulkChanges.MOST, seconds, String.format(Locale.ROOT, "%.0f", BulkChanges.MOST / seconds));
    }
}
