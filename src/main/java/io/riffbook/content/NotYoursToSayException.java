package io.riffbook.content;

import io.riffbook.web.Problem;
import io.riffbook.web.RefusedException;
import org.springframework.http.HttpStatus;

/// Somebody else has to say this. Nothing was changed.
public final class NotYoursToSayException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private NotYoursToSayException(Problem problem) {
        super(problem);
    }

    static NotYoursToSayException ownWork(int revision) {
        return new NotYoursToSayException(Problem.of("four-eyes", HttpStatus.FORBIDDEN, "Four eyes are needed",
                "You wrote revision " + revision + ": somebody else has to approve it."));
    }

    static NotYoursToSayException nobody() {
        return new NotYoursToSayException(Problem.of("four-eyes", HttpStatus.FORBIDDEN, "Four eyes are needed",
                "Only a person who signs in can approve, not an API key."));
    }

    static NotYoursToSayException otherVerifier() {
        return new NotYoursToSayException(Problem.of("not-the-verifier", HttpStatus.FORBIDDEN,
                "Somebody else verifies it", "Only its verifier or an admin can say that it is still true. Change the "
                        + "verifier if that should be somebody else."));
    }
}
