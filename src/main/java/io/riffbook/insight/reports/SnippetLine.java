package io.riffbook.insight.reports;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import io.riffbook.content.DeckId;
import io.riffbook.content.SnippetId;
import io.riffbook.model.Kind;
import org.jspecify.annotations.Nullable;

/// One snippet in the report.
///
/// @param deckId the deck that it came from, if any
public record SnippetLine(SnippetId id, String title, Kind kind, @Nullable DeckId deckId, boolean isDemo,
        @JsonUnwrapped Tally tally) {}
