package io.riffbook.web;

/// A request that Riffbook refuses for a reason the caller can act on. Each feature names its own refusals as subclasses with
/// factories; the HTTP edge turns them into problem details in one place.
public abstract class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    protected RefusedException(Problem problem) {
        super(problem.title() + ": " + problem.detail());
        this.problem = problem;
    }

    public final Problem problem() {
        return problem;
    }
}
