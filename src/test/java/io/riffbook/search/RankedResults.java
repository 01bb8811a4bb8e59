package io.riffbook.search;

import io.riffbook.content.Audience;
import io.riffbook.content.SnippetId;
import io.riffbook.model.ConceptId;
import io.riffbook.model.Kind;
import io.riffbook.search.EngineResult.Candidate;
import io.riffbook.search.Ranking.Ranked;
import io.riffbook.search.SnippetEvidence.Evidence;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The order in which a search shows snippets that match its words equally well.
public final class RankedResults {
    private static final Vocabulary NO_LABELS = new Vocabulary(List.of());

    private RankedResults() {}

    /// A snippet that a search may show.
    ///
    /// @param isFor its audience
    public record Offered(SnippetId id, Set<ConceptId> isFor, Instant changedAt, Evidence evidence) {}

    /// What is shown, the first first.
    ///
    /// @param moment for which somebody searches
    /// @param seed of what is left to chance
    public static List<SnippetId> of(List<Offered> offered, Set<ConceptId> moment, Instant now, long seed) {
        Ranking ranking = new Ranking(RankingWeights.USUAL, NO_LABELS, new Moment(moment, Map.of()), now);
        List<Candidate> candidates = offered.stream()
                .map(each -> new Candidate(each.id(), 1, false, 1, new Kind("story"), Set.of(),
                        new Audience(each.isFor(), Set.of()), each.changedAt(), Optional.empty(), each.evidence()))
                .toList();
        return ranking.withRoomForUntried(ranking.rank(candidates, 1, Set.of(), seed), seed).stream()
                .map(Ranked::candidate)
                .map(Candidate::id).toList();
    }
}
