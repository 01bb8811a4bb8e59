package io.riffbook.search;

import io.riffbook.jobs.Job;
import io.riffbook.web.Problem;
import io.riffbook.web.RefusedException;
import org.springframework.http.HttpStatus;

import java.util.List;
import java.util.Map;

/// Something can't be done about the index now. Nothing was changed.
public final class IndexUpkeepException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private IndexUpkeepException(Problem problem) {
        super(problem);
    }

    static IndexUpkeepException underWay(Job job) {
        return new IndexUpkeepException(new Problem("index-job-under-way", HttpStatus.CONFLICT,
                "The index is being rebuilt or rolled back", "Job " + job.id() + " is " + job.state().word()
                        + ": follow it at /api/v1/jobs/" + job.id() + ", and order another one when it is over.",
                List.of(), Map.of("jobId", job.id().toString())));
    }

    static IndexUpkeepException noPrevious() {
        return new IndexUpkeepException(Problem.of("no-previous-index", HttpStatus.CONFLICT,
                "There is no previous index",
                "A previous generation stays after a rebuild: there was none, or it is gone."));
    }
}
