package io.riffbook.requests.web;

import io.riffbook.requests.Request;
import io.riffbook.requests.RequestFilter;
import io.riffbook.requests.RequestSummary;
import io.riffbook.requests.Requests;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;
import io.riffbook.web.Times;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/// How requests are answered, and all of them as a file.
@RestController
class RequestReportController {
    private final Requests requests;
    private final Clock clock;

    RequestReportController(Requests requests, Clock clock) {
        this.requests = requests;
        this.clock = clock;
    }

    @Operation(operationId = "summariseRequests", summary = "How many requests were made and answered in a period, and how long the answers took", description = "Of the last year, unless from and to (days, included) say otherwise.")
    @GetMapping("/api/v1/requests/summary")
    RequestSummary summary(@RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to) {
        LocalDate last = to != null ? to : LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Times.check(last, "?to");
        LocalDate first = from != null ? from : last.minusYears(1).plusDays(1);
        Times.check(first, "?from");
        if (last.isBefore(first)) {
            throw InvalidRequestException.at(FieldFault.ofParameter("to", "lies before from"));
        }
        return requests.summary(first, last);
    }

    @Operation(operationId = "requestsAsCsv", summary = "Requests as a CSV file, the newest first, all lines at once")
    @GetMapping(path = "/api/v1/requests.csv", produces = "text/csv;charset=UTF-8")
    ResponseEntity<String> csv(@RequestParam(required = false) @Nullable String state) {
        List<Request> all = requests.all(RequestFilter.of(state, false, null).state());
        return ResponseEntity.ok().header(HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename("requests.csv", StandardCharsets.US_ASCII).build().toString())
                .body(RequestCsv.of(all));
    }
}
