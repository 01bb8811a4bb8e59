package io.riffbook.web;

import org.springframework.http.HttpStatus;

/// Something named by the request does not exist, or not for this viewer: the two look alike on purpose.
public final class NotFoundException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private NotFoundException(Problem problem) {
        super(problem);
    }

    /// The refusal for one missing thing.
    ///
    /// @param what the thing in the words of the API, such as "snippet"
    public static NotFoundException of(String what, Object id) {
        return new NotFoundException(Problem.of("not-found", HttpStatus.NOT_FOUND, "Not found",
                "There is no " + what + " " + id + ", or you may not see it."));
    }
}
