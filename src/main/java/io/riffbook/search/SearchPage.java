package io.riffbook.search;

import io.riffbook.content.SnippetCard;
import io.riffbook.model.ConceptId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One page of what was found.
///
/// @param searchId names the search, whatever its page
/// @param first the position of the first hit among all that was found, from 1
/// @param hits at most as many as the limit; fewer, when something was hidden or retired a moment ago
/// @param total how many match, for this viewer
/// @param relaxed whether nothing had most of the words, so that these have only some
/// @param filled whether some of the hits, which the total doesn't count, have only some of the words, because little has
/// most of them
/// @param upToDate whether the write that the query waits for shows; true if it waits for none
/// @param nextCursor send it back with the same query for what follows; absent at the end, and after the first 10,000
/// @param correction another spelling of the words, if little was found for them as they are
public record SearchPage(UUID searchId, int first, List<Hit> hits, Total total, boolean relaxed, boolean filled,
        @Nullable Correction correction, boolean upToDate, List<FacetGroup> facets, @Nullable String nextCursor) {
    public SearchPage {
        hits = List.copyOf(hits);
        facets = List.copyOf(facets);
    }

    /// Another spelling of what was asked for.
    ///
    /// @param text everything that was asked for, spelled so
    /// @param applied whether this is what was searched for, because nothing was found otherwise; or it would only find more
    public record Correction(String text, boolean applied) {}

    /// A snippet that was found.
    ///
    /// @param isDraft whether the draft was found rather than what is published
    /// @param tags what the card's tags are called
    /// @param points by which the hits are in order; comparable within one search only
    /// @param reasons what the points consist of
    /// @param evidence absent when nothing is known
    public record Hit(SnippetCard card, boolean isDraft, String kindLabel, Map<ConceptId, String> tags,
            List<Highlight> highlights, double points, List<Reason> reasons,
            SnippetEvidence.@Nullable Evidence evidence) {}

    /// The values by which the search can be narrowed down in one respect, the most frequent first.
    ///
    /// @param name `kind`, `deck` or a taxonomy's id
    public record FacetGroup(String name, String label, List<FacetValue> values) {}

    /// A value of a facet.
    ///
    /// @param value send it as a filter
    /// @param count how many there would be
    /// @param chosen whether this search is narrowed down by it
    public record FacetValue(String value, String label, long count, boolean chosen) {}
}
