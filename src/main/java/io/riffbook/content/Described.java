package io.riffbook.content;

import io.riffbook.access.GroupId;
import io.riffbook.access.PersonId;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Says in plain values what stands in a classification, for the audit log and for state records.
final class Described {
    private Described() {}

    /// Every member that has a value, by its name in the API.
    static Map<String, Object> of(Classification classification) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("tags", classification.tags());
        said.put("audience", classification.audience());
        said.put("reach", classification.visibility().reach());
        said.put("groups", classification.visibility().groups().stream().map(GroupId::value).sorted().toList());
        put(said, "owner", classification.owner().map(PersonId::value));
        put(said, "verifier", classification.upkeep().verifier().map(PersonId::value));
        put(said, "reviewBy", classification.upkeep().reviewBy());
        put(said, "expiresAt", classification.upkeep().expiresAt());
        put(said, "language", classification.language());
        return said;
    }

    /// What differs, each as `from` and `to`; a side that has no value is left out.
    static Map<String, Object> difference(Classification from, Classification to) {
        Map<String, Object> before = of(from);
        Map<String, Object> after = of(to);
        Map<String, Object> difference = new LinkedHashMap<>();
        before.forEach((name, value) -> {
            if (!Objects.equals(value, after.get(name))) {
                difference.put(name, sides(value, after.get(name)));
            }
        });
        after.forEach((name, value) -> {
            if (!before.containsKey(name)) {
                difference.put(name, Map.of("to", value));
            }
        });
        return difference;
    }

    private static Map<String, Object> sides(Object before, @Nullable Object after) {
        return after == null ? Map.of("from", before) : Map.of("from", before, "to", after);
    }

    private static void put(Map<String, Object> said, String name, Optional<?> value) {
        value.ifPresent(present -> said.put(name, present));
    }
}
