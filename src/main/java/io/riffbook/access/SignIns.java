package io.riffbook.access;

import io.riffbook.audit.AuditLog;
import io.riffbook.web.InvalidRequestException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Proves who somebody is by their password.
@Service
public class SignIns {
    /// How long somebody waits at most who tried too often.
    public static final Duration THROTTLED_FOR = SignInThrottle.WINDOW;

    private final Passwords passwords;
    private final SignInThrottle throttle;
    private final AuditLog audit;

    SignIns(Passwords passwords, SignInThrottle throttle, AuditLog audit) {
        this.passwords = passwords;
        this.throttle = throttle;
        this.audit = audit;
    }

    /// Proves somebody by their password.
    ///
    /// @param email as typed
    /// @param address of the network, for throttling; never taken from the request's content
    /// @throws SignInException when the two don't fit, or after too many attempts; it doesn't tell whether anybody has the address
    public SignIn signIn(String email, String password, String address) {
        Optional<EmailAddress> known = parse(email);
        String throttled = known.map(EmailAddress::value).orElse("none");
        throttle.attempt(throttled, address);
        Optional<Passwords.Account> account = known.flatMap(passwords::find);
        boolean matches = passwords.matches(password, account);
        SignIn signIn = account.map(Passwords.Account::signIn).filter(found -> matches && found.person().active())
                .orElseThrow(SignInException::refused);
        throttle.succeeded(throttled, address);
        return signIn;
    }

    /// Who opened a session, with the roles and groups of this moment; absent when it has been ended since.
    public Optional<SignIn> ofSession(PersonId id, long epoch) {
        return passwords.find(id).map(Passwords.Account::signIn)
                .filter(signIn -> signIn.person().active() && signIn.epoch() == epoch);
    }

    /// Replaces one's own password, and ends all one's sessions: the caller opens a new one with the answer.
    ///
    /// @throws SignInException when the current password is wrong, or the new one is the same
    @Transactional
    public SignIn changePassword(Viewer viewer, String current, NewPassword password, String address) {
        PersonId id = viewer.person().orElseThrow(SignInException::wrongPassword);
        throttle.attempt(id.toString(), address);
        Optional<Passwords.Account> account = passwords.find(id);
        if (!passwords.matches(current, account)) {
            throw SignInException.wrongPassword();
        }
        if (passwords.matches(password.value(), account)) {
            throw SignInException.samePassword();
        }
        throttle.succeeded(id.toString(), address);
        passwords.set(id, password, false);
        audit.record(viewer.actor(), "password-changed", "person", id.value(), Map.of());
        return passwords.find(id).map(Passwords.Account::signIn).orElseThrow(SignInException::wrongPassword);
    }

    private static Optional<EmailAddress> parse(String email) {
        try {
            return Optional.of(new EmailAddress(email));
        } catch (InvalidRequestException _) {
            return Optional.empty();
        }
    }
}
