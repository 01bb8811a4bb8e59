package io.riffbook.insight.reports.web;

import io.riffbook.access.Viewer;
import io.riffbook.content.SnippetId;
import io.riffbook.insight.evidence.SnippetJudgements;
import io.riffbook.insight.reports.Period;
import io.riffbook.insight.reports.SnippetReport;
import io.riffbook.insight.reports.SnippetReports;
import io.riffbook.model.Taxonomies;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/// How one snippet does.
@Controller
class SnippetReportController {
    private final SnippetReports reports;
    private final SnippetJudgements judgements;
    private final Taxonomies taxonomies;
    private final Clock clock;

    SnippetReportController(SnippetReports reports, SnippetJudgements judgements, Taxonomies taxonomies, Clock clock) {
        this.reports = reports;
        this.judgements = judgements;
        this.taxonomies = taxonomies;
        this.clock = clock;
    }

    @Operation(operationId = "reportSnippet", summary = "How one snippet does: from being shown to deals won, by segment, and over time")
    @GetMapping("/api/v1/reports/snippets/{id}")
    @ResponseBody
    SnippetReport snippet(@PathVariable UUID id,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to, Viewer viewer) {
        return report(id, from, to, viewer);
    }

    @Operation(operationId = "reportSnippetAsCsv", summary = "The months of a snippet as a CSV file, or the days of a short period")
    @GetMapping(path = "/api/v1/reports/snippets/{id}/steps.csv", produces = Csv.TYPE)
    void stepsAsCsv(@PathVariable UUID id,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to, Viewer viewer,
            HttpServletResponse response) throws IOException {
        Csv.send(response, "steps.csv", Csv.withSums("first"), report(id, from, to, viewer).steps(),
                step -> Csv.withSums(step.tally(), step.first()));
    }

    @Operation(operationId = "reportSnippetSegmentsAsCsv", summary = "How the deals ended in which a snippet was used, by segment, as a CSV file")
    @GetMapping(path = "/api/v1/reports/snippets/{id}/segments.csv", produces = Csv.TYPE)
    void segmentsAsCsv(@PathVariable UUID id,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to, Viewer viewer,
            HttpServletResponse response) throws IOException {
        Csv.send(response, "segments.csv", List.of("dimension", "segment", "won", "lost", "noDecision"),
                report(id, from, to, viewer).segments(), segment -> Arrays.asList(segment.dimension(),
                        segment.segment(), segment.won(), segment.lost(), segment.noDecision()));
    }

    @Hidden
    @GetMapping("/report/snippets/{id}")
    String page(@PathVariable UUID id,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to, Viewer viewer,
            Model model) {
        SnippetReport report = report(id, from, to, viewer);
        model.addAttribute("report", report)
                .addAttribute("changes", Change.ofTallies(report.line().tally(), report.before()))
                .addAttribute("funnel", FunnelStep.of(report.line().tally()))
                .addAttribute("outcomes", Outcomes.of(report.line().tally()))
                .addAttribute("chart", TimeChart.of(report.period(), report.steps(), report.revisions()))
                .addAttribute("dimensions", Dimension.of(report.segments(), taxonomies.snapshot()))
                .addAttribute("plot", ForestPlot.of(judgements.of(new SnippetId(id), viewer), taxonomies.snapshot()))
                .addAttribute("periods", ReportPeriods.choices(LocalDate.now(clock)));
        return "insight/snippet";
    }

    private SnippetReport report(UUID id, @Nullable LocalDate from, @Nullable LocalDate to, Viewer viewer) {
        return reports.of(viewer, new SnippetId(id), Period.of(from, to, LocalDate.now(clock)));
    }
}
