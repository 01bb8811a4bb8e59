package io.riffbook.jobs;

import java.util.Map;

/// The work behind one type of job; a bean of the feature that knows how.
public interface JobWork {

    /// The type of job that this does.
    String type();

    /// Does the work, on a thread of the scheduler. It can be called again for the same job, when the process died in the
    /// middle, or when the database or another need ([NeedIsOutException]) was out: what was done already must not be done
    /// twice. An exception that isn't a [JobFailedException] fails the job
    /// with the reason `internal-error`.
    ///
    /// @return what to tell about it: small and free of secrets
    /// @throws JobFailedException when it can't be done, with the reason
    /// @throws InterruptedException when the server stops; the job is run again after the next start
    Map<String, Object> run(JobRun run) throws InterruptedException;
}
