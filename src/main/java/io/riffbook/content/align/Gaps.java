package io.riffbook.content.align;

import java.util.stream.IntStream;

/// Where passages stand between the anchors: those that are the same in both revisions and kept their order. Between each two
/// anchors, before the first and after the last, each side has a gap, often an empty one.
final class Gaps {
    private final Side earlier;
    private final Side later;

    private Gaps(Side earlier, Side later) {
        this.earlier = earlier;
        this.later = later;
    }

    /// The gaps of one revision: of each passage its gap (an anchor belongs to the one before it), of each gap where it starts and
    /// where it ends.
    private static final class Side {
        private final int[] gaps;
        private final int[] starts;
        private final int[] ends;

        Side(int[] anchors, int length) {
            starts = new int[anchors.length + 1];
            ends = new int[anchors.length + 1];
            gaps = new int[length];
            for (int gap = 0; gap <= anchors.length; gap++) {
                starts[gap] = gap == 0 ? 0 : anchors[gap - 1] + 1;
                ends[gap] = gap == anchors.length ? length : anchors[gap];
                for (int at = starts[gap]; at < Math.min(length, ends[gap] + 1); at++) {
                    gaps[at] = gap;
                }
            }
        }

        int fromStart(int at) {
            return at - starts[gaps[at]];
        }

        int toEnd(int at) {
            return ends[gaps[at]] - at;
        }
    }

    /// Finds the gaps.
    ///
    /// @param anchors of each later passage the place of the earlier one, or -1
    /// @param before how many earlier passages there are
    static Gaps of(int[] anchors, int before) {
        int[] later = IntStream.range(0, anchors.length).filter(at -> anchors[at] >= 0).toArray();
        int[] earlier = IntStream.of(later).map(at -> anchors[at]).toArray();
        return new Gaps(new Side(earlier, before), new Side(later, anchors.length));
    }

    /// 1 for the same place in the same gap, counted from its start or from its end; less for other places there, 0 elsewhere.
    double closeness(int was, int now) {
        if (earlier.gaps[was] != later.gaps[now]) {
            return 0;
        }
        int steps = Math.min(Math.abs(earlier.fromStart(was) - later.fromStart(now)),
                Math.abs(earlier.toEnd(was) - later.toEnd(now)));
        return 1.0 / (1 + steps);
    }

    /// The earlier places in the same gap that are at most so many steps from this later one, some of them twice.
    IntStream near(int now, int steps) {
        int gap = later.gaps[now];
        int start = earlier.starts[gap];
        int end = earlier.ends[gap];
        return IntStream.rangeClosed(-steps, steps)
                .flatMap(step -> IntStream.of(start + later.fromStart(now) + step, end - later.toEnd(now) + step))
                .filter(at -> at >= start && at < end);
    }
}
