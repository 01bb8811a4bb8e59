package io.riffbook.demo;

import io.riffbook.deals.OpportunityRef;
import io.riffbook.model.ConceptId;

import java.time.Instant;
import java.util.List;

/// A deal of the demo on its way through the stages, before it is known how it ends.
///
/// @param stages in order, the first when it began; also those that lie beyond the year
/// @param end when it is decided; may lie beyond the year
record DemoDeal(OpportunityRef ref, String name, Organisation.Account account, Organisation.Member rep,
        ConceptId persona, double amount, List<StageEntry> stages, Instant end) {

    /// When a deal comes into a stage.
    record StageEntry(ConceptId stage, Instant at) {}

    Instant start() {
        return stages.getFirst().at();
    }

    ConceptId stageAt(Instant moment) {
        return stages.stream().filter(entry -> !entry.at().isAfter(moment)).reduce((_, later) -> later)
                .orElse(stages.getFirst()).stage();
    }
}
