package io.riffbook.content;

import com.fasterxml.jackson.annotation.JsonValue;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
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
        return new RevisionDiff(from.number(), to.number(),
                fields(from.title(), from.fields(), to.title(), to.fields()));
    }

    /// What differs between two contents of one kind, the title first and the others in the order of their names.
    public static List<FieldDiff> fields(SnippetContent before, SnippetContent after) {
        return fields(before.title(), before.fields(), after.title(), after.fields());
    }

    private static List<FieldDiff> fields(String titleBefore, Map<String, Object> before, String titleAfter,
            Map<String, Object> after) {
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        Stream<FieldDiff> title = Stream.of(diff("/title", titleBefore, titleAfter));
        Stream<FieldDiff> fields = names.stream()
                .map(name -> diff("/fields/" + name, text(before.get(name)), text(after.get(name))));
        return Stream.concat(title, fields).filter(field -> !field.pieces().isEmpty()).toList();
    }

    static FieldDiff diff(String pointer, String before, String after) {
        return new FieldDiff(pointer, before.equals(after) ? List.of() : WordDiff.of(before, after));
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }
}
