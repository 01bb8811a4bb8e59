package io.riffbook.access.chain;

import io.riffbook.web.Problem;
import io.riffbook.web.ProblemWriter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/// What a request gets that no rule lets in: people who ask for a page are led to where they can go on, programs get a problem.
@Component
class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler, AuthenticationFailureHandler {
    static final Problem BAD_KEY = Problem.of("bad-api-key", HttpStatus.UNAUTHORIZED, "This API key does not work",
            "Send a key that is neither expired nor revoked, as Authorization: Bearer rb_...");
    private static final Problem WHO = Problem.of("unauthenticated", HttpStatus.UNAUTHORIZED, "Say who you are",
            "Send an API key as Authorization: Bearer rb_..., or sign in.");
    private static final Problem FORBIDDEN = Problem.of("forbidden", HttpStatus.FORBIDDEN, "You may not do this",
            "It needs a role or a key scope that you don't have, or there is nothing at this address.");
    private static final Problem FORGED = Problem.of("csrf", HttpStatus.FORBIDDEN,
            "This request may not come from our pages",
            "Reload the page and try again. Programs send an API key, or the page's token as X-CSRF-TOKEN.");
    private static final Problem PASSWORD_FIRST = Problem.of("password-change-required", HttpStatus.FORBIDDEN,
            "Choose a password of your own first", "The one that you signed in with works only once: go to /password.");

    private final ProblemWriter problems;

    Refusals(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        if (ProblemWriter.writesPage(request)) {
            response.sendRedirect("/sign-in");
            return;
        }
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        problems.write(WHO, request, response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        boolean passwordFirst = Caller.of(SecurityContextHolder.getContext().getAuthentication())
                .map(Caller::mustChangePassword).orElse(false);
        if (e instanceof CsrfException) {
            forged(request, response);
        } else if (!passwordFirst) {
            problems.write(FORBIDDEN, request, response);
        } else if (ProblemWriter.writesPage(request)) {
            response.sendRedirect("/password");
        } else {
            problems.write(PASSWORD_FIRST, request, response);
        }
    }

    @Override
    public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
            AuthenticationException e) throws IOException {
        if (!(e instanceof SignInRefused refused)) {
            throw e;
        }
        if (refused.problem().status().isSameCodeAs(HttpStatus.TOO_MANY_REQUESTS)) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(SignInRefused.RETRY_AFTER.toSeconds()));
            problems.write(refused.problem(), request, response);
        } else if (ProblemWriter.writesPage(request)) {
            response.sendRedirect("/sign-in?refused");
        } else {
            problems.write(refused.problem(), request, response);
        }
    }

    /// Somebody who left the sign-in page open for too long needs a fresh one, not a lecture.
    private void forged(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (ProblemWriter.writesPage(request) && "/sign-in".equals(request.getRequestURI())) {
            response.sendRedirect("/sign-in?expired");
        } else {
            problems.write(FORGED, request, response);
        }
    }
}
