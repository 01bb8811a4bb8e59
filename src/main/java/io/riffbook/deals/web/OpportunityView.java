package io.riffbook.deals.web;

import io.riffbook.access.PersonId;
import io.riffbook.deals.Money;
import io.riffbook.deals.Opportunity;
import io.riffbook.deals.OpportunityId;
import io.riffbook.deals.OpportunityState;
import io.riffbook.deals.Outcome;
import io.riffbook.deals.StageChange;
import io.riffbook.model.ConceptId;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// An opportunity as it leaves the server.
///
/// @param owner absent as long as nobody here is known to be the owner
record OpportunityView(OpportunityId id, String source, String externalId, String name, String account,
        @Nullable PersonId owner, @Nullable String ownerEmail, @Nullable String ownerCrmId,
        @Nullable String team, @Nullable String ownerTier, @Nullable BigDecimal amount, @Nullable String currency,
        @Nullable ConceptId stage,
        List<StageChange> stageHistory, Set<ConceptId> segments, @Nullable ConceptId competitor, Outcome outcome,
        List<String> reasons, @Nullable Instant closedAt, Instant updatedAt) {

    static OpportunityView of(Opportunity opportunity) {
        OpportunityState state = opportunity.state();
        return new OpportunityView(opportunity.id(), opportunity.ref().source(), opportunity.ref().externalId(),
                state.name(), state.account(), opportunity.owner().orElse(null), state.ownerEmail().orElse(null),
                state.ownerCrmId().orElse(null), state.team().orElse(null), state.ownerTier().orElse(null),
                state.amount().map(Money::amount).orElse(null),
                state.amount().map(money -> money.currency().getCurrencyCode()).orElse(null),
                state.stage().orElse(null), state.stageHistory(), state.segments(), state.competitor().orElse(null),
                state.outcome(), state.reasons(), state.closedAt().orElse(null), state.updatedAt());
    }
}
