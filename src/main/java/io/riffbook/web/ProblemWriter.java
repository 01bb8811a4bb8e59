package io.riffbook.web;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

/// Writes problems where no controller runs, such as in the security filters.
@Component
public class ProblemWriter {
    private final JsonMapper json;

    ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    /// Whether the answer to this request is a page for a person.
    public static boolean writesPage(HttpServletRequest request) {
        return ErrorPage.isFor(request);
    }

    /// Answers with the problem: as a page when a person asked for one, as JSON otherwise.
    public void write(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (ErrorPage.isFor(request)) {
            ErrorPage.send(problem, request, response);
            return;
        }
        response.setStatus(problem.status().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), problem.toDetail());
    }
}
