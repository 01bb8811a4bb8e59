package io.riffbook.insight.web;

import io.riffbook.insight.Report;
import io.riffbook.insight.Tally;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/// One page of a report as it leaves the API.
///
/// @param overall the sums over all lines
/// @param total how many lines there are
record ReportView<T>(LocalDate from, LocalDate to, Tally overall, List<T> items, long total,
        @Nullable String nextCursor) {

    static <T> ReportView<T> of(Report<T> report) {
        return new ReportView<>(report.period().from(), report.period().to(), report.overall(),
                report.page().items(), report.page().total(), report.page().nextCursor());
    }
}
