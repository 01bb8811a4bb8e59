package io.riffbook.feedback;

import io.riffbook.deals.OpportunityId;
import io.riffbook.deals.OpportunityRef;

/// How a caller names the opportunity of a usage.
public sealed interface NamedOpportunity {

    /// By our id: it must be known.
    record ById(OpportunityId id) implements NamedOpportunity {}

    /// By the CRM's name: it may be told to us later.
    record ByRef(OpportunityRef ref) implements NamedOpportunity {}
}
