package io.riffbook.web;

import org.springframework.http.converter.HttpMessageNotReadableException;

import java.util.List;

import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Says where a JSON body can't be read, with a pointer, and without quoting Java at the caller.
final class UnreadableBody {
    private UnreadableBody() {}

    static Problem problem(HttpMessageNotReadableException e) {
        return e.getCause() instanceof JacksonException cause
                ? problem(cause)
                : InvalidRequestException.problem("A JSON body is required.", List.of());
    }

    static Problem problem(JacksonException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown -> at(unknown, "is unknown here; known are "
                    + String.join(", ",
                            unknown.getKnownPropertyIds().stream().map(Object::toString).sorted().toList()));
            case StreamReadException broken -> InvalidRequestException.problem("The body is no well-formed JSON (line "
                    + broken.getLocation().getLineNr() + ", column " + broken.getLocation().getColumnNr() + ").",
                    List.of());
            case JacksonException mismatch when refusal(mismatch) instanceof RefusedException refused ->
                refused.problem();
            case JacksonException mismatch -> at(mismatch, "has the wrong type or a value that isn't allowed");
        };
    }

    /// Values check themselves while they are read; what they say is better than what the reader says.
    private static Throwable refusal(Throwable e) {
        Throwable cause = e;
        for (int depth = 0; depth < 10 && cause.getCause() != null; depth++) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static Problem at(JacksonException e, String detail) {
        StringBuilder pointer = new StringBuilder();
        for (JacksonException.Reference step : e.getPath()) {
            pointer.append('/').append(step.getPropertyName() != null ? step.getPropertyName() : step.getIndex());
        }
        return InvalidRequestException.at(new FieldFault(pointer.toString(), detail)).problem();
    }
}
