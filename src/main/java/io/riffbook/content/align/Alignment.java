package io.riffbook.content.align;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// How two revisions of a deck line up.
///
/// Passages of equal content belong together first, those of one content in their order. Of the others, those belong together that
/// say much the same, so that all in all they are as alike as can be; where that leaves a choice, the place in the deck decides.
/// A passage has moved if it is none of the longest run that kept its order: one slide put elsewhere marks one, and one put in
/// between marks none.
///
/// With n passages in the longer revision, of which d have no equal in the other, this takes O(n²) small steps to line the equal
/// ones up, one look at each different text, and O(d² log d) to match the others; each is compared with at most
/// [Candidates#MOST] that may be its counterpart.
public final class Alignment {
    /// How many passages either revision may have.
    public static final int MOST = 2_000;

    private final List<Entry> entries;

    private Alignment(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /// What became of a passage, apart from its place.
    public enum State {
        UNCHANGED, CHANGED, ADDED, REMOVED;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// The state of that name.
        public static Optional<State> find(String word) {
            return Arrays.stream(values()).filter(state -> state.word().equals(word)).findFirst();
        }
    }

    /// One passage of either revision, or the two that belong together.
    ///
    /// @param before its place in the earlier list, from 0; absent if it was added
    /// @param after its place in the later list, from 0; absent if it was removed
    /// @param moved whether it stands elsewhere among those that both have
    public record Entry(OptionalInt before, OptionalInt after, State state, boolean moved) {}

    /// Aligns two revisions. The same lists always give the same answer.
    ///
    /// @throws IllegalArgumentException when there are more than [#MOST] in either
    public static Alignment of(List<Wording> before, List<Wording> after) {
        if (before.size() > MOST || after.size() > MOST) {
            throw new IllegalArgumentException("at most " + MOST + " passages a side");
        }
        EqualContent equal = EqualContent.of(before, after);
        int[] counterparts = equal.counterparts();
        new Candidates(before, after, equal).match(counterparts);
        return new Alignment(entries(before, after, counterparts));
    }

    /// Every passage once: those of the later revision in its order, then the removed ones in theirs.
    public List<Entry> entries() {
        return entries;
    }

    private static List<Entry> entries(List<Wording> before, List<Wording> after, int[] counterparts) {
        boolean[] inOrder = LongestRun.of(counterparts);
        boolean[] kept = new boolean[before.size()];
        List<Entry> entries = new ArrayList<>();
        for (int at = 0; at < after.size(); at++) {
            int was = counterparts[at];
            if (was < 0) {
                entries.add(new Entry(OptionalInt.empty(), OptionalInt.of(at), State.ADDED, false));
                continue;
            }
            kept[was] = true;
            boolean same = before.get(was).hash().equals(after.get(at).hash());
            entries.add(new Entry(OptionalInt.of(was), OptionalInt.of(at), same ? State.UNCHANGED : State.CHANGED,
                    !inOrder[at]));
        }
        for (int at = 0; at < before.size(); at++) {
            if (!kept[at]) {
                entries.add(new Entry(OptionalInt.of(at), OptionalInt.empty(), State.REMOVED, false));
            }
        }
        return entries;
    }
}
