package io.riffbook.insight.reports;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// A period at a glance: everything the viewer may see together, beside the period before that is as long.
///
/// @param steps every month of the period in turn, or every day of a short one
/// @param most those used most, and used at all
/// @param least those that are published and used least; of two alike the one that was shown more
/// @param decks those whose snippets were used most
/// @param asOf what the ledger said by then is counted; absent before anything is
public record Glance(@JsonUnwrapped Period period, Totals overall, Before before, List<Step> steps,
        List<SnippetLine> most, List<SnippetLine> least, List<DeckLine> decks, List<KindLine> kinds,
        @Nullable Instant asOf) {
    public Glance {
        steps = List.copyOf(steps);
        most = List.copyOf(most);
        least = List.copyOf(least);
        decks = List.copyOf(decks);
        kinds = List.copyOf(kinds);
    }

    /// The period before.
    public record Before(@JsonUnwrapped Period period, @JsonUnwrapped Totals overall) {}
}
