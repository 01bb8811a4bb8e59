package io.riffbook.web;

import org.springframework.http.HttpStatus;

/// An idempotency key was used in a way that can't be answered. The second request had no effect.
public final class IdempotencyException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private IdempotencyException(Problem problem) {
        super(problem);
    }

    /// The first request with this key stands; the second had other content.
    public static IdempotencyException usedForOtherContent() {
        return new IdempotencyException(Problem.of("idempotency-key-reused", HttpStatus.UNPROCESSABLE_CONTENT,
                "This idempotency key was used for another request",
                "The same key came with other content before. Take a new key for a new request."));
    }

    static IdempotencyException stillRunning() {
        return new IdempotencyException(Problem.of("idempotency-key-busy", HttpStatus.CONFLICT,
                "The first request with this key is still running", "Wait a moment and send it again."));
    }

    static IdempotencyException answerHeldASecret() {
        return new IdempotencyException(Problem.of("secret-shown-once", HttpStatus.CONFLICT,
                "This was done already, and its secret is shown only once",
                "If the first answer is lost, revoke what it made and make a new one with a new key."));
    }
}
