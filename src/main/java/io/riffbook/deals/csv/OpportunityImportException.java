package io.riffbook.deals.csv;

import io.riffbook.jobs.Job;
import io.riffbook.jobs.JobFailedException;
import io.riffbook.web.Problem;
import io.riffbook.web.RefusedException;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;

/// A file of opportunities can't be taken as a whole.
public final class OpportunityImportException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private OpportunityImportException(Problem problem) {
        super(problem);
    }

    static OpportunityImportException tooLarge(DataSize largest) {
        return new OpportunityImportException(Problem.of("too-large", HttpStatus.CONTENT_TOO_LARGE,
                "The request is too large", "A file of opportunities has at most " + largest.toMegabytes()
                        + " MB. Send the rest in another."));
    }

    static JobFailedException tooManyRows(int most) {
        return failed("too-many-rows",
                "A file of opportunities has at most " + most + " rows; those are taken. Send the rest in another.");
    }

    static JobFailedException columnMissing(String column) {
        return failed("column-missing", "The file has no column \"" + column + "\", which the mapping names.");
    }

    static JobFailedException columnTwice(String column) {
        return failed("column-twice", "The file has the column \"" + column + "\" twice.");
    }

    static JobFailedException noHeader() {
        return failed("no-header", "The file is empty: its first line has to name the columns.");
    }

    static JobFailedException notUtf8() {
        return failed("not-utf-8", "The file is not in UTF-8. Export it as UTF-8; the rows before the first other "
                + "character may be taken already.");
    }

    static JobFailedException notCsv(long rows) {
        return failed("not-csv", "The file can't be read as CSV after " + rows
                + " rows: a quote may be missing, or a cell may be far too long.");
    }

    private static JobFailedException failed(String reason, String detail) {
        return new JobFailedException(new Job.Failure(reason, detail));
    }
}
