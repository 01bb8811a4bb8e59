package io.riffbook.search;

import io.riffbook.content.Audience;
import io.riffbook.content.SnippetId;
import io.riffbook.model.ConceptId;
import io.riffbook.model.Kind;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What an engine answers.
///
/// @param candidates the stretch of the best documents that was asked for, in the engine's order; one for each snippet
/// @param isFilled whether the candidates have some of the words, because too few match
public record EngineResult(List<Candidate> candidates, Total total, FacetCounts facets, boolean isFilled) {
    public EngineResult {
        candidates = List.copyOf(candidates);
    }

    /// A document that matches, with what ranking needs of it.
    ///
    /// @param score as the engine gives it: only comparable within one result, and never below 0
    /// @param verifiedUntil the last day on which somebody's word stands that it is true; absent without such a word
    public record Candidate(SnippetId id, int revision, boolean isDraft, float score, Kind kind, Set<ConceptId> tags,
            Audience audience, Instant changedAt, Optional<LocalDate> verifiedUntil,
            SnippetEvidence.Evidence evidence) {

        /// Its place in the order, to go on from.
        public EngineQuery.After place(EngineQuery.Order order) {
            double key = switch (order) {
                case RELEVANCE -> score;
                case NEWEST -> 0;
                case APPLAUSE -> evidence.applauseForOrder();
                case WINS -> evidence.wins();
            };
            return new EngineQuery.After(key, changedAt, id);
        }
    }
}
