package io.riffbook.insight.reports.web;

import io.riffbook.access.Viewer;
import io.riffbook.insight.reports.DeckLine;
import io.riffbook.insight.reports.SnippetLine;
import io.riffbook.insight.reports.Tally;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One line of the report's table.
///
/// @param path of the page about it, empty when the viewer may not open that
/// @param kind of a snippet, empty for a deck
public record ReportRow(String path, String title, String kind, boolean isDemo, Tally tally) {

    static ReportRow of(SnippetLine line) {
        return new ReportRow("/report/snippets/" + line.id(), line.title(), line.kind().name(), line.isDemo(),
                line.tally());
    }

    /// @param viewer sees every title; only who may author has a way to the deck
    static ReportRow of(DeckLine line, Viewer viewer) {
        return new ReportRow(viewer.mayAuthor() ? "/decks/" + line.id() : "", line.title(), "", line.isDemo(),
                line.tally());
    }

    /// The outcomes of its deals as pieces of one bar, a hundred units long; none without deals.
    public List<Piece> outcomes() {
        Map<String, Long> deals = new LinkedHashMap<>();
        deals.put("won", tally.won());
        deals.put("lost", tally.lost());
        deals.put("no-decision", tally.noDecision());
        long all = tally.won() + tally.lost() + tally.noDecision();
        List<Piece> pieces = new ArrayList<>();
        long before = 0;
        for (Map.Entry<String, Long> some : deals.entrySet()) {
            if (some.getValue() > 0) {
                pieces.add(new Piece(some.getKey(), share(before, all), share(some.getValue(), all)));
                before += some.getValue();
            }
        }
        return pieces;
    }

    /// The day of the last use, in UTC.
    public @Nullable LocalDate lastUsedOn() {
        return tally.lastUsedAt() == null ? null : LocalDate.ofInstant(tally.lastUsedAt(), ZoneOffset.UTC);
    }

    private static double share(long deals, long all) {
        return Math.round(1000.0 * deals / all) / 10.0;
    }

    /// A piece of a bar.
    public record Piece(String outcome, double start, double width) {}
}
