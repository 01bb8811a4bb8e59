package io.riffbook.deals;

/// What became of an update.
///
/// @param opportunity as it stands afterwards
/// @param created whether it was unknown before
/// @param ignored whether something newer was known already, so that nothing but the stage history was taken
public record Applied(Opportunity opportunity, boolean created, boolean ignored) {}
