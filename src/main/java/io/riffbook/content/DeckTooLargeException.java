package io.riffbook.content;

import io.riffbook.web.Problem;
import io.riffbook.web.RefusedException;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;

/// The upload is larger than a deck may be. Nothing was kept.
public final class DeckTooLargeException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private DeckTooLargeException(Problem problem) {
        super(problem);
    }

    static DeckTooLargeException over(DataSize limit) {
        return new DeckTooLargeException(Problem.of("too-large", HttpStatus.CONTENT_TOO_LARGE, "The file is too large",
                "A deck has at most " + limit.toMegabytes() + " MB. Split it, or compress its pictures."));
    }
}
