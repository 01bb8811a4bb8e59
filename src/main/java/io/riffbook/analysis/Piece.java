package io.riffbook.analysis;

import java.util.ArrayList;
import java.util.List;

/// A piece of a text in which words are marked. Plain text, never markup.
///
/// @param parts in order; put together they are the piece, with an ellipsis where it was cut
public record Piece(List<Part> parts) {
    private static final int LONGEST = 320;
    private static final int BEFORE_MARK = 80;
    private static final String CUT = "…";

    public Piece {
        parts = List.copyOf(parts);
    }

    /// A stretch of text.
    ///
    /// @param marked whether the words that were asked for are what stands here
    public record Part(String text, boolean marked) {}

    /// From where to where something stands.
    record Span(int start, int end) {}

    /// What stands between two places. A piece that is too long to be shown whole starts a little before its first mark.
    ///
    /// @param marks at least one, in order
    static Piece of(String text, int from, int to, List<Span> marks) {
        int start = whole(to - from <= LONGEST ? from : Math.max(from, marks.getFirst().start() - BEFORE_MARK), text);
        int end = whole(Math.min(to, start + LONGEST), text);
        List<Part> parts = new ArrayList<>();
        int at = start;
        for (Span mark : marks) {
            int markStart = Math.max(at, mark.start());
            int markEnd = Math.min(end, mark.end());
            if (markStart < markEnd) {
                add(text.substring(at, markStart), false, parts);
                add(text.substring(markStart, markEnd), true, parts);
                at = markEnd;
            }
        }
        add(text.substring(at, Math.max(at, end)).stripTrailing(), false, parts);
        if (start > from) {
            parts.addFirst(new Part(CUT, false));
        }
        if (end < to) {
            parts.add(new Part(CUT, false));
        }
        return new Piece(parts);
    }

    /// The whole piece.
    public String text() {
        return String.join("", parts.stream().map(Part::text).toList());
    }

    /// Never in the middle of a character.
    private static int whole(int at, String text) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
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
