package io.riffbook.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.access.Role;
import io.riffbook.testing.Api;
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
import java.util.Map;

/// How long a concept is renamed that twenty thousand snippets name: `mvn test -Plong -Dtest=RenameConceptBenchmark`. It says so in the
/// log, and fails only if they don't follow.
@RiffbookTest
@Tag("long")
class RenameConceptBenchmark {
    private static final Logger LOG = LoggerFactory.getLogger(RenameConceptBenchmark.class);
    private static final int MANY = 20_000;

    @Autowired
    private SignedIn signedIn;
    @Autowired
    private JdbcClient db;

    @Test
    void renamesAConceptOfTwentyThousandSnippets() {
        ContentRows rows = new ContentRows(db);
        for (int i = 0; i < MANY; i++) {
            rows.draft("One of many");
        }
        db.sql("update snippet set tags = array['industry/dairy']").update();
        Api marketer = signedIn.as(Role.MARKETER);
        String version = marketer.get("/api/v1/taxonomies/industry").header("ETag");

        long start = System.nanoTime();
        Api.Answer renamed = marketer.with("If-Match", version)
                .post("/api/v1/taxonomies/industry/concepts/dairy/rename", Map.of("to", "industry/milk"));
        Duration took = Duration.ofNanos(System.nanoTime() - start);

        assertThat(renamed.status()).as(renamed.toString()).isEqualTo(200);
        assertThat(db.sql("select count(*) from snippet where tags = array['industry/milk'] and version = 2")
                .query(Long.class).single()).isEqualTo(MANY);
        LOG.info("{} snippets follow a renamed concept in {} ms", MANY, took.toMillis());
    }
}
