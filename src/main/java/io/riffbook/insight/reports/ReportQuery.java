package io.riffbook.insight.reports;

import io.riffbook.content.DeckId;
import io.riffbook.model.Kind;

import java.util.Optional;

/// Which report is wanted.
///
/// @param deck only the snippets that came from it
/// @param kind only the snippets of it
public record ReportQuery(Period period, Optional<DeckId> deck, Optional<Kind> kind, ReportOrder order) {}
