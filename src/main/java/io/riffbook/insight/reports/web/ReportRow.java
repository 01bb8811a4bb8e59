package io.riffbook.insight.reports.web;

import io.riffbook.access.Viewer;
import io.riffbook.insight.reports.DeckLine;
import io.riffbook.insight.reports.KindLine;
import io.riffbook.insight.reports.SnippetLine;
import io.riffbook.insight.reports.Tally;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/// One line of the report's table.
///
/// @param path of the page about it, empty when the viewer may not open that
/// @param kind of a snippet, empty for a deck
public record ReportRow(String path, String title, String kind, boolean isDemo, Tally tally) {

    static ReportRow of(SnippetLine line) {
        return new ReportRow("/report/snippets/" + line.id(), line.title(), line.kind().name(), line.isDemo(),
                line.tally());
    }

    /// @param viewer sees every title; only who may author has a way to what is played of the deck
    static ReportRow of(DeckLine line, Viewer viewer) {
        return new ReportRow(viewer.mayAuthor() ? "/report/decks/" + line.id() : "", line.title(), "", line.isDemo(),
                line.tally());
    }

    static ReportRow of(KindLine line) {
        return new ReportRow("/report/snippets?kind=" + line.kind().name(),
                line.kind().name().substring(0, 1).toUpperCase(Locale.ROOT)
                        + line.kind().name().substring(1).replace('-', ' '),
                "", false, line.tally());
    }

    /// How its deals ended.
    public Outcomes outcomes() {
        return Outcomes.of(tally);
    }

    /// The day of the last use, in UTC.
    public @Nullable LocalDate lastUsedOn() {
        return tally.lastUsedAt() == null ? null : LocalDate.ofInstant(tally.lastUsedAt(), ZoneOffset.UTC);
    }
}
