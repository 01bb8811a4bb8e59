package io.riffbook.insight.reports.web;

import io.riffbook.insight.reports.Period;
import io.riffbook.insight.reports.UnmetSearches;
import io.riffbook.web.Cursor;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;
import io.riffbook.web.Page;
import io.riffbook.web.PageLimit;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/// What people looked for in vain.
@RestController
class UnmetSearchesController {
    private static final int USUAL_DAYS = 30;

    private final UnmetSearches unmet;
    private final Clock clock;

    UnmetSearchesController(UnmetSearches unmet, Clock clock) {
        this.unmet = unmet;
        this.clock = clock;
    }

    @Operation(operationId = "listUnmetSearches", summary = "Searches that found nothing or of which nothing came, by their words", description = "Of the last 30 days, unless from and to (days, included) say otherwise; at most 92.")
    @GetMapping("/api/v1/searches/unmet")
    Page<UnmetSearches.Line> list(@RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        LocalDate last = to != null ? to : LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Period period = new Period(from != null ? from : last.minusDays(USUAL_DAYS - 1L), last);
        if (ChronoUnit.DAYS.between(period.from(), period.to()) >= UnmetSearches.MOST_DAYS) {
            throw InvalidRequestException.at(
                    FieldFault.ofParameter("from", "lies more than " + UnmetSearches.MOST_DAYS + " days before to"));
        }
        return unmet.list(period, Cursor.decode(cursor), PageLimit.of(limit));
    }
}
