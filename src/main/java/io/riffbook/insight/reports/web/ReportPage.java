package io.riffbook.insight.reports.web;

import io.riffbook.access.Viewer;
import io.riffbook.content.DeckId;
import io.riffbook.insight.reports.Period;
import io.riffbook.insight.reports.Report;
import io.riffbook.insight.reports.ReportOrder;
import io.riffbook.insight.reports.ReportQuery;
import io.riffbook.insight.reports.Reports;
import io.riffbook.model.Kind;
import io.riffbook.web.Cursor;
import io.riffbook.web.PageLimit;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// The report as people read it.
@Controller
@Hidden
class ReportPage {
    private static final PageLimit LINES = new PageLimit(50);

    private final Reports reports;
    private final Clock clock;

    ReportPage(Reports reports, Clock clock) {
        this.reports = reports;
        this.clock = clock;
    }

    @GetMapping("/report/snippets")
    String report(@RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable String by, @RequestParam(required = false) @Nullable UUID deck,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String cursor, Viewer viewer, Model model) {
        ReportQuery query = new ReportQuery(Period.of(from, to, LocalDate.now(clock)),
                Optional.ofNullable(deck).map(DeckId::new),
                Optional.ofNullable(kind).filter(word -> !word.isEmpty()).map(Kind::new), ReportOrder.of(sort));
        boolean byDeck = "decks".equals(by);
        Report<ReportRow> report = byDeck
                ? rows(reports.byDeck(viewer, query, Cursor.decode(cursor), LINES), line -> ReportRow.of(line, viewer))
                : rows(reports.bySnippet(viewer, query, Cursor.decode(cursor), LINES), ReportRow::of);
        model.addAttribute("report", report).addAttribute("by", byDeck ? "decks" : "snippets")
                .addAttribute("deck", deck == null ? "" : deck.toString())
                .addAttribute("kind", kind == null ? "" : kind).addAttribute("sort", query.order().word())
                .addAttribute("onward", cursor != null).addAttribute("csv", csv(query, byDeck))
                .addAttribute("periods", ReportPeriods.choices(LocalDate.now(clock)))
                .addAttribute("mostUses", report.page().items().stream().mapToLong(row -> row.tally().uses()).max()
                        .orElse(0));
        return "insight/lines";
    }

    private static String csv(ReportQuery query, boolean byDeck) {
        return UriComponentsBuilder.fromPath("/api/v1/reports/" + (byDeck ? "decks" : "snippets") + ".csv")
                .queryParam("from", query.period().from()).queryParam("to", query.period().to())
                .queryParam("sort", query.order().word())
                .queryParamIfPresent("kind", query.kind())
                .queryParamIfPresent("deck", byDeck ? Optional.empty() : query.deck())
                .toUriString();
    }

    private static <T> Report<ReportRow> rows(Report<T> report, Function<T, ReportRow> as) {
        return new Report<>(report.period(), report.overall(), report.page().map(as), report.asOf());
    }
}
