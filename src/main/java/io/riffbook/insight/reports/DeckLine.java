package io.riffbook.insight.reports;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import io.riffbook.content.DeckId;

/// One deck in the report: its snippets together. A deal counts once for each of them that was used in it.
public record DeckLine(DeckId id, String title, boolean isDemo, @JsonUnwrapped Tally tally) {}
