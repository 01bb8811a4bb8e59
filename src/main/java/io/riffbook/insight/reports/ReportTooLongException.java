package io.riffbook.insight.reports;

import io.riffbook.web.Problem;
import io.riffbook.web.RefusedException;
import org.springframework.http.HttpStatus;

/// A report has more lines than leave in one file.
public final class ReportTooLongException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private ReportTooLongException(Problem problem) {
        super(problem);
    }

    static ReportTooLongException of(long lines) {
        return new ReportTooLongException(Problem.of("report-too-long", HttpStatus.UNPROCESSABLE_CONTENT,
                "The report is too long for one file", "It has " + lines + " lines, and a file at most "
                        + Reports.MOST_LINES + ". Ask for one deck or one kind, or read it page by page."));
    }
}
