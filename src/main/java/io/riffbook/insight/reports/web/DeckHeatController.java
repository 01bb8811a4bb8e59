package io.riffbook.insight.reports.web;

import io.riffbook.access.Viewer;
import io.riffbook.content.DeckId;
import io.riffbook.insight.reports.DeckHeat;
import io.riffbook.insight.reports.Period;
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
import java.util.UUID;

/// Which passages of a deck are played.
@Controller
class DeckHeatController {
    private final DeckHeat heat;
    private final Clock clock;

    DeckHeatController(DeckHeat heat, Clock clock) {
        this.heat = heat;
        this.clock = clock;
    }

    @Operation(operationId = "reportDeckHeat", summary = "The passages of a deck's newest revision in order, with how much each is played")
    @GetMapping("/api/v1/reports/decks/{id}")
    @ResponseBody
    DeckHeat.Heat deck(@PathVariable UUID id,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to, Viewer viewer) {
        return heat(id, from, to, viewer);
    }

    @Operation(operationId = "reportDeckHeatAsCsv", summary = "The same as a CSV file")
    @GetMapping(path = "/api/v1/reports/decks/{id}/passages.csv", produces = Csv.TYPE)
    void deckAsCsv(@PathVariable UUID id,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to, Viewer viewer,
            HttpServletResponse response) throws IOException {
        Csv.send(response, "passages.csv", Csv.withSums("position", "title", "hidden", "snippets"),
                heat(id, from, to, viewer).passages(), line -> Csv.withSums(line.tally(), line.position(),
                        line.title(), line.hidden(), line.snippets()));
    }

    @Hidden
    @GetMapping("/report/decks/{id}")
    String page(@PathVariable UUID id,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to, Viewer viewer,
            Model model) {
        DeckHeat.Heat found = heat(id, from, to, viewer);
        long most = found.passages().stream().mapToLong(line -> line.tally().uses()).max().orElse(0);
        model.addAttribute("heat", found).addAttribute("most", most)
                .addAttribute("never", found.passages().stream().filter(line -> line.tally().uses() == 0).count())
                .addAttribute("periods", ReportPeriods.choices(LocalDate.now(clock)));
        return "insight/deck";
    }

    private DeckHeat.Heat heat(UUID id, @Nullable LocalDate from, @Nullable LocalDate to, Viewer viewer) {
        return heat.of(viewer, new DeckId(id), Period.of(from, to, LocalDate.now(clock)));
    }
}
