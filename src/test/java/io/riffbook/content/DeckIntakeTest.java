package io.riffbook.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.riffbook.access.Role;
import io.riffbook.storage.ContentFiles;
import io.riffbook.storage.StoredFile;
import io.riffbook.testing.Api;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@RiffbookTest
class DeckIntakeTest {
    @Autowired
    private SignedIn signedIn;
    @Autowired
    private JdbcClient db;
    @Autowired
    private ContentFiles files;
    @Autowired
    private JsonMapper json;

    @Test
    void takesOverAJobWhoseNodeDied() throws IOException {
        DeckId deck = DeckId.next();
        UUID job = deck(deck, "# One\n\n---\n\n# Two\n");
        Api marketer = signedIn.as(Role.MARKETER);

        await().atMost(Duration.ofMinutes(1)).untilAsserted(
                () -> assertThat(marketer.get("/api/v1/jobs/" + job).json("/state")).isEqualTo("done"));

        assertThat(marketer.get("/api/v1/decks/" + deck + "/passages").json("/total")).isEqualTo("2");
        assertThat(db.sql("select attempts from job where id = :id").param("id", job).query(Integer.class).single())
                .isEqualTo(2);
    }

    /// As a node leaves it that was killed while it read: running, picked, and not heard of for an hour.
    private UUID deck(DeckId deck, String markdown) throws IOException {
        StoredFile file = files.store(new ByteArrayInputStream(markdown.getBytes(StandardCharsets.UTF_8)), 1_000);
        UUID job = UUID.randomUUID();
        db.sql("""
                insert into job (id, type, state, payload, owner, step, attempts, created_at, updated_at)
                values (:id, 'read-deck', 'running', :payload::jsonb, null, 'Reading text', 1, now(), now())""")
                .param("id", job).param("payload", json.writeValueAsString(new DeckUpload(deck, 0, file.hash().hex(),
                        file.size(), "deck.md", null, null, false)))
                .update();
        db.sql("""
                insert into scheduled_tasks (task_name, task_instance, execution_time, picked, picked_by, last_heartbeat,
                    consecutive_failures, version)
                values ('job', :id, now() - interval '1 hour', true, 'a-node-that-died', now() - interval '1 hour', 0, 1)""")
                .param("id", job.toString()).update();
        return job;
    }
}
