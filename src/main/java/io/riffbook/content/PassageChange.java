package io.riffbook.content;

import io.riffbook.content.align.Alignment.State;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What became of one passage from one revision of its deck to the next.
///
/// @param moved whether it stands elsewhere among those that both revisions have
/// @param before absent if it was added
/// @param after absent if it was removed
/// @param snippets that came from it or from one that it was before: their newest revisions did. None for what was added; not those
/// that are retired
public record PassageChange(State state, boolean moved, Optional<Passage> before, Optional<Passage> after,
        List<PassageSnippet> snippets) {
    public PassageChange {
        snippets = List.copyOf(snippets);
    }

    /// What differs in words, each by its name in the API: `/title`, `/body`, `/notes`. Empty where nothing does: then a picture or a
    /// link was changed.
    public List<RevisionDiff.FieldDiff> fields() {
        return state == State.CHANGED ? fields(before.orElseThrow(), after.orElseThrow()) : List.of();
    }

    /// The same for any two passages.
    static List<RevisionDiff.FieldDiff> fields(Passage before, Passage after) {
        return Stream.of(RevisionDiff.diff("/title", before.title(), after.title()),
                RevisionDiff.diff("/body", before.body(), after.body()),
                RevisionDiff.diff("/notes", before.notes(), after.notes()))
                .filter(field -> !field.pieces().isEmpty()).toList();
    }

    /// How many passages there are of each state, and how many of them moved.
    public record Counts(int unchanged, int changed, int moved, int added, int removed) {}
}
