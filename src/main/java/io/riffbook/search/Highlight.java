package io.riffbook.search;

import io.riffbook.analysis.Language;
import io.riffbook.analysis.Marking;
import io.riffbook.analysis.Piece;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A piece of a snippet in which words of the query stand. Plain text, never markup: whoever shows it escapes it.
///
/// @param parts in order; put together they are the piece
public record Highlight(Field field, List<Part> parts) {
    private static final int MOST_OF_TEXT = 2;

    public Highlight {
        parts = List.copyOf(parts);
    }

    /// Where the piece comes from.
    public enum Field {
        TITLE, TEXT, NOTES;

        /// As it stands in the API.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// A stretch of text.
    ///
    /// @param marked whether the query's words are what stands here
    public record Part(String text, boolean marked) {}

    /// Where the words stand in a snippet: in its title, in the best sentences of its text, in its notes.
    ///
    /// @param language of the text, as a tag of BCP 47
    public static List<Highlight> of(Marking marking, String language, String title, String text, String notes) {
        Language spoken = Language.of(language);
        List<Highlight> all = new ArrayList<>();
        marking.whole(spoken, title).forEach(piece -> all.add(of(Field.TITLE, piece)));
        marking.sentences(spoken, text, MOST_OF_TEXT).forEach(piece -> all.add(of(Field.TEXT, piece)));
        marking.sentences(spoken, notes, 1).forEach(piece -> all.add(of(Field.NOTES, piece)));
        return all;
    }

    private static Highlight of(Field field, Piece piece) {
        return new Highlight(field, piece.parts().stream().map(part -> new Part(part.text(), part.marked())).toList());
    }

    /// The whole piece.
    public String text() {
        return String.join("", parts.stream().map(Part::text).toList());
    }
}
