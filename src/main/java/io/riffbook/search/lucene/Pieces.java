package io.riffbook.search.lucene;

import io.riffbook.search.Highlight.Part;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;

/// Cuts passages into marked and unmarked parts, as plain text.
final class Pieces extends PassageFormatter {
    private static final int LONGEST = 320;
    private static final int BEFORE_MARK = 80;
    private static final String CUT = "…";

    @Override
    public List<List<Part>> format(Passage[] passages, String content) {
        return Arrays.stream(passages).filter(passage -> passage.getNumMatches() > 0)
                .map(passage -> parts(passage, content)).toList();
    }

    private static List<Part> parts(Passage passage, String content) {
        int start = whole(start(passage), content);
        int end = whole(Math.min(Math.min(passage.getEndOffset(), content.length()), start + LONGEST), content);
        List<Part> parts = new ArrayList<>();
        int at = start;
        for (int i = 0; i < passage.getNumMatches(); i++) {
            int from = Math.max(at, passage.getMatchStarts()[i]);
            int to = Math.min(end, passage.getMatchEnds()[i]);
            if (from < to) {
                add(content.substring(at, from), false, parts);
                add(content.substring(from, to), true, parts);
                at = to;
            }
        }
        add(content.substring(at, Math.max(at, end)).stripTrailing(), false, parts);
        if (start > passage.getStartOffset()) {
            parts.addFirst(new Part(CUT, false));
        }
        if (end < passage.getEndOffset()) {
            parts.add(new Part(CUT, false));
        }
        return parts;
    }

    /// A piece that is too long to be shown whole starts a little before its first mark.
    private static int start(Passage passage) {
        int first = passage.getMatchStarts()[0];
        return passage.getLength() <= LONGEST
                ? passage.getStartOffset()
                : Math.max(passage.getStartOffset(), first - BEFORE_MARK);
    }

    /// Never in the middle of a character.
    private static int whole(int at, String content) {
        return at > 0 && at < content.length() && Character.isLowSurrogate(content.charAt(at)) ? at - 1 : at;
    }

    /// Two marks side by side are one.
    private static void add(String text, boolean marked, List<Part> parts) {
        if (text.isEmpty()) {
            return;
        }
        if (!parts.isEmpty() && parts.getLast().marked() == marked) {
            parts.add(new Part(parts.removeLast().text() + text, marked));
        } else {
            parts.add(new Part(text, marked));
        }
    }
}
