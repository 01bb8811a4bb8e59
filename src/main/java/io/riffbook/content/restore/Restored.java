package io.riffbook.content.restore;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// What a restore did, counted; with some examples of what it had to leave out or take otherwise.
public final class Restored {
    private static final int MOST_EXAMPLES = 5;

    private final Map<String, Integer> counts = new TreeMap<>();
    private final Map<String, String> examples = new TreeMap<>();

    void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    void count(String what, UUID id) {
        if (counts.merge(what, 1, Integer::sum) <= MOST_EXAMPLES) {
            examples.merge(what, id.toString(), (before, next) -> before + ", " + next);
        }
    }

    /// How often that happened.
    public int of(String what) {
        return counts.getOrDefault(what, 0);
    }

    /// As a table for people.
    @Override
    public String toString() {
        StringBuilder table = new StringBuilder();
        counts.forEach((what, count) -> {
            table.append("%10d  %s%n".formatted(count, what));
            if (examples.containsKey(what)) {
                table.append("            such as %s%n".formatted(examples.get(what)));
            }
        });
        return table.toString();
    }
}
