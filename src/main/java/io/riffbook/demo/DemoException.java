package io.riffbook.demo;

import io.riffbook.web.Problem;
import io.riffbook.web.RefusedException;
import org.springframework.http.HttpStatus;

/// The demo can't be removed now. Nothing was changed.
public final class DemoException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private DemoException(Problem problem) {
        super(problem);
    }

    static DemoException notThere() {
        return new DemoException(Problem.of("no-demo", HttpStatus.CONFLICT, "The demo is not here",
                "It was never loaded, or is removed already."));
    }

    static DemoException loading() {
        return new DemoException(Problem.of("demo-loading", HttpStatus.CONFLICT, "The demo is still being loaded",
                "Try again when it is done, in a minute or so."));
    }

    static DemoException wouldLeaveNoAdmin() {
        return new DemoException(Problem.of("demo-has-the-only-admin", HttpStatus.CONFLICT,
                "Nobody could sign in as admin any more",
                "The demo's admin goes with the demo. Make a person of your own an admin first, and let them choose a"
                        + " password (POST /api/v1/people, then POST /api/v1/people/{id}/password-reset)."));
    }
}
