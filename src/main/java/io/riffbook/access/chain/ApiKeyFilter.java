package io.riffbook.access.chain;

import io.riffbook.access.ActingFor;
import io.riffbook.access.ApiKey;
import io.riffbook.access.ApiKeys;
import io.riffbook.web.ProblemWriter;
import io.riffbook.web.RefusedException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;
import java.util.Optional;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/// Proves programs by the key in their `Authorization` header, and by nothing else of the request. A request with such a header
/// is the key's, whatever cookies it carries; one with a bad header goes no further.
final class ApiKeyFilter extends OncePerRequestFilter {
    private static final String BEARER = "Bearer ";

    private final ApiKeys keys;
    private final ActingFor actingFor;
    private final ProblemWriter problems;

    ApiKeyFilter(ApiKeys keys, ActingFor actingFor, ProblemWriter problems) {
        this.keys = keys;
        this.actingFor = actingFor;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization == null) {
            chain.doFilter(request, response);
            return;
        }
        Optional<ApiKey> key = authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? keys.authenticate(authorization.substring(BEARER.length()).strip())
                : Optional.empty();
        if (key.isEmpty()) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            problems.write(Refusals.BAD_KEY, request, response);
            return;
        }
        Caller caller;
        try {
            caller = Caller.key(key.get(), actingFor.resolve(key.get().viewer(), request.getHeader(ActingFor.HEADER)));
        } catch (RefusedException e) {
            problems.write(e.problem(), request, response);
            return;
        }
        SecurityContextHolder.setContext(new SecurityContextImpl(caller));
        chain.doFilter(request, response);
    }
}
