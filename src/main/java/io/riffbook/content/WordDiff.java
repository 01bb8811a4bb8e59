package io.riffbook.content;

import com.github.difflib.algorithm.DiffAlgorithmI;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Patch;
import com.github.difflib.DiffUtils;

import io.riffbook.content.RevisionDiff.Change;
import io.riffbook.content.RevisionDiff.Piece;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The shortest way from one text to another, in words and in the blanks between them.
final class WordDiff {
    /// Between every word, blank and punctuation mark.
    private static final Pattern WORDS = Pattern.compile("(?<=\\s)|(?=\\s)|(?<=\\p{Punct})|(?=\\p{Punct})");
    private static final Pattern LINES = Pattern.compile("(?<=\\n)");
    /// Beyond so many words a side, lines are compared: the time grows with words times differences.
    private static final int MOST_WORDS = 4_000;

    private WordDiff() {}

    static List<Piece> of(String before, String after) {
        List<String> from = split(before, WORDS);
        List<String> to = split(after, WORDS);
        if (from.size() > MOST_WORDS || to.size() > MOST_WORDS) {
            from = split(before, LINES);
            to = split(after, LINES);
        }
        DiffAlgorithmI<String> algorithm = new MyersDiffWithLinearSpace<>();
        Patch<String> patch = DiffUtils.diff(from, to, algorithm, null, false);
        Pieces pieces = new Pieces();
        int at = 0;
        for (AbstractDelta<String> delta : patch.getDeltas()) {
            pieces.same(joined(from.subList(at, delta.getSource().getPosition())));
            pieces.changed(joined(delta.getSource().getLines()), joined(delta.getTarget().getLines()));
            at = delta.getSource().getPosition() + delta.getSource().size();
        }
        pieces.same(joined(from.subList(at, from.size())));
        return pieces.all();
    }

    private static String joined(List<String> words) {
        return String.join("", words);
    }

    private static List<String> split(String text, Pattern between) {
        return text.isEmpty() ? List.of() : List.of(between.split(text));
    }

    /// Puts changes that follow each other, or have but blanks between them, together: first all that went, then all that came.
    private static final class Pieces {
        private final List<Piece> done = new ArrayList<>();
        private String removed = "";
        private String added = "";
        private String blanks = "";

        void same(String text) {
            boolean isInAChange = !removed.isEmpty() || !added.isEmpty();
            if (isInAChange && text.isBlank()) {
                blanks += text;
                return;
            }
            flush(text);
        }

        void changed(String before, String after) {
            removed += blanks + before;
            added += blanks + after;
            blanks = "";
        }

        List<Piece> all() {
            flush("");
            return done;
        }

        private void flush(String same) {
            int shared = sharedBlanks();
            add(Change.SAME, removed.substring(0, shared));
            add(Change.REMOVED, removed.substring(shared));
            add(Change.ADDED, added.substring(shared));
            add(Change.SAME, blanks + same);
            removed = "";
            added = "";
            blanks = "";
        }

        /// How many blanks both sides of a change begin with: they are no change.
        private int sharedBlanks() {
            int shared = 0;
            while (shared < removed.length() && shared < added.length()
                    && Character.isWhitespace(removed.charAt(shared))
                    && removed.charAt(shared) == added.charAt(shared)) {
                shared++;
            }
            return shared;
        }

        private void add(Change change, String text) {
            if (text.isEmpty()) {
                return;
            }
            if (!done.isEmpty() && done.getLast().change() == change) {
                done.add(new Piece(change, done.removeLast().text() + text));
            } else {
                done.add(new Piece(change, text));
            }
        }
    }
}
