package io.riffbook.jobs;

/// The job can't be done, for a reason that its owner can act on.
public final class JobFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Job.Failure failure;

    public JobFailedException(Job.Failure failure) {
        super(failure.reason() + ": " + failure.detail());
        this.failure = failure;
    }

    public Job.Failure failure() {
        return failure;
    }
}
