package io.riffbook.insight.reports.web;

import io.riffbook.access.Viewer;
import io.riffbook.insight.reports.Glance;
import io.riffbook.insight.reports.Period;
import io.riffbook.insight.reports.Reports;
import io.riffbook.insight.reports.Tally;
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
import java.util.ArrayList;
import java.util.List;

/// The year at a glance.
@Controller
class GlanceController {
    private final Reports reports;
    private final Clock clock;

    GlanceController(Reports reports, Clock clock) {
        this.reports = reports;
        this.clock = clock;
    }

    @Operation(operationId = "reportGlance", summary = "Everything together beside the period before, month by month, and what stands out")
    @GetMapping("/api/v1/reports/glance")
    @ResponseBody
    Glance glance(@RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to, Viewer viewer) {
        return reports.glance(viewer, period(from, to));
    }

    @Operation(operationId = "reportGlanceAsCsv", summary = "The months of the report at a glance as a CSV file, or the days of a short period")
    @GetMapping(path = "/api/v1/reports/glance.csv", produces = Csv.TYPE)
    void glanceAsCsv(@RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to, Viewer viewer,
            HttpServletResponse response) throws IOException {
        Csv.send(response, "glance.csv", Csv.withSums("first"), reports.glance(viewer, period(from, to)).steps(),
                step -> Csv.withSums(step.tally(), step.first()));
    }

    @Hidden
    @GetMapping("/report")
    String page(@RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to, Viewer viewer,
            Model model) {
        Glance glance = reports.glance(viewer, period(from, to));
        Tally sum = glance.overall().tally();
        Tally before = glance.before().overall().tally();
        List<Change> changes = new ArrayList<>(Change.ofTallies(sum, before));
        if (glance.overall().people() != null && glance.before().overall().people() != null) {
            changes.add(2, Change.of("People", glance.overall().people(), glance.before().overall().people()));
        }
        model.addAttribute("glance", glance).addAttribute("changes", changes)
                .addAttribute("chart", TimeChart.of(glance.period(), glance.steps(), List.of()))
                .addAttribute("most", glance.most().stream().map(ReportRow::of).toList())
                .addAttribute("least", glance.least().stream().map(ReportRow::of).toList())
                .addAttribute("decks", glance.decks().stream().map(line -> ReportRow.of(line, viewer)).toList())
                .addAttribute("kinds", glance.kinds().stream().map(ReportRow::of).toList())
                .addAttribute("periods", ReportPeriods.choices(LocalDate.now(clock)));
        return "insight/glance";
    }

    private Period period(@Nullable LocalDate from, @Nullable LocalDate to) {
        return Period.of(from, to, LocalDate.now(clock));
    }
}
