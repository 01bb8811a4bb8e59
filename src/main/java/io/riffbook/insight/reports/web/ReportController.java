package io.riffbook.insight.reports.web;

import io.riffbook.access.Viewer;
import io.riffbook.content.DeckId;
import io.riffbook.insight.reports.DeckLine;
import io.riffbook.insight.reports.Period;
import io.riffbook.insight.reports.ReportOrder;
import io.riffbook.insight.reports.ReportQuery;
import io.riffbook.insight.reports.Reports;
import io.riffbook.insight.reports.SnippetLine;
import io.riffbook.model.Kind;
import io.riffbook.web.Cursor;
import io.riffbook.web.PageLimit;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

@RestController
@RequestMapping("/api/v1/reports")
class ReportController {
    private final Reports reports;
    private final Clock clock;

    ReportController(Reports reports, Clock clock) {
        this.reports = reports;
        this.clock = clock;
    }

    @Operation(operationId = "reportSnippets", summary = "Snippet by snippet: uses, applause, and how the deals ended in which it was used")
    @GetMapping("/snippets")
    ReportView<SnippetLine> snippets(
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable UUID deck, @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor, Viewer viewer) {
        return ReportView.of(reports.bySnippet(viewer, query(from, to, deck, kind, sort), Cursor.decode(cursor),
                PageLimit.of(limit)));
    }

    @Operation(operationId = "reportSnippetsAsCsv", summary = "The same as a CSV file, all lines at once")
    @GetMapping(path = "/snippets.csv", produces = Csv.TYPE)
    void snippetsAsCsv(
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable UUID deck, @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String sort, Viewer viewer, HttpServletResponse response)
            throws IOException {
        Csv.send(response, "snippets.csv", Csv.withSums("id", "title", "kind", "deckId", "isDemo"),
                reports.allSnippets(viewer, query(from, to, deck, kind, sort)),
                line -> Csv.withSums(line.tally(), line.id(), line.title(), line.kind().name(), line.deckId(),
                        line.isDemo()));
    }

    @Operation(operationId = "reportDecks", summary = "Deck by deck: the snippets that came from it, together")
    @GetMapping("/decks")
    ReportView<DeckLine> decks(
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor, Viewer viewer) {
        return ReportView.of(reports.byDeck(viewer, query(from, to, null, kind, sort), Cursor.decode(cursor),
                PageLimit.of(limit)));
    }

    @Operation(operationId = "reportDecksAsCsv", summary = "The same as a CSV file, all lines at once")
    @GetMapping(path = "/decks.csv", produces = Csv.TYPE)
    void decksAsCsv(
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String sort, Viewer viewer, HttpServletResponse response)
            throws IOException {
        Csv.send(response, "decks.csv", Csv.withSums("id", "title", "isDemo"),
                reports.allDecks(viewer, query(from, to, null, kind, sort)),
                line -> Csv.withSums(line.tally(), line.id(), line.title(), line.isDemo()));
    }

    private ReportQuery query(@Nullable LocalDate from, @Nullable LocalDate to, @Nullable UUID deck,
            @Nullable String kind, @Nullable String sort) {
        return new ReportQuery(Period.of(from, to, LocalDate.now(clock)), Optional.ofNullable(deck).map(DeckId::new),
                Optional.ofNullable(kind).map(Kind::new), ReportOrder.of(sort));
    }
}
