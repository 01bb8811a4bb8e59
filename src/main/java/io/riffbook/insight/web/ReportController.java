package io.riffbook.insight.web;

import io.riffbook.access.Viewer;
import io.riffbook.content.DeckId;
import io.riffbook.insight.DeckLine;
import io.riffbook.insight.Period;
import io.riffbook.insight.ReportOrder;
import io.riffbook.insight.ReportQuery;
import io.riffbook.insight.Reports;
import io.riffbook.insight.SnippetLine;
import io.riffbook.model.Kind;
import io.riffbook.web.Cursor;
import io.riffbook.web.PageLimit;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@RestController
@RequestMapping("/api/v1/reports")
class ReportController {
    private static final String CSV = "text/csv;charset=UTF-8";

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
    @GetMapping(path = "/snippets.csv", produces = CSV)
    ResponseEntity<String> snippetsAsCsv(
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable UUID deck, @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String sort, Viewer viewer) {
        List<SnippetLine> lines = reports.allSnippets(viewer, query(from, to, deck, kind, sort));
        return file("snippets.csv", Csv.of(List.of("id", "title", "kind", "deckId", "isDemo"), lines,
                line -> List.of(line.id().toString(), line.title(), line.kind().name(),
                        line.deckId() == null ? "" : line.deckId().toString(), Boolean.toString(line.isDemo())),
                SnippetLine::tally));
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
    @GetMapping(path = "/decks.csv", produces = CSV)
    ResponseEntity<String> decksAsCsv(
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String sort, Viewer viewer) {
        List<DeckLine> lines = reports.allDecks(viewer, query(from, to, null, kind, sort));
        return file("decks.csv", Csv.of(List.of("id", "title", "isDemo"), lines,
                line -> List.of(line.id().toString(), line.title(), Boolean.toString(line.isDemo())),
                DeckLine::tally));
    }

    private ReportQuery query(@Nullable LocalDate from, @Nullable LocalDate to, @Nullable UUID deck,
            @Nullable String kind, @Nullable String sort) {
        return new ReportQuery(Period.of(from, to, LocalDate.now(clock)), Optional.ofNullable(deck).map(DeckId::new),
                Optional.ofNullable(kind).map(Kind::new), ReportOrder.of(sort));
    }

    private static ResponseEntity<String> file(String name, String csv) {
        return ResponseEntity.ok().header(HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name, StandardCharsets.US_ASCII).build().toString())
                .body(csv);
    }
}
