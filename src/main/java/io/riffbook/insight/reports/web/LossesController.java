package io.riffbook.insight.reports.web;

import io.riffbook.access.Viewer;
import io.riffbook.insight.reports.Losses;
import io.riffbook.insight.reports.Period;
import io.riffbook.insight.reports.SnippetReport.Reason;
import io.riffbook.web.Cursor;
import io.riffbook.web.Page;
import io.riffbook.web.PageLimit;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The deals that were lost.
@Controller
class LossesController {
    private static final PageLimit LINES = new PageLimit(20);

    private final Losses losses;
    private final Clock clock;

    LossesController(Losses losses, Clock clock) {
        this.losses = losses;
        this.clock = clock;
    }

    @Operation(operationId = "reportLosses", summary = "What was used in deals that were lost, with the reasons")
    @GetMapping("/api/v1/reports/losses")
    @ResponseBody
    Losses.Used used(@RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor, Viewer viewer) {
        return losses.used(viewer, period(from, to), Cursor.decode(cursor), PageLimit.of(limit));
    }

    @Operation(operationId = "reportSearchedAndLost", summary = "What was searched for a deal and not found before the deal was lost")
    @GetMapping("/api/v1/reports/losses/searches")
    @ResponseBody
    Page<Losses.Searched> searched(
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return losses.searched(period(from, to), Cursor.decode(cursor), PageLimit.of(limit));
    }

    @Operation(operationId = "reportSearchedAndLostAsCsv", summary = "The same as a CSV file, the first 1,000 lines")
    @GetMapping(path = "/api/v1/reports/losses/searches.csv", produces = Csv.TYPE)
    void searchedAsCsv(@RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            HttpServletResponse response)
            throws IOException {
        Csv.send(response, "searched-and-lost.csv", List.of("text", "deals", "reasons"),
                losses.firstSearched(period(from, to)), line -> Collections.unmodifiableList(
                        java.util.Arrays.asList(line.text(), line.deals(), String.join("; ", line.reasons()))));
    }

    @Operation(operationId = "reportLossesAsCsv", summary = "What was used in deals that were lost, as a CSV file: the first 100 lines")
    @GetMapping(path = "/api/v1/reports/losses.csv", produces = Csv.TYPE)
    void usedAsCsv(@RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to, Viewer viewer,
            HttpServletResponse response) throws IOException {
        Csv.send(response, "losses.csv", Csv.withSums("id", "title", "kind", "reasons"),
                losses.used(viewer, period(from, to), Optional.empty(), new PageLimit(PageLimit.MAXIMUM)).page()
                        .items(),
                line -> Csv.withSums(line.line().tally(), line.line().id(), line.line().title(),
                        line.line().kind().name(), words(line.reasons())));
    }

    @Hidden
    @GetMapping("/report/losses")
    String page(@RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable String cursor, Viewer viewer, Model model) {
        Period period = period(from, to);
        Losses.Used used = losses.used(viewer, period, Cursor.decode(cursor), LINES);
        boolean mayReadSearches = viewer.roles().stream().anyMatch(InsightRules.READERS::contains);
        model.addAttribute("used", used)
                .addAttribute("rows",
                        used.page().items().stream().filter(line -> line.line().tally().lost() > 0)
                                .map(line -> new Row(ReportRow.of(line.line()), words(line.reasons()))).toList())
                .addAttribute("searched",
                        mayReadSearches && cursor == null
                                ? losses.searched(period, Optional.empty(), LINES).items()
                                : List.of())
                .addAttribute("mayReadSearches", mayReadSearches).addAttribute("onward", cursor != null)
                .addAttribute("periods", ReportPeriods.choices(LocalDate.now(clock)));
        return "insight/losses";
    }

    /// A line as people read it.
    public record Row(ReportRow row, String reasons) {}

    private static String words(List<Reason> reasons) {
        return reasons.stream().map(reason -> reason.reason() + " (" + reason.deals() + ")")
                .collect(Collectors.joining(", "));
    }

    private Period period(@Nullable LocalDate from, @Nullable LocalDate to) {
        return Period.of(from, to, LocalDate.now(clock));
    }
}
