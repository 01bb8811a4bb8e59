package io.riffbook;

import io.riffbook.testing.Api;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import tools.jackson.databind.JsonNode;

/// Many plug-ins that send feedback in batches at once. Two and two send the same events, each now and then sends a batch again that was
/// acknowledged, and after a break all send again what they got no answer to.
final class CrowdOfWriters {
    private static final int WRITERS = 50;
    private static final int BATCH = 20;
    private static final List<String> TYPES = List.of("usage", "rating", "open", "copy", "download");

    private final String snippet;
    private final Supplier<Api> api;
    private final List<Writer> writers = new ArrayList<>();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

    /// @param api to the server as it runs now, with a key that may record feedback
    CrowdOfWriters(String snippet, Supplier<Api> api) {
        this.snippet = snippet;
        this.api = api;
        for (int i = 0; i < WRITERS; i++) {
            writers.add(new Writer(i));
        }
    }

    /// A crowd at work until it is joined.
    record Working(ExecutorService threads, List<Future<?>> running) {
        /// Waits until all have ended, by themselves or because nobody answers any more.
        void join() throws Exception {
            for (Future<?> each : running) {
                each.get(90, TimeUnit.SECONDS);
            }
            threads.shutdownNow();
        }
    }

    /// All write until it is over, or nobody answers any more.
    Working write(BooleanSupplier isOver) {
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        return new Working(threads, writers.stream().<Future<?>>map(
                writer -> threads.submit(() -> writer.write(isOver))).toList());
    }

    /// How many events were acknowledged, each counted once.
    int acknowledged() {
        return acknowledged.size();
    }

    /// The client ids of the acknowledged events of a type.
    Set<String> acknowledged(String type) {
        Set<String> some = ConcurrentHashMap.newKeySet();
        acknowledged.stream().filter(id -> id.startsWith(type)).forEach(some::add);
        return some;
    }

    static List<String> types() {
        return TYPES;
    }

    private final class Writer {
        private final int number;
        private final Random random;
        private int next;
        private List<Map<String, Object>> unsure = List.of();

        Writer(int number) {
            this.number = number;
            this.random = new Random(number);
        }

        void write(BooleanSupplier isOver) {
            try {
                while (!isOver.getAsBoolean() || !unsure.isEmpty()) {
                    if (unsure.isEmpty()) {
                        unsure = events(next++);
                    }
                    send();
                    if (random.nextInt(3) == 0) {
                        unsure = events(random.nextInt(next));
                    }
                }
            } catch (UncheckedIOException _) {
                // killed: sent again when the server is back
            }
        }

        private void send() {
            Api.Answer answer = api.get().post("/api/v1/feedback/batch", unsure);
            if (answer.status() != 200) {
                return;
            }
            for (JsonNode result : answer.json().requiredAt("/results")) {
                if (result.requiredAt("/status").asString().equals("refused")) {
                    throw new AssertionError("refused: " + result);
                }
                acknowledged.add(result.requiredAt("/clientId").asString());
            }
            unsure = List.of();
        }

        /// What an event says follows from its number alone, and two writers share each number.
        private List<Map<String, Object>> events(int batch) {
            List<Map<String, Object>> events = new ArrayList<>();
            for (int i = 0; i < BATCH; i++) {
                String type = TYPES.get(i % TYPES.size());
                Map<String, Object> event = new HashMap<>(Map.of("type", type, "snippetId", snippet, "clientId",
                        type + "-" + number / 2 + "-" + batch + "-" + i, "occurredAt", "2026-01-31T12:00:00Z"));
                if (type.equals("usage")) {
                    event.putAll(Map.of("channel", "call", "place", 1 + i));
                } else if (type.equals("rating")) {
                    event.put("applause", 1 + batch % 5);
                }
                events.add(event);
            }
            return events;
        }
    }
}
