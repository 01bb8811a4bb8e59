package io.riffbook.access.chain;

import io.riffbook.access.PersonId;
import io.riffbook.access.SignIn;
import io.riffbook.access.SignIns;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

/// Keeps in the session who signed in, and looks up with each request whether that still stands.
@Component
public class SignedInSessions implements SecurityContextRepository {
    /// How long a session lives without a request.
    static final Duration IDLE = Duration.ofHours(12);
    private static final String ATTRIBUTE = "riffbook.person";

    private final SignIns signIns;

    SignedInSessions(SignIns signIns) {
        this.signIns = signIns;
    }

    /// Opens a session for the person in the place of whatever session the request came with, under a new id.
    public void open(SignIn signIn, HttpServletRequest request) {
        if (request.getSession(false) != null) {
            request.changeSessionId();
        }
        save(signIn, request);
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new LookedUp(request);
    }

    @Override
    @Deprecated
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        throw new UnsupportedOperationException("Spring Security calls loadDeferredContext");
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        if (Caller.of(context.getAuthentication()).map(Caller::proof)
                .orElse(null) instanceof Caller.Proof.Session(SignIn signIn)) {
            save(signIn, request);
        } else {
            HttpSession session = request.getSession(false);
            if (session != null) {
                session.removeAttribute(ATTRIBUTE);
            }
        }
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return signedIn(request) != null;
    }

    private static void save(SignIn signIn, HttpServletRequest request) {
        HttpSession session = request.getSession();
        session.setMaxInactiveInterval((int) IDLE.toSeconds());
        session.setAttribute(ATTRIBUTE, new SignedInPerson(signIn.person().id().value(), signIn.epoch()));
    }

    private static @Nullable SignedInPerson signedIn(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(ATTRIBUTE) instanceof SignedInPerson person ? person : null;
    }

    private final class LookedUp implements DeferredSecurityContext {
        private final HttpServletRequest request;
        private @Nullable SecurityContext context;
        private boolean generated;

        LookedUp(HttpServletRequest request) {
            this.request = request;
        }

        @Override
        public SecurityContext get() {
            SecurityContext known = context;
            if (known == null) {
                known = lookUp();
                context = known;
            }
            return known;
        }

        @Override
        public boolean isGenerated() {
            get();
            return generated;
        }

        private SecurityContext lookUp() {
            SignedInPerson person = signedIn(request);
            if (person != null) {
                Optional<SignIn> signIn = signIns.ofSession(new PersonId(person.id()), person.epoch());
                if (signIn.isPresent()) {
                    return new SecurityContextImpl(Caller.person(signIn.get()));
                }
                request.getSession().invalidate();
            }
            generated = true;
            return SecurityContextHolder.createEmptyContext();
        }
    }
}
