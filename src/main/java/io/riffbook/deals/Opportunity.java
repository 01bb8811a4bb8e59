package io.riffbook.deals;

import io.riffbook.access.PersonId;

import java.util.Optional;

/// A deal in the CRM.
///
/// @param owner the person whose deal it is; absent as long as Riffbook knows nobody with the owner's CRM id or e-mail address
public record Opportunity(OpportunityId id, OpportunityRef ref, OpportunityState state, Optional<PersonId> owner) {}
