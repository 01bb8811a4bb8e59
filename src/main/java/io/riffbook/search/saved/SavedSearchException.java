package io.riffbook.search.saved;

import io.riffbook.web.Problem;
import io.riffbook.web.RefusedException;
import org.springframework.http.HttpStatus;

/// A search can't be kept.
public final class SavedSearchException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private SavedSearchException(Problem problem) {
        super(problem);
    }

    static SavedSearchException tooMany(int most) {
        return new SavedSearchException(Problem.of("too-many-saved-searches", HttpStatus.UNPROCESSABLE_CONTENT,
                "That would be one too many", "A person keeps at most " + most + " searches: remove one first."));
    }

    static SavedSearchException nobody() {
        return new SavedSearchException(Problem.of("for-people-only", HttpStatus.FORBIDDEN,
                "Searches are kept for people", "Sign in, or act for a person."));
    }
}
