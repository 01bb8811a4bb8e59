package io.riffbook.content.restore;

import io.riffbook.storage.ObjectKey;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;

/// What object storage knows of one deck or snippet: its states, the newest first, and which package holds which revision.
///
/// Two packages can carry one number: a write that was overtaken left one behind, or the database was restored from a backup once. Then
/// that one counts which a state names, the newest state first; if none does, the one that was written last.
final class History {
    private final Documents documents;
    private final StoredHistories.Keys keys;
    private final Map<Integer, List<ObjectKey>> packages = new TreeMap<>();
    private final Map<ObjectKey, Optional<JsonNode>> read = new HashMap<>();

    History(Documents documents, StoredHistories.Keys keys) {
        this.documents = documents;
        this.keys = keys;
        keys.packages().forEach(key -> packages.computeIfAbsent(Documents.number(key), _ -> new ArrayList<>())
                .add(key));
    }

    /// A revision's package.
    record Held(int number, ObjectKey key, JsonNode document) {}

    boolean hasStates() {
        return !keys.states().isEmpty();
    }

    /// The highest number of any state; later ones must go on behind it.
    int lastNumber() {
        return keys.states().stream().mapToInt(Documents::number).max().orElse(1);
    }

    /// The states, the newest first; they are opened one by one as they are asked for, unless there are several histories.
    List<ObjectKey> newestFirst() {
        Set<Integer> numbers = new HashSet<>();
        boolean isOneHistory = keys.states().stream().map(Documents::number).allMatch(numbers::add);
        Comparator<ObjectKey> byNumber = Comparator.comparingInt(Documents::number);
        Comparator<ObjectKey> order = isOneHistory
                ? byNumber
                : Comparator.<ObjectKey, String>comparing(
                        key -> state(key).map(state -> state.path("recordedAt").asString("")).orElse(""))
                        .thenComparing(byNumber);
        return keys.states().stream().sorted(order.reversed()).toList();
    }

    Optional<JsonNode> state(ObjectKey key) {
        return read.computeIfAbsent(key, documents::read);
    }

    /// The packages of all revisions up to that one, as far as they can be read.
    List<Held> upTo(int latest, Optional<JsonNode> state) {
        List<Held> found = new ArrayList<>();
        packages.forEach((number, candidates) -> {
            if (number >= 1 && number <= latest) {
                chosen(number, candidates, state).ifPresent(found::add);
            }
        });
        return found;
    }

    /// The number of the newest revision that there is a package of; 0 when there is none.
    int lastRevision() {
        return packages.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    private Optional<Held> chosen(int number, List<ObjectKey> candidates, Optional<JsonNode> state) {
        List<ObjectKey> order = new ArrayList<>();
        state.flatMap(node -> named(node, number)).ifPresent(order::add);
        if (candidates.size() > 1) {
            newestFirst().forEach(key -> state(key).flatMap(node -> named(node, number)).ifPresent(order::add));
            candidates.stream().sorted(Comparator.<ObjectKey, String>comparing(
                    key -> document(key).map(node -> node.path("createdAt").asString("")).orElse("")).reversed())
                    .forEach(order::add);
        } else {
            order.addAll(candidates);
        }
        return order.stream().distinct()
                .flatMap(key -> document(key).map(node -> new Held(number, key, node)).stream()).findFirst();
    }

    private Optional<JsonNode> document(ObjectKey key) {
        return keys.packages().contains(key) ? read.computeIfAbsent(key, documents::read) : Optional.empty();
    }

    private static Optional<ObjectKey> named(JsonNode state, int number) {
        String key = state.path("packages").path(Integer.toString(number)).asString("");
        return ObjectKey.isLegal(key) ? Optional.of(new ObjectKey(key)) : Optional.empty();
    }
}
