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
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        for (AbstractDelta<String> delta : patch.getDeltas()) {
            add(pieces, Change.SAME, from.subList(at, delta.getSource().getPosition()));
            add(pieces, Change.REMOVED, delta.getSource().getLines());
            add(pieces, Change.ADDED, delta.getTarget().getLines());
            at = delta.getSource().getPosition() + delta.getSource().size();
        }
        add(pieces, Change.SAME, from.subList(at, from.size()));
        return pieces;
    }

    private static List<String> split(String text, Pattern between) {
        return text.isEmpty() ? List.of() : List.of(between.split(text));
    }

    private static void add(List<Piece> pieces, Change change, List<String> words) {
        if (!words.isEmpty()) {
            pieces.add(new Piece(change, String.join("", words)));
        }
    }
}
