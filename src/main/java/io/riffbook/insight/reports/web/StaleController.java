package io.riffbook.insight.reports.web;

import io.riffbook.access.Viewer;
import io.riffbook.insight.reports.StaleSnippets;
import io.riffbook.insight.reports.Staleness;
import io.riffbook.web.Cursor;
import io.riffbook.web.Page;
import io.riffbook.web.PageLimit;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/// What is still offered, and has gone stale.
@Controller
class StaleController {
    private static final PageLimit LINES = new PageLimit(50);

    private final StaleSnippets stale;

    StaleController(StaleSnippets stale) {
        this.stale = stale;
    }

    @Operation(operationId = "reportStale", summary = "What was not used for days, should have been looked at again, or will soon expire")
    @GetMapping("/api/v1/reports/stale")
    @ResponseBody
    Page<StaleSnippets.Line> list(@RequestParam(required = false) @Nullable String what,
            @RequestParam(required = false) @Nullable Integer days,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor, Viewer viewer) {
        return stale.list(viewer, Staleness.of(what), days(days), Cursor.decode(cursor), PageLimit.of(limit));
    }

    @Operation(operationId = "reportStaleAsCsv", summary = "The same as a CSV file, all lines at once")
    @GetMapping(path = "/api/v1/reports/stale.csv", produces = Csv.TYPE)
    void listAsCsv(@RequestParam(required = false) @Nullable String what,
            @RequestParam(required = false) @Nullable Integer days, Viewer viewer, HttpServletResponse response)
            throws IOException {
        Csv.send(response, "stale.csv", List.of("id", "title", "kind", "isDemo", "since"),
                stale.all(viewer, Staleness.of(what), days(days)), line -> Arrays.asList(line.id(), line.title(),
                        line.kind().name(), line.isDemo(), line.since()));
    }

    @Hidden
    @GetMapping("/report/stale")
    String page(@RequestParam(required = false) @Nullable String what,
            @RequestParam(required = false) @Nullable Integer days,
            @RequestParam(required = false) @Nullable String cursor, Viewer viewer, Model model) {
        Staleness staleness = Staleness.of(what);
        model.addAttribute("what", staleness.word()).addAttribute("days", days(days)).addAttribute("lines",
                stale.list(viewer, staleness, days(days), Cursor.decode(cursor), LINES))
                .addAttribute("onward", cursor != null);
        return "insight/stale";
    }

    private static int days(@Nullable Integer days) {
        return days == null ? StaleSnippets.USUAL_DAYS : days;
    }
}
