package io.riffbook.access.chain;

import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRequestHandler;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;

import java.util.Locale;
import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/// Takes the CSRF token of an upload from its header only: to look for it in the body, the server would have to read the whole
/// upload before it knows whether the sender may upload at all.
final class TokenBeforeBody implements CsrfTokenRequestHandler {
    private final CsrfTokenRequestHandler usual = new XorCsrfTokenRequestAttributeHandler();

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, Supplier<CsrfToken> token) {
        usual.handle(request, response, token);
    }

    @Override
    public @Nullable String resolveCsrfTokenValue(HttpServletRequest request, CsrfToken token) {
        boolean upload = request.getContentType() != null
                && request.getContentType().toLowerCase(Locale.ROOT).startsWith("multipart/");
        return upload && request.getHeader(token.getHeaderName()) == null
                ? null
                : usual.resolveCsrfTokenValue(request, token);
    }
}
