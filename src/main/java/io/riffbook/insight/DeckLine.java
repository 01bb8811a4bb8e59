package io.riffbook.insight;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import io.riffbook.content.DeckId;

/// One deck in the report: its snippets together. A deal in which several of them were used counts once.
public record DeckLine(DeckId id, String title, boolean isDemo, @JsonUnwrapped Tally tally) {}
