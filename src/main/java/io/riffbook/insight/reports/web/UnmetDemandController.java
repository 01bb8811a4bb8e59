package io.riffbook.insight.reports.web;

import io.riffbook.insight.reports.Period;
import io.riffbook.insight.reports.UnmetDemand;
import io.riffbook.insight.reports.UnmetSearches;
import io.riffbook.web.Cursor;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;
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
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// What people looked for in vain, with the deals behind it.
@Controller
class UnmetDemandController {
    private static final PageLimit LINES = new PageLimit(25);
    private static final int USUAL_DAYS = 30;

    private final UnmetDemand demand;
    private final Clock clock;

    UnmetDemandController(UnmetDemand demand, Clock clock) {
        this.demand = demand;
        this.clock = clock;
    }

    @Operation(operationId = "reportUnmetDemand", summary = "Searches that found nothing or of which nothing came, with the open deals behind them", description = "Of the last 30 days, unless from and to (days, included) say otherwise; at most 92.")
    @GetMapping("/api/v1/reports/unmet")
    @ResponseBody
    Page<UnmetDemand.Line> unmet(
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return demand.list(period(from, to), Cursor.decode(cursor), PageLimit.of(limit));
    }

    @Operation(operationId = "reportUnmetDemandAsCsv", summary = "The same as a CSV file, the first 1,000 lines")
    @GetMapping(path = "/api/v1/reports/unmet.csv", produces = Csv.TYPE)
    void unmetAsCsv(@RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            HttpServletResponse response)
            throws IOException {
        Csv.send(response, "unmet.csv",
                List.of("text", "people", "searches", "nothingFound", "abandoned", "lastAt", "dealsNamed",
                        "theirDeals"),
                demand.first(period(from, to)),
                line -> Arrays.asList(line.search().text(), line.search().people(), line.search().searches(),
                        line.search().nothingFound(), line.search().abandoned(), line.search().lastAt(),
                        words(line.named()), words(line.theirs())));
    }

    @Hidden
    @GetMapping("/report/unmet")
    String page(@RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable String cursor, Model model) {
        Period period = period(from, to);
        LocalDate today = LocalDate.now(clock);
        model.addAttribute("period", period).addAttribute("lines",
                demand.list(period, Cursor.decode(cursor), LINES).map(Row::of))
                .addAttribute("onward", cursor != null)
                .addAttribute("periods",
                        List.of(new ReportPeriods("7 days", new Period(today.minusDays(6), today)),
                                new ReportPeriods("30 days", new Period(today.minusDays(29), today)),
                                new ReportPeriods("90 days", new Period(today.minusDays(89), today))));
        return "insight/unmet";
    }

    /// A line as people read it.
    public record Row(UnmetSearches.Line search, String named, String theirs) {
        static Row of(UnmetDemand.Line line) {
            return new Row(line.search(), words(line.named()), words(line.theirs()));
        }
    }

    private static String words(List<UnmetDemand.Pipeline> deals) {
        return deals.stream().map(some -> Change.number(some.deals()) + (some.deals() == 1 ? " deal" : " deals")
                + (some.currency().isEmpty()
                        ? " without an amount"
                        : ", " + some.currency() + " " + Change.number(some.amount().longValue())))
                .collect(Collectors.joining("; "));
    }

    private Period period(@Nullable LocalDate from, @Nullable LocalDate to) {
        LocalDate last = to != null ? to : LocalDate.now(clock);
        Period period = new Period(from != null ? from : last.minusDays(USUAL_DAYS - 1L), last);
        if (period.days() > UnmetSearches.MOST_DAYS) {
            throw InvalidRequestException.at(
                    FieldFault.ofParameter("from", "lies more than " + UnmetSearches.MOST_DAYS + " days before to"));
        }
        return period;
    }
}
