package io.riffbook.feedback.web;

import io.riffbook.feedback.Ledger;
import io.riffbook.web.Problem;
import io.riffbook.web.RefusedException;
import org.springframework.http.HttpStatus;

/// A batch of events can't be taken as a whole. Nothing of it was recorded.
final class BatchException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private BatchException(String detail) {
        super(Problem.of("too-large", HttpStatus.CONTENT_TOO_LARGE, "The request is too large", detail));
    }

    static BatchException tooManyEvents() {
        return new BatchException("A batch has at most " + Ledger.MOST_AT_ONCE + " events. Send the rest in another.");
    }

    static BatchException tooManyBytes(int most) {
        return new BatchException("A batch has at most " + most + " bytes. Send the rest in another.");
    }
}
