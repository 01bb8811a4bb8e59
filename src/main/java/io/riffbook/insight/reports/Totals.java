package io.riffbook.insight.reports;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import org.jspecify.annotations.Nullable;

/// All lines of a report together. A deal counts once, in however many lines it stands.
///
/// @param people who used any of it; uses by keys that acted for nobody count as uses only. Absent where only some deck or kind was asked for
public record Totals(@JsonUnwrapped Tally tally, @Nullable Long people) {}
