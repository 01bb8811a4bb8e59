package io.riffbook.search;

import java.util.List;
import java.util.Locale;

/// A piece of a snippet in which words of the query stand. Plain text, never markup: whoever shows it escapes it.
///
/// @param parts in order; put together they are the piece
public record Highlight(Field field, List<Part> parts) {
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

    /// The whole piece.
    public String text() {
        return String.join("", parts.stream().map(Part::text).toList());
    }
}
