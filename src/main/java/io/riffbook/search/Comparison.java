package io.riffbook.search;

import io.riffbook.content.BucketSum;
import io.riffbook.content.IndexFeed;
import io.riffbook.content.SnippetId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/// Compares the record with a generation of the index, while both go on changing.
@Component
class Comparison {
    private final SnippetIndex index;
    private final IndexFeed feed;

    Comparison(SnippetIndex index, IndexFeed feed) {
        this.index = index;
        this.feed = feed;
    }

    /// The buckets that differ now, for whatever reason: changes that are under way make some differ for a moment.
    Set<Integer> differing(Generation generation) {
        index.refresh(generation);
        Map<Integer, BucketSum> held = index.buckets(generation);
        Map<Integer, BucketSum> present = feed.buckets();
        Set<Integer> buckets = new TreeSet<>(present.keySet());
        buckets.addAll(held.keySet());
        buckets.removeIf(bucket -> Objects.equals(present.get(bucket), held.get(bucket)));
        return buckets;
    }

    /// The snippets of one bucket that the generation holds otherwise than the record though no change of them is under way.
    ///
    /// @return the sequence that it holds of each; 0 where it holds none
    Map<SnippetId, Long> drift(Generation generation, int bucket) {
        Set<SnippetId> suspects = suspects(generation, bucket);
        if (suspects.isEmpty()) {
            return Map.of();
        }
        // The order counts. What was in the record before, and has no mark afterwards, was taken by the index between, so that a
        // look at the index after that must show it. What the index holds was in the record before, so that a look at the
        // record after that must show it, or something newer.
        Map<SnippetId, Long> before = feed.sequences(suspects);
        Set<SnippetId> marked = feed.marked(suspects);
        index.refresh(generation);
        Map<SnippetId, Long> held = index.sequences(generation, bucket);
        Map<SnippetId, Long> after = feed.sequences(suspects);
        Map<SnippetId, Long> drift = new HashMap<>();
        for (SnippetId id : suspects) {
            Long holds = held.get(id);
            if (isAhead(holds, after.get(id))
                    || (!marked.contains(id) && isBehind(holds, before.get(id), after.get(id)))) {
                drift.put(id, holds == null ? index.sequence(id).orElse(0) : holds);
            }
        }
        return drift;
    }

    private Set<SnippetId> suspects(Generation generation, int bucket) {
        Map<SnippetId, Long> held = index.sequences(generation, bucket);
        Map<SnippetId, Long> present = feed.sequences(bucket);
        Set<SnippetId> suspects = new HashSet<>(held.keySet());
        suspects.addAll(present.keySet());
        suspects.removeIf(id -> Objects.equals(held.get(id), present.get(id)));
        return suspects;
    }

    private static boolean isAhead(@Nullable Long holds, @Nullable Long after) {
        return holds != null && after != null && holds > after;
    }

    /// One that is gone from the record and still held is behind, too.
    private static boolean isBehind(@Nullable Long holds, @Nullable Long before, @Nullable Long after) {
        if (after == null) {
            return holds != null;
        }
        return before != null && (holds == null || holds < before);
    }
}
