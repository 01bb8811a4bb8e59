package io.riffbook.search;

import io.riffbook.content.BucketSum;
import io.riffbook.content.SnippetId;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// An index of snippets: derived from the record, and at any time good to be thrown away. The port to the search
/// engine.
///
/// There can be several generations side by side, of which searches see the one that is live; so a new one can be
/// filled while the old one answers. All operations may be called by many threads at once. When the engine can't be
/// reached they throw [IndexUnavailable], and the index is as if that call had not been, or as if it had been; to
/// repeat it is always right.
public interface SnippetIndex {
    /// How many states [#apply] takes at once.
    int MOST_STATES = 500;

    /// The generation that searches see; absent if there is none, because none was made live yet, or it is lost, or it
    /// was made for another layout of fields.
    Optional<Generation> live();

    /// All generations that are there, of the present layout.
    Set<Generation> generations();

    /// Makes an empty generation that no search sees.
    Generation create();

    /// Lets searches see this generation and no other, at once, durably. What is live already stays so.
    ///
    /// @throws LostGenerationException when it is gone
    void makeLive(Generation generation);

    /// Forgets a generation. One that is live stays; one that is gone is gone.
    void drop(Generation generation);

    /// Makes a generation hold these states, durably when this returns; searches see them after the next [#refresh].
    ///
    /// A state replaces whatever the generation holds of its snippet, all of its documents at once; one without
    /// documents leaves nothing to find. A state whose sequence is at or below the one held is left out without a word,
    /// whether the newer one came in an earlier call, in this one or in one that runs at the same time, and also after a
    /// state without documents.
    ///
    /// @param states at most [#MOST_STATES]
    /// @return those that the engine can't hold, with its reason; all others are in
    /// @throws LostGenerationException when it is gone
    List<Refusal> apply(Generation generation, Collection<IndexedSnippet> states);

    /// Lets searches, and [#buckets], see everything that was applied to this generation before this call.
    ///
    /// @throws LostGenerationException when it is gone
    void refresh(Generation generation);

    /// What a generation holds, bucket by bucket, as searches see it; a bucket without snippets has no entry. Snippets
    /// that are gone for good don't count, nor does one whose documents are not all of the same state.
    ///
    /// @throws LostGenerationException when it is gone
    Map<Integer, BucketSum> buckets(Generation generation);

    /// The sequences of the snippets that count in one bucket.
    ///
    /// @throws LostGenerationException when it is gone
    Map<SnippetId, Long> sequences(Generation generation, int bucket);

    /// The documents that match, the best first; see [EngineQuery.Order]. What the query's sight does not allow is
    /// neither found, nor counted, nor seen in a facet.
    ///
    /// @throws SearchTimedOut when it takes longer than the query allows
    EngineResult search(EngineQuery query);

    /// Where the query's words stand in these snippets, whatever its filters are. A snippet that its sight does not allow
    /// has no entry, nor has one in which none of the words stand.
    ///
    /// @param ids at most 100
    Map<SnippetId, List<Highlight>> highlights(EngineQuery query, Collection<SnippetId> ids);

    /// The sequence that searches see of this snippet; absent if they have never seen any. Gone snippets have one, too.
    OptionalLong sequence(SnippetId id);

    /// Words that stand somewhere in the index and are one or two letters away from this one, the nearest first, then
    /// the most frequent. They are not filtered by anybody's sight: before somebody is told of one, find out whether
    /// it finds something for them.
    ///
    /// @param word folded, as it was written
    /// @param most at most 20
    List<String> similarWords(String word, int most);

    /// A state that the index could not take.
    ///
    /// @param reason in the engine's words, for an administrator
    record Refusal(SnippetId id, String reason) {}
}
