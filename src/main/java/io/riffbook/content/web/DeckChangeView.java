package io.riffbook.content.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.riffbook.content.DeckChanges;
import io.riffbook.content.DeckId;
import io.riffbook.content.Lifecycle;
import io.riffbook.content.Passage;
import io.riffbook.content.PassageChange;
import io.riffbook.content.PassageId;
import io.riffbook.content.PassageSnippet;
import io.riffbook.content.RevisionDiff;
import io.riffbook.content.SnippetId;
import io.riffbook.content.align.Alignment.State;
import io.riffbook.model.Kind;
import io.riffbook.web.Page;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a revision of a deck changed, as the API shows it.
///
/// @param before the revision that it is compared with; absent for the first
/// @param waiting how many of the deck's snippets wait for somebody to say what its changes mean for them
record DeckChangeView(int revision, @Nullable Integer before, PassageChange.Counts counts, long waiting,
        List<Entry> items, long total, @Nullable String nextCursor) {

    static DeckChangeView of(DeckChanges.Comparison comparison, long waiting, Page<PassageChange> page) {
        DeckId deck = comparison.revision().deck();
        return new DeckChangeView(comparison.revision().number(), comparison.before().orElse(null),
                comparison.counts(), waiting, page.items().stream().map(change -> Entry.of(deck, change)).toList(),
                page.total(), page.nextCursor());
    }

    /// What became of one passage.
    ///
    /// @param before absent if it was added
    /// @param after absent if it was removed
    /// @param fields what differs in words; empty where that is a picture or a link
    record Entry(State state, boolean moved, @Nullable Side before, @Nullable Side after,
            List<RevisionDiff.FieldDiff> fields, List<SnippetEntry> snippets) {
        static Entry of(DeckId deck, PassageChange change) {
            return new Entry(change.state(), change.moved(), Side.of(deck, change.before()),
                    Side.of(deck, change.after()), change.fields(),
                    change.snippets().stream().map(SnippetEntry::of).toList());
        }
    }

    /// A passage in one of the revisions.
    ///
    /// @param preview where its picture is, if there is one
    record Side(PassageId passageId, int revision, int position, String title, @Nullable String preview) {
        static @Nullable Side of(DeckId deck, Optional<Passage> passage) {
            return passage.map(each -> new Side(each.id(), each.revision(), each.position(), each.title(),
                    each.files().preview().isPresent()
                            ? "/api/v1/decks/" + deck + "/passages/" + each.id() + "/preview"
                            : null))
                    .orElse(null);
        }
    }

    /// A snippet that came from the passage.
    ///
    /// @param version what a decision must name
    /// @param isWaiting whether a decision is wanted
    /// @param isEdited whether accepting would lose what was edited by hand
    record SnippetEntry(SnippetId snippetId, long version, Kind kind, Lifecycle lifecycle, String title,
            boolean isWaiting, boolean isEdited, boolean hasOwnTitle) {
        static SnippetEntry of(PassageSnippet snippet) {
            return new SnippetEntry(snippet.id(), snippet.version().number(), snippet.kind(), snippet.lifecycle(),
                    snippet.title(), snippet.isWaiting(), snippet.isEdited(), snippet.hasOwnTitle());
        }
    }

    /// The same for a snippet by itself.
    ///
    /// @param state `changed` or `removed`
    /// @param revision the deck's current one, on which to decide
    /// @param passageId what its passage is now; absent if it is gone
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OfSnippet(String state, DeckId deckId, int revision, @Nullable PassageId passageId, boolean isEdited,
            boolean hasOwnTitle, List<RevisionDiff.FieldDiff> fields) {
        static OfSnippet of(DeckChanges.Told told) {
            return new OfSnippet(told.change().state(), told.change().deck(), told.change().revision(),
                    told.change().now().orElse(null), told.isEdited(), told.hasOwnTitle(), told.fields());
        }
    }
}
