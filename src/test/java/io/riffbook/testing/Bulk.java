package io.riffbook.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.awaitility.Awaitility;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Snippets to change in bulk, and bulk changes seen to their end, over the API.
public final class Bulk {
    private static final String SNIPPETS = "/api/v1/snippets";
    private static final String BULK = "/api/v1/bulk-changes";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Api author;

    public Bulk(Api author) {
        this.author = author;
    }

    /// A new draft with these tags.
    public String snippet(String... tags) {
        return snippet(Map.of("tags", Set.of(tags)));
    }

    /// A new draft about which this is said.
    public String snippet(Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(Map.of("kind", "story", "title", "Played often", "fields",
                Map.of("situation", "Two depots, one night shift.", "problem", "Too many spoiled loads.", "turn",
                        "One list for both.", "result", "A third less.")));
        body.putAll(more);
        Api.Answer created = author.post(SNIPPETS, body);
        assertThat(created.status()).as(created.toString()).isEqualTo(201);
        return created.json("/id");
    }

    public String published() {
        String id = snippet();
        move(id, "publish", 1);
        return id;
    }

    public void move(String snippet, String action, long version) {
        Api.Answer moved = author.post(SNIPPETS + "/" + snippet + "/lifecycle",
                Map.of("action", action, "version", version));
        assertThat(moved.status()).as(moved.toString()).isEqualTo(200);
    }

    public Api.Answer get(String snippet) {
        return author.get(SNIPPETS + "/" + snippet);
    }

    public List<String> tags(String snippet) {
        return get(snippet).json().requiredAt("/tags").valueStream().map(tag -> tag.asString()).toList();
    }

    /// Changes these snippets, and waits until it is done.
    ///
    /// @return the bulk change's id
    public String change(List<String> snippets, Map<String, ?> change) {
        return start(Map.of("ids", snippets), change);
    }

    /// Changes that selection, and waits until it is done.
    ///
    /// @return the bulk change's id
    public String start(Map<String, ?> selection, Map<String, ?> change) {
        Api.Answer taken = startOnly(selection, change);
        await(taken);
        return taken.json("/bulkChangeId");
    }

    public Api.Answer startOnly(Map<String, ?> selection, Map<String, ?> change) {
        Api.Answer taken = author.post(BULK, Map.of("selection", selection, "change", change));
        assertThat(taken.status()).as(taken.toString()).isEqualTo(202);
        return taken;
    }

    /// Undoes it, and waits until that is done.
    public void undo(String bulkChange) {
        Api.Answer taken = author.post(BULK + "/" + bulkChange + "/undo", Map.of());
        assertThat(taken.status()).as(taken.toString()).isEqualTo(202);
        await(taken);
    }

    /// Waits until the job is done that was taken on.
    public void await(Api.Answer taken) {
        String job = taken.header("Location");
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50))
                .until(() -> Set.of("done", "failed").contains(author.get(job).json("/state")));
        assertThat(author.get(job).json("/state")).as(author.get(job).toString()).isEqualTo("done");
    }

    /// What became of each snippet, of the first hundred.
    public Map<String, String> outcomes(String bulkChange) {
        return author.get(BULK + "/" + bulkChange + "/items?limit=100").json().requiredAt("/items").valueStream()
                .collect(Collectors.toMap(item -> item.requiredAt("/snippetId").asString(),
                        item -> item.requiredAt("/outcome").asString()));
    }
}
