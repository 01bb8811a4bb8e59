package io.riffbook.deals;

/// Names an opportunity as its CRM does.
public record OpportunityRef(String source, String externalId) {}
