package io.riffbook.content.bulk.web;

import io.riffbook.web.Problem;
import io.riffbook.web.RefusedException;
import org.springframework.http.HttpStatus;

/// What a filter lets through isn't what the form showed any more. Nothing was changed.
final class SelectionChangedException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private SelectionChangedException(Problem problem) {
        super(problem);
    }

    static SelectionChangedException from(int shown, int now) {
        return new SelectionChangedException(Problem.of("selection-moved", HttpStatus.CONFLICT,
                "The selection is changing", "These were " + shown + " snippets a moment ago and are " + now
                        + " now. Look again, and send it once more if it is still what you want."));
    }
}
