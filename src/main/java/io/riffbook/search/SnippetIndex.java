package io.riffbook.search;

import io.riffbook.content.SnippetId;
import io.riffbook.content.SnippetState;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// An index of snippets: derived from the record, and at any time good to be thrown away. The port to the search
/// engine.
///
/// All operations may be called by many threads at once. When the engine can't be reached they throw
/// [IndexUnavailable], and the index is as if that call had not been, or as if it had been; to repeat it is always
/// right.
public interface SnippetIndex {
    /// How many states [#apply] takes at once.
    int MOST_STATES = 500;

    /// Makes the index hold these states, durably when this returns; searches see them after the next [#refresh].
    ///
    /// A state replaces whatever the index holds of its snippet, all of its documents at once; one without documents
    /// leaves nothing to find. A state whose sequence is at or below the one held is left out without a word, whether
    /// the newer one came in an earlier call, in this one or in one that runs at the same time, and also after a state
    /// without documents.
    ///
    /// @param states at most [#MOST_STATES]
    /// @return those that the engine can't hold, with its reason; all others are in
    List<Refusal> apply(Collection<SnippetState> states);

    /// Lets searches see everything that was applied before this call.
    void refresh();

    /// The documents that match, the best first; see [EngineQuery] for the order. What the query's sight does not allow
    /// is neither found, nor counted, nor seen in a facet.
    ///
    /// @throws SearchTimedOut when it takes longer than the query allows
    EngineResult search(EngineQuery query);

    /// Where the query's words stand in these snippets. A snippet that the query does not match, or whose sight does
    /// not allow it, has no entry, nor has one that matches without words.
    ///
    /// @param ids at most 100
    Map<SnippetId, List<Highlight>> highlights(EngineQuery query, Collection<SnippetId> ids);

    /// The sequence that searches see of this snippet; absent if they have never seen any. Gone snippets have one, too.
    OptionalLong sequence(SnippetId id);

    /// Names this index from its beginning until it is lost or [#startAnew] is called; never used twice. An index that
    /// was made for another layout of fields counts as lost.
    String incarnation();

    /// Whether nothing was ever applied to this incarnation.
    boolean isEmpty();

    /// Forgets everything, sequences too, under a new [#incarnation]. Durable and visible when this returns.
    void startAnew();

    /// A state that the index could not take.
    ///
    /// @param reason in the engine's words, for an administrator
    record Refusal(SnippetId id, String reason) {}
}
