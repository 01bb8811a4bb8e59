package io.riffbook.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.testing.Api;
import io.riffbook.testing.PackagedRiffbook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Load on the ledger over HTTP: the packaged jar with the embedded database, and clients on the same cores that send batches of 500
/// events as NDJSON. Each event has a client id of its own; three of five are usages, of which half name a deal.
///
/// `-Dload.seconds=60` for rounds longer than 20 s, `-Dload.clients=8` for more than 4 clients.
@Tag("long")
class LedgerLoadIT {
    private static final int CLIENTS = Integer.getInteger("load.clients", 4);
    private static final long SECONDS = Long.getLong("load.seconds", 20);
    private static final int SNIPPETS = 100;
    private static final int ROUNDS = 3;

    private final AtomicInteger batches = new AtomicInteger();

    @TempDir
    Path folder;

    @Test
    void recordsOverHttp() throws Exception {
        try (PackagedRiffbook riffbook = PackagedRiffbook.start(folder.resolve("home"))) {
            Api admin = riffbook.firstSignIn("a password for the load test");
            List<String> snippets = new ArrayList<>();
            for (int i = 0; i < SNIPPETS; i++) {
                snippets.add(publish(admin, "Played " + i));
            }
            Api api = riffbook.api().withKey(admin.post("/api/v1/api-keys", Map.of("name", "load", "scopes",
                    List.of("feedback:write"), "mayActFor", false)).json("/secret"));
            for (int round = 1; round <= ROUNDS; round++) {
                round(round, api, snippets);
            }
        }
    }

    private void round(int round, Api api, List<String> snippets) throws Exception {
        long begun = System.nanoTime();
        long end = begun + Duration.ofSeconds(SECONDS).toNanos();
        AtomicLong events = new AtomicLong();
        List<Long> took = Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<?>> running = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                running.add(clients.submit(() -> {
                    while (System.nanoTime() < end) {
                        String batch = batch(snippets);
                        long sent = System.nanoTime();
                        Api.Answer answer = api.send("POST", "/api/v1/feedback/batch", "application/x-ndjson",
                                BodyPublishers.ofString(batch));
                        took.add((System.nanoTime() - sent) / 1_000_000);
                        assertThat(answer.json("/recorded")).as(answer.toString()).isEqualTo("500");
                        events.addAndGet(Ledger.MOST_AT_ONCE);
                    }
                }));
            }
            for (Future<?> client : running) {
                client.get();
            }
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        List<Long> sorted = took.stream().sorted().toList();
        System.out.printf("round %d: %,.0f events/s from %d clients, a batch of 500 in %d ms (half), %d ms (99 %%)%n",
                round, events.get() / seconds, CLIENTS, sorted.get(sorted.size() / 2),
                sorted.get(sorted.size() * 99 / 100));
    }

    private String batch(List<String> snippets) {
        int batch = batches.incrementAndGet();
        StringBuilder lines = new StringBuilder(100_000);
        for (int i = 0; i < Ledger.MOST_AT_ONCE; i++) {
            lines.append(event(batch, i, snippets.get((batch * 31 + i) % snippets.size()))).append('\n');
        }
        return lines.toString();
    }

    private static String event(int batch, int i, String snippet) {
        String start = "{\"clientId\":\"" + batch + "-" + i + "\",\"snippetId\":\"" + snippet
                + "\",\"occurredAt\":\"2026-01-31T12:00:00Z\",\"type\":";
        return start + switch (i % 10) {
            case 0, 1, 2 -> "\"usage\",\"channel\":\"call\",\"place\":" + (1 + i % 7) + "}";
            case 3, 4, 5 -> "\"usage\",\"channel\":\"meeting\",\"audienceSize\":" + (1 + i)
                    + ",\"venue\":\"Hall B\",\"opportunity\":{\"source\":\"crm\",\"externalId\":\"deal-" + i + "\"}}";
            case 6, 7 -> "\"rating\",\"applause\":" + (1 + i % 5) + ",\"reaction\":\"landed\"}";
            case 8 -> "\"open\"}";
            default -> "\"copy\"}";
        };
    }

    private static String publish(Api as, String title) {
        String id = as.post("/api/v1/snippets", Map.of("kind", "proof-point", "title", title, "fields",
                Map.of("claim", "Spoilage fell by a third."))).json("/id");
        assertThat(as.with("If-Match", "\"1\"").post("/api/v1/snippets/" + id + "/lifecycle",
                Map.of("action", "publish")).status()).isEqualTo(200);
        return id;
    }
}
