package io.riffbook.content;

import io.riffbook.web.Problem;
import io.riffbook.web.RefusedException;
import org.springframework.http.HttpStatus;

/// A step of the lifecycle that isn't possible from where the snippet stands. Nothing was changed.
public final class LifecycleException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private LifecycleException(Problem problem) {
        super(problem);
    }

    static LifecycleException refused(String verb, Snippet snippet) {
        return new LifecycleException(
                Problem.of("illegal-transition", HttpStatus.CONFLICT, "Not possible in this state",
                        "Snippet " + snippet.id() + " is " + snippet.lifecycle().word() + ": it can't " + verb + "."));
    }

    static LifecycleException changedSince(Snippet snippet) {
        return new LifecycleException(Problem.of("changed-since", HttpStatus.CONFLICT, "Changed since",
                "Snippet " + snippet.id() + " is " + snippet.lifecycle().word() + ", with revision "
                        + snippet.latestRevision() + ": somebody changed it since, and it is left as it is."));
    }

    static LifecycleException notScheduled(Snippet snippet) {
        return new LifecycleException(
                Problem.of("illegal-transition", HttpStatus.CONFLICT, "Not possible in this state",
                        "Snippet " + snippet.id() + " is " + snippet.lifecycle().word()
                                + ", and no publishing is planned: it can't unschedule."));
    }

    static LifecycleException expired(Snippet snippet) {
        return new LifecycleException(Problem.of("expired", HttpStatus.CONFLICT, "Its time is over",
                "Snippet " + snippet.id() + " is " + snippet.lifecycle().word() + ", and expires at "
                        + snippet.upkeep().expiresAt().map(Object::toString).orElse("")
                        + ", before it would be published: set a later expiresAt first, or none."));
    }
}
