package io.riffbook.web;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

import java.util.List;

/// The problems that Spring MVC finds before a controller runs.
final class MvcProblems {
    private MvcProblems() {}

    static Problem of(Exception e, HttpStatusCode status) {
        return switch (e) {
            case MissingServletRequestParameterException missing ->
                at(FieldFault.ofParameter(missing.getParameterName(), "is required"));
            case MissingServletRequestPartException missing ->
                at(new FieldFault("/" + missing.getRequestPartName(), "this part of the form is required"));
            case MissingRequestValueException missing -> InvalidRequestException.problem(detail(missing), List.of());
            case MethodArgumentTypeMismatchException mismatch ->
                at(FieldFault.ofParameter(mismatch.getName(), "can't be read: " + expected(mismatch)));
            default -> byStatus(e, status);
        };
    }

    private static Problem at(FieldFault fault) {
        return InvalidRequestException.at(fault).problem();
    }

    private static String expected(MethodArgumentTypeMismatchException mismatch) {
        Class<?> type = mismatch.getRequiredType();
        return type == null ? "it has the wrong type" : "a " + type.getSimpleName() + " is expected";
    }

    private static Problem byStatus(Exception e, HttpStatusCode status) {
        HttpStatus known = HttpStatus.resolve(status.value());
        if (known == null) {
            return Problem.of("internal-error", status, "Something broke on our side", "Try it again.");
        }
        return switch (known) {
            case NOT_FOUND -> Problem.of("not-found", known, "Not found", "There is nothing at this address.");
            case METHOD_NOT_ALLOWED -> Problem.of("method-not-allowed", known, "This address does not take that method",
                    detail(e));
            case UNSUPPORTED_MEDIA_TYPE -> Problem.of("unsupported-media-type", known,
                    "This operation does not take that content type", detail(e));
            case NOT_ACCEPTABLE -> Problem.of("not-acceptable", known, "There is no such representation", detail(e));
            case CONTENT_TOO_LARGE -> Problem.of("too-large", known, "The request is too large", detail(e));
            case BAD_REQUEST -> InvalidRequestException.problem(detail(e), List.of());
            case SERVICE_UNAVAILABLE -> Problem.of("unavailable", known, "Not available right now",
                    "It took too long. Try it again in a moment.");
            default -> Problem.of("internal-error", known, "Something broke on our side", "Try it again.");
        };
    }

    private static String detail(Exception e) {
        if (e instanceof ErrorResponse response) {
            String detail = response.getBody().getDetail();
            return detail == null ? "See docs/api.md." : detail;
        }
        return "See docs/api.md.";
    }
}
