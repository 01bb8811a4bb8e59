package io.riffbook.content;

import com.fasterxml.jackson.annotation.JsonValue;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What differs between two revisions of one snippet, field by field and word by word.
///
/// @param fields those that differ, the title first and the others in the order of their names; what is equal is left out
public record RevisionDiff(int from, int to, List<FieldDiff> fields) {

    /// What differs in one field.
    ///
    /// @param pointer to the field in a snippet of the API, such as `/title` or `/fields/situation`
    /// @param pieces of both texts in reading order: without what is added they make the earlier text, without what is removed the
    /// later one
    public record FieldDiff(String pointer, List<Piece> pieces) {}

    /// A run of words.
    public record Piece(Change change, String text) {}

    /// What became of a run of words.
    public enum Change {
        SAME, REMOVED, ADDED;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Compares them; either may be the earlier one.
    static RevisionDiff between(SnippetRevision from, SnippetRevision to) {
        Map<String, Object> before = new TreeMap<>(from.fields());
        Map<String, Object> after = new TreeMap<>(to.fields());
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        Stream<FieldDiff> title = Stream.of(diff("/title", from.title(), to.title()));
        Stream<FieldDiff> fields = names.stream().sorted()
                .map(name -> diff("/fields/" + name, text(before.get(name)), text(after.get(name))));
        return new RevisionDiff(from.number(), to.number(),
                Stream.concat(title, fields).filter(field -> !field.pieces().isEmpty()).toList());
    }

    static FieldDiff diff(String pointer, String before, String after) {
        return new FieldDiff(pointer, before.equals(after) ? List.of() : WordDiff.of(before, after));
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }
}
