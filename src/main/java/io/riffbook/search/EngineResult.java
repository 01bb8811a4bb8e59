package io.riffbook.search;

import io.riffbook.content.Audience;
import io.riffbook.content.SnippetId;
import io.riffbook.model.ConceptId;
import io.riffbook.model.Kind;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/// What an engine answers.
///
/// @param candidates the stretch of the best documents that was asked for, in the engine's order; one for each snippet
public record EngineResult(List<Candidate> candidates, Total total, FacetCounts facets) {
    public EngineResult {
        candidates = List.copyOf(candidates);
    }

    /// A document that matches, with what ranking needs of it.
    ///
    /// @param score as the engine gives it: only comparable within one result, and never below 0
    public record Candidate(SnippetId id, int revision, boolean isDraft, float score, Kind kind, Set<ConceptId> tags,
            Audience audience, Instant changedAt) {}
}
