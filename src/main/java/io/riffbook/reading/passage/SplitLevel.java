package io.riffbook.reading.passage;

import java.util.List;

/// At which headings running text is cut into passages.
public final class SplitLevel {

    private static final int DEEPEST = 6;

    private SplitLevel() {}

    /// The uppermost level down to which there are at least two headings; the deepest one if there are fewer.
    ///
    /// @param levels of all headings of the text, from 1
    public static int of(List<Integer> levels) {
        for (int level = 1; level < DEEPEST; level++) {
            int deepest = level;
            if (levels.stream().filter(found -> found <= deepest).count() >= 2) {
                return level;
            }
        }
        return DEEPEST;
    }
}
