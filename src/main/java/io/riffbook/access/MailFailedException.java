package io.riffbook.access;

import io.riffbook.web.Problem;
import io.riffbook.web.RefusedException;
import org.springframework.http.HttpStatus;

/// A mail could not be sent.
public final class MailFailedException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private MailFailedException(Problem problem) {
        super(problem);
    }

    static MailFailedException notTaken() {
        return new MailFailedException(Problem.of("mail-failed", HttpStatus.BAD_GATEWAY,
                "The mail server did not take the mail",
                "Check spring.mail.* with your administrator, and make another link with a new Idempotency-Key."));
    }
}
