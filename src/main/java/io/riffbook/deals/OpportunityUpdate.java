package io.riffbook.deals;

/// What a CRM says about one of its opportunities.
public record OpportunityUpdate(OpportunityRef ref, OpportunityState state) {}
