package io.riffbook.content.web;

import io.riffbook.content.DeckChanges;
import io.riffbook.content.Passage;
import io.riffbook.content.PassageChange;
import io.riffbook.content.PassageSnippet;
import io.riffbook.content.align.Alignment.State;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A passage that became another one, on the page of its deck's changes.
///
/// @param passage as it is now, or was last
/// @param before absent if it was added
/// @param after absent if it is gone
/// @param fields what differs in words
public record ChangeCard(String state, boolean moved, Side passage, @Nullable Side before, @Nullable Side after,
        List<LabelledDiff> fields, List<PassageSnippet> snippets) {

    /// What it is in one revision.
    public record Side(UUID id, int revision, int position, String title, boolean isHidden, boolean hasPreview) {
        static Side of(Passage passage) {
            return new Side(passage.id().value(), passage.revision(), passage.position(), passage.title(),
                    passage.hidden(), passage.files().preview().isPresent());
        }

        static @Nullable Side of(Optional<Passage> passage) {
            return passage.map(Side::of).orElse(null);
        }
    }

    static ChangeCard of(PassageChange change) {
        return new ChangeCard(change.state().word(), change.moved(),
                Side.of(change.after().or(change::before).orElseThrow()),
                Side.of(change.before()), Side.of(change.after()),
                LabelledDiff.ofPassage(change.fields()), change.snippets());
    }

    static ChangeCard of(DeckChanges.Undecided undecided) {
        return new ChangeCard((undecided.now().isPresent() ? State.CHANGED : State.REMOVED).word(), false,
                Side.of(undecided.now().orElse(undecided.was())), Side.of(Optional.of(undecided.was())),
                Side.of(undecided.now()),
                LabelledDiff.ofPassage(undecided.fields()), undecided.snippets());
    }
}
