package io.riffbook.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// A deck that is uploaded as Markdown, broken up and revised over the API, as people do.
public final class RevisedDeck {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Api as;
    private final String id;

    private RevisedDeck(Api as, String id) {
        this.as = as;
        this.id = id;
    }

    /// Uploads the first revision.
    ///
    /// @param slides each with its heading
    public static RevisedDeck upload(Api as, String... slides) {
        return upload(as, file(slides));
    }

    /// Uploads the first revision from a file.
    public static RevisedDeck upload(Api as, Multipart file) {
        Api.Answer taken = file.post(as, "/api/v1/decks");
        await(as, taken);
        return new RevisedDeck(as, taken.json("/deckId"));
    }

    /// Uploads the next revision.
    public void revise(String... slides) {
        revise(file(slides));
    }

    /// Uploads the next revision from a file.
    public void revise(Multipart file) {
        await(as, file.post(as.with("If-Match", as.get(address()).header("ETag")), address() + "/revisions"));
    }

    public String id() {
        return id;
    }

    /// Its path in the API.
    public String address() {
        return "/api/v1/decks/" + id;
    }

    /// Makes slides of all passages of its current revision.
    ///
    /// @return the ids of the snippets, in the order of the passages
    public List<String> breakUp(boolean publish) {
        List<Map<String, Object>> items = new ArrayList<>();
        as.get(address() + "/passages?limit=100").json().get("items")
                .forEach(passage -> items.add(Map.of("passageId", passage.get("id").asString(), "kind", "slide")));
        Api.Answer made = as.post(address() + "/snippets", Map.of("items", items, "publish", publish));
        return made.json().requiredAt("/items").valueStream()
                .map(item -> item.requiredAt("/snippetId").asString()).toList();
    }

    /// What a revision changed, each passage by its state and its title.
    public List<String> changes(int revision) {
        return as.get(address() + "/revisions/" + revision + "/changes?limit=100").json().requiredAt("/items")
                .valueStream().map(RevisedDeck::told).toList();
    }

    private static String told(JsonNode entry) {
        return entry.requiredAt("/state").asString() + (entry.requiredAt("/moved").asBoolean() ? " moved " : " ")
                + entry.at(entry.at("/after").isNull() ? "/before/title" : "/after/title").asString();
    }

    private static Multipart file(String... slides) {
        return Multipart.of("deck.md",
                Stream.of(slides).collect(Collectors.joining("\n\n")).getBytes(StandardCharsets.UTF_8));
    }

    private static void await(Api as, Api.Answer taken) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (true) {
            Api.Answer job = as.get("/api/v1/jobs/" + taken.json("/jobId"));
            switch (job.json("/state")) {
                case "done" -> {
                    return;
                }
                case "failed" -> throw new AssertionError(job);
                default -> {
                    if (Instant.now().isAfter(deadline)) {
                        throw new AssertionError("in vain: " + job);
                    }
                    LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
                }
            }
        }
    }
}
