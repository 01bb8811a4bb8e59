package io.riffbook.insight.evidence;

import io.riffbook.deals.Money;
import io.riffbook.deals.StageChange;
import io.riffbook.model.ConceptId;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A deal that is over, as far as it says something of what was used in it.
///
/// @param number by which uses name it
/// @param isWon false: lost, or nothing was decided
/// @param stages through which it went, in the order of time
/// @param owner whoever sells, by any name that stays the same; empty when unknown
/// @param team whoever sells belongs to; empty when unknown
/// @param tier how good whoever sells is, as the CRM says; empty when it doesn't
/// @param concepts what the customer is, and the competitor
record ClosedDeal(long number, boolean isWon, Instant closedAt, List<StageChange> stages, Optional<Money> amount,
        String owner, String team, String tier, Set<ConceptId> concepts) {
    ClosedDeal {
        stages = List.copyOf(stages);
        concepts = Set.copyOf(concepts);
    }

    /// When the first of its stages began; without stages, when it was closed.
    Instant begun() {
        return stages.isEmpty() ? closedAt : stages.getFirst().at();
    }
}
