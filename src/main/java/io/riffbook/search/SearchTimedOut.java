package io.riffbook.search;

import io.riffbook.web.Problem;
import io.riffbook.web.RefusedException;
import org.springframework.http.HttpStatus;

import java.time.Duration;

/// A search took longer than it may.
public final class SearchTimedOut extends RefusedException {
    private static final long serialVersionUID = 1L;

    private SearchTimedOut(Duration allowed) {
        super(Problem.of("search-timed-out", HttpStatus.SERVICE_UNAVAILABLE, "The search took too long",
                "It was given up after "
                        + allowed.toMillis() + " ms. Ask for less: fewer words, or more filters."));
    }

    public static SearchTimedOut after(Duration allowed) {
        return new SearchTimedOut(allowed);
    }
}
