package io.riffbook.web;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ModelMap;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

import java.io.IOException;
import java.io.UncheckedIOException;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/// Where every failed request ends that no controller answered: a page for people, a problem for programs.
@Controller
class ErrorPage implements ErrorController {
    private static final String PROBLEM = ErrorPage.class.getName() + ".problem";

    /// People get pages outside the API; htmx gets problems everywhere, and its script shows them.
    static boolean isFor(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return !pathOf(request).startsWith("/api/") && request.getHeader("HX-Request") == null && accept != null
                && accept.contains(MediaType.TEXT_HTML_VALUE);
    }

    static @Nullable ResponseEntity<Object> send(Problem problem, HttpServletRequest request,
            @Nullable HttpServletResponse response) {
        try {
            if (response != null && !response.isCommitted()) {
                request.setAttribute(PROBLEM, problem);
                response.sendError(problem.status().value());
            }
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @RequestMapping("/error")
    Object error(HttpServletRequest request) {
        Problem problem = request.getAttribute(PROBLEM) instanceof Problem known ? known : ofStatus(request);
        if (isFor(request)) {
            return new ModelAndView("web/error", new ModelMap("problem", problem), problem.status());
        }
        return ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem.toDetail());
    }

    private static Problem ofStatus(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatusCode status = code instanceof Integer number ? HttpStatusCode.valueOf(number) : HttpStatus.NOT_FOUND;
        return MvcProblems.of(new IllegalStateException("sent as a status only"), status);
    }

    private static String pathOf(HttpServletRequest request) {
        Object original = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return original instanceof String uri ? uri : request.getRequestURI();
    }
}
