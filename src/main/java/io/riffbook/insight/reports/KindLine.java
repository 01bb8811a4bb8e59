package io.riffbook.insight.reports;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import io.riffbook.model.Kind;

/// One kind in the report: its snippets together. A deal counts once for each of them that was used in it.
public record KindLine(Kind kind, @JsonUnwrapped Tally tally) {}
