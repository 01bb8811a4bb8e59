package io.riffbook.content.exchange;

import io.riffbook.access.Group;
import io.riffbook.access.Groups;
import io.riffbook.access.People;
import io.riffbook.access.Person;
import io.riffbook.access.PersonDetails;
import io.riffbook.access.Role;
import io.riffbook.access.Viewer;
import io.riffbook.testing.Api;
import io.riffbook.testing.Multipart;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import tools.jackson.databind.JsonNode;

/// Fills a Riffbook with one of everything that an export has to tell: over its API, as people do.
final class Filling {
    private static final String SNIPPETS = "/api/v1/snippets";

    private final Instance instance;
    private final Api author;

    Filling(Instance instance) {
        this.instance = instance;
        this.author = instance.author();
    }

    /// @param snippets how many, beside those of the deck
    void fill(int snippets) {
        Person owner = instance.bean(People.class).create(Viewer.SYSTEM,
                PersonDetails.of("owner-" + UUID.randomUUID() + "@example.com", "Olive Owner", Set.of(Role.MARKETER)));
        Group group = instance.bean(Groups.class).create(Viewer.SYSTEM, "Partners " + UUID.randomUUID());
        instance.importedLines(IntStream.range(0, snippets).mapToObj(Filling::row).toList(), "?newTagsIn=topic");
        deck();
        List<JsonNode> some = new ArrayList<>();
        author.get(SNIPPETS + "?limit=100").json().get("items").forEach(some::add);
        edit(some.get(0), Map.of("ownerId", owner.id().value(), "verifierId", owner.id().value(), "reviewBy",
                "2031-01-31", "expiresAt", "2032-01-31T10:00:00.123456Z", "language", "nl", "tags",
                List.of("industry/retail"),
                "audience",
                Map.of("for", List.of("persona/cfo"), "notFor", List.of())));
        edit(some.get(1), Map.of("visibility",
                Map.of("reach", "customer-facing", "groups", List.of(group.id().value()))));
        move(some.get(2), Map.of("action", "publish"));
        edit(some.get(2), Map.of("fields", Map.of("notes", "A newer draft, with \"quotes\", ümlauts & <tags>.")));
        move(some.get(3), Map.of("action", "publish"));
        answer(author.post(SNIPPETS + "/" + id(some.get(3)) + "/verify", Map.of("version", version(some.get(3)))));
        move(some.get(4), Map.of("action", "publish", "at", "2033-03-03T03:03:03Z"));
        move(some.get(5), Map.of("action", "publish"));
        move(some.get(5), Map.of("action", "retire"));
        move(some.get(6), Map.of("action", "submit"));
    }

    static String row(int number) {
        return """
                {"kind":"talk-track","title":"Talk %1$d","fields":{"track":"Say **%1$d**, then listen.\\n\\n- one\\n- two",\
                "minutes":%2$d},"labels":["CFO","made up %3$d"]}"""
                .formatted(number, 1 + number % 100, number % 7);
    }

    private void deck() {
        String markdown = "---\ntitle: Master\n---\n\n# One\n\nFirst.\n\n# Two\n\nSecond, with *marks*.\n";
        Api.Answer taken = Multipart.of("master.md", markdown.getBytes(StandardCharsets.UTF_8)).post(author,
                "/api/v1/decks");
        Jobs.done(author, taken.json("/jobId"));
        String deck = taken.json("/deckId");
        List<Map<String, Object>> items = new ArrayList<>();
        author.get("/api/v1/decks/" + deck + "/passages").json().get("items").forEach(passage -> items
                .add(Map.of("passageId", passage.get("id").asString(), "kind", "slide")));
        answer(author.post("/api/v1/decks/" + deck + "/snippets", Map.of("items", items, "publish", true)));
    }

    private static String id(JsonNode snippet) {
        return snippet.get("id").asString();
    }

    private long version(JsonNode snippet) {
        return author.get(SNIPPETS + "/" + id(snippet)).json().get("version").asLong();
    }

    private void edit(JsonNode snippet, Map<String, Object> changes) {
        Map<String, Object> body = new HashMap<>(changes);
        body.put("version", version(snippet));
        answer(author.patch(SNIPPETS + "/" + id(snippet), body));
    }

    private void move(JsonNode snippet, Map<String, Object> step) {
        Map<String, Object> body = new HashMap<>(step);
        body.put("version", version(snippet));
        answer(author.post(SNIPPETS + "/" + id(snippet) + "/lifecycle", body));
    }

    private static void answer(Api.Answer answer) {
        if (answer.status() >= 300) {
            throw new AssertionError(answer);
        }
    }
}
