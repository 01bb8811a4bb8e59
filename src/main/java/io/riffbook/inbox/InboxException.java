package io.riffbook.inbox;

import io.riffbook.web.Problem;
import io.riffbook.web.RefusedException;
import org.springframework.http.HttpStatus;

/// There is no such inbox.
public final class InboxException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private InboxException(Problem problem) {
        super(problem);
    }

    static InboxException nobody() {
        return new InboxException(Problem.of("for-people-only", HttpStatus.FORBIDDEN, "Inboxes are people's",
                "Sign in, or act for a person."));
    }
}
