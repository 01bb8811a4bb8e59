package io.riffbook.access;

import io.riffbook.web.Problem;
import io.riffbook.web.RefusedException;
import org.springframework.http.HttpStatus;

/// A password or a one-time link was not accepted. It never says which part was wrong, nor who exists.
public final class SignInException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private SignInException(Problem problem) {
        super(problem);
    }

    static SignInException refused() {
        return new SignInException(Problem.of("sign-in-refused", HttpStatus.UNAUTHORIZED,
                "The e-mail address or the password is wrong",
                "Try again, or ask your administrator for a link to choose a new password."));
    }

    static SignInException wrongPassword() {
        return new SignInException(Problem.of("wrong-password", HttpStatus.FORBIDDEN,
                "This is not your current password", "Nothing was changed. Try again."));
    }

    static SignInException samePassword() {
        return new SignInException(Problem.of("same-password", HttpStatus.UNPROCESSABLE_CONTENT,
                "This is your current password", "Choose another one."));
    }

    static SignInException linkUsedUp() {
        return new SignInException(Problem.of("reset-link-used-up", HttpStatus.GONE,
                "This link works no longer",
                "It was used, replaced or is too old. Ask your administrator for another."));
    }

    static SignInException tooMany() {
        return new SignInException(Problem.of("too-many-sign-ins", HttpStatus.TOO_MANY_REQUESTS,
                "Too many attempts to sign in", "Wait " + SignInThrottle.WINDOW.toMinutes()
                        + " minutes and try again."));
    }
}
