package io.riffbook.access;

import io.riffbook.web.Problem;
import io.riffbook.web.RefusedException;
import org.springframework.http.HttpStatus;

/// A request wants to act for a person and can't. Nothing was changed.
public final class ActingForException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private ActingForException(Problem problem) {
        super(problem);
    }

    static ActingForException notAllowed() {
        return new ActingForException(Problem.of("may-not-act-for", HttpStatus.FORBIDDEN,
                "This request can't act for a person",
                "Only an API key that was made with mayActFor can, and only for one person at a time."));
    }

    static ActingForException unknownPerson() {
        return new ActingForException(Problem.of("unknown-person", HttpStatus.UNPROCESSABLE_CONTENT,
                "There is no such active person",
                "Name somebody active, by e-mail address or by crm: and their CRM user id."));
    }

    static ActingForException notForThisPerson() {
        return new ActingForException(Problem.of("forbidden", HttpStatus.FORBIDDEN, "You may not do this",
                "The person for whom the key acts has no role that may."));
    }
}
