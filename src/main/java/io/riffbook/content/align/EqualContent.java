package io.riffbook.content.align;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The passages whose content is the same in both revisions.
final class EqualContent {
    private final int[] counterparts;
    private final int[] anchors;

    private EqualContent(int[] counterparts, int[] anchors) {
        this.counterparts = counterparts;
        this.anchors = anchors;
    }

    static EqualContent of(List<Wording> before, List<Wording> after) {
        Map<String, Integer> numbers = new HashMap<>();
        int[] from = numbered(before, numbers);
        int[] to = numbered(after, numbers);
        int[] anchors = longestCommon(from, to);
        int[] counterparts = anchors.clone();
        pairTheRest(from, to, counterparts);
        return new EqualContent(counterparts, anchors);
    }

    /// Of each later passage the place of the earlier one, or -1.
    int[] counterparts() {
        return counterparts.clone();
    }

    /// The same, but only of those that kept their order.
    int[] anchors() {
        return anchors.clone();
    }

    private static int[] numbered(List<Wording> passages, Map<String, Integer> numbers) {
        return passages.stream().mapToInt(each -> numbers.computeIfAbsent(each.hash(), _ -> numbers.size()))
                .toArray();
    }

    /// The longest common subsequence: of several of one content, the first.
    private static int[] longestCommon(int[] from, int[] to) {
        int[] found = new int[to.length];
        Arrays.fill(found, -1);
        int start = 0;
        while (start < from.length && start < to.length && from[start] == to[start]) {
            found[start] = start;
            start++;
        }
        short[][] longest = lengths(from, to, start);
        int i = start;
        int j = start;
        while (i < from.length && j < to.length) {
            if (from[i] == to[j]) {
                found[j++] = i++;
            } else if (longest[i - start + 1][j - start] >= longest[i - start][j - start + 1]) {
                i++;
            } else {
                j++;
            }
        }
        return found;
    }

    /// How much the ends from each pair of places have in common.
    private static short[][] lengths(int[] from, int[] to, int start) {
        short[][] longest = new short[from.length - start + 1][to.length - start + 1];
        for (int i = from.length - 1; i >= start; i--) {
            short[] row = longest[i - start];
            short[] below = longest[i - start + 1];
            for (int j = to.length - 1; j >= start; j--) {
                row[j - start] = from[i] == to[j]
                        ? (short) (below[j - start + 1] + 1)
                        : (short) Math.max(below[j - start], row[j - start + 1]);
            }
        }
        return longest;
    }

    private static void pairTheRest(int[] from, int[] to, int[] counterparts) {
        boolean[] taken = new boolean[from.length];
        Arrays.stream(counterparts).filter(at -> at >= 0).forEach(at -> taken[at] = true);
        Map<Integer, Deque<Integer>> left = new HashMap<>();
        for (int i = 0; i < from.length; i++) {
            if (!taken[i]) {
                left.computeIfAbsent(from[i], _ -> new ArrayDeque<>()).add(i);
            }
        }
        for (int j = 0; j < to.length; j++) {
            Deque<Integer> same = left.get(to[j]);
            if (counterparts[j] < 0 && same != null && !same.isEmpty()) {
                counterparts[j] = same.remove();
            }
        }
    }
}
