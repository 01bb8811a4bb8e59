package io.riffbook.content.web;

import io.riffbook.content.RevisionDiff.Change;
import io.riffbook.content.RevisionDiff.FieldDiff;
import io.riffbook.content.RevisionDiff.Piece;
import java.util.ArrayList;
import java.util.List;

/// What differs in a field, by the name that people know it by.
public record LabelledDiff(String label, List<Piece> pieces) {
    /// So much of what is the same stands before and after what differs, in characters.
    private static final int AROUND = 160;

    /// What differs between two passages; of long runs that are the same only the ends.
    static List<LabelledDiff> ofPassage(List<FieldDiff> fields) {
        return fields.stream().map(field -> new LabelledDiff(switch (field.pointer()) {
            case "/title" -> "Title";
            case "/body" -> "Text";
            default -> "Notes";
        }, shortened(field.pieces()))).toList();
    }

    private static List<Piece> shortened(List<Piece> pieces) {
        List<Piece> shorter = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            shorter.add(piece.change() == Change.SAME
                    ? new Piece(Change.SAME, shortened(piece.text(), i > 0, i < pieces.size() - 1))
                    : piece);
        }
        return shorter;
    }

    private static String shortened(String text, boolean follows, boolean goesOn) {
        if (text.length() <= 3 * AROUND) {
            return text;
        }
        int head = follows ? text.lastIndexOf(' ', AROUND) : 0;
        int tail = goesOn ? text.indexOf(' ', text.length() - AROUND) : -1;
        return (head > 0 ? text.substring(0, head) : "") + " … " + (tail > 0 ? text.substring(tail + 1) : "");
    }
}
