package io.riffbook.insight.reports.web;

import io.riffbook.insight.reports.Report;
import io.riffbook.insight.reports.Totals;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// One page of a report as it leaves the API.
///
/// @param overall the sums over all lines
/// @param total how many lines there are
/// @param asOf what the ledger said by then is counted
record ReportView<T>(LocalDate from, LocalDate to, Totals overall, List<T> items, long total,
        @Nullable String nextCursor, @Nullable Instant asOf) {

    static <T> ReportView<T> of(Report<T> report) {
        return new ReportView<>(report.period().from(), report.period().to(), report.overall(),
                report.page().items(), report.page().total(), report.page().nextCursor(), report.asOf());
    }
}
