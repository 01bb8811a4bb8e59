package io.riffbook.search;

import io.riffbook.web.Problem;
import io.riffbook.web.RefusedException;
import org.springframework.http.HttpStatus;

/// The search engine can't be reached or can't work. Authoring and feedback go on; the index catches up by itself.
public final class IndexUnavailable extends RefusedException {
    private static final long serialVersionUID = 1L;

    private IndexUnavailable(Throwable cause) {
        super(Problem.of("search-unavailable", HttpStatus.SERVICE_UNAVAILABLE, "Search is not available",
                "Nothing is lost: everything else works on. Try again in a minute."));
        initCause(cause);
    }

    public static IndexUnavailable because(Throwable cause) {
        return new IndexUnavailable(cause);
    }
}
