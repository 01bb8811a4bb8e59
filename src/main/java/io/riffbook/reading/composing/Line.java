package io.riffbook.reading.composing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// One paragraph of a slide.
///
/// @param level how deep it stands in lists, from 0
/// @param number of a numbered item; else 0
record Line(Mark mark, int level, int number, List<Run> runs) {

    /// Paragraphs of presentations have nine levels.
    static final int DEEPEST = 8;

    /// What stands before it.
    enum Mark {
        /// Nothing: it is no part of a list.
        PLAIN,
        /// Nothing: it goes on with the item above it.
        CONTINUED, BULLET, NUMBER
    }

    Line {
        level = Math.clamp(level, 0, DEEPEST);
        runs = List.copyOf(runs);
    }

    static Line plain(List<Run> runs) {
        return new Line(Mark.PLAIN, 0, 0, runs);
    }

    String words() {
        return runs.stream().map(Run::text).collect(Collectors.joining());
    }

    boolean isBlank() {
        return words().isBlank();
    }

    /// The same words in several lines of at most so many characters, broken between words where there are any.
    List<Line> split(int longest) {
        List<Line> parts = new ArrayList<>();
        List<Run> part = new ArrayList<>();
        int room = longest;
        for (Run run : runs) {
            String rest = run.text();
            while (rest.length() > room) {
                int end = end(rest, room);
                part.add(run.with(rest.substring(0, end).stripTrailing()));
                parts.add(next(parts, part));
                part = new ArrayList<>();
                rest = rest.substring(end).stripLeading();
                room = longest;
            }
            part.add(run.with(rest));
            room -= rest.length();
        }
        parts.add(next(parts, part));
        return parts.stream().filter(line -> !line.isBlank()).toList();
    }

    private Line next(List<Line> before, List<Run> part) {
        boolean goesOn = !before.isEmpty() && mark != Mark.PLAIN;
        return new Line(goesOn ? Mark.CONTINUED : mark, level, goesOn ? 0 : number, part);
    }

    private static int end(String text, int room) {
        int most = Math.max(1, room);
        int blank = Math.max(text.lastIndexOf(' ', most), text.lastIndexOf('\n', most));
        int end = blank > most / 2 ? blank : most;
        return end > 1 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
    }
}
