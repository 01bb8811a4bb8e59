package io.riffbook.access.chain;

import io.riffbook.access.SignInException;
import io.riffbook.access.SignIns;
import io.riffbook.web.Problem;
import org.springframework.security.core.AuthenticationException;

import java.time.Duration;

/// A refused sign-in, as the filters know it.
final class SignInRefused extends AuthenticationException {
    private static final long serialVersionUID = 1L;

    /// The throttle's window: after it, another attempt counts from one.
    static final Duration RETRY_AFTER = SignIns.THROTTLED_FOR;

    private final transient Problem problem;

    SignInRefused(SignInException cause) {
        super(cause.problem().title(), cause);
        this.problem = cause.problem();
    }

    Problem problem() {
        return problem;
    }
}
