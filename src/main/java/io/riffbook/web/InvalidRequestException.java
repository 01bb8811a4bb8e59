package io.riffbook.web;

import org.springframework.http.HttpStatus;

import java.util.List;

import tools.jackson.core.JacksonException;

/// The request itself is malformed: a bad field, parameter or body. Nothing was changed.
public final class InvalidRequestException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private InvalidRequestException(Problem problem) {
        super(problem);
    }

    public static InvalidRequestException because(String detail) {
        return new InvalidRequestException(problem(detail, List.of()));
    }

    public static InvalidRequestException at(FieldFault... faults) {
        return at(List.of(faults));
    }

    public static InvalidRequestException at(List<FieldFault> faults) {
        return new InvalidRequestException(problem("Correct the fields listed in errors and send it again.", faults));
    }

    /// For JSON that a feature reads itself, such as the lines of a bulk request.
    public static InvalidRequestException unreadable(JacksonException e) {
        return new InvalidRequestException(UnreadableBody.problem(e));
    }

    /// The same, when what is wrong is but a part of the request.
    ///
    /// @param pointer where that part stands
    public InvalidRequestException within(String pointer) {
        return new InvalidRequestException(problem(problem().detail(), problem().faults().stream()
                .map(fault -> new FieldFault(pointer + fault.pointer(), fault.detail())).toList()));
    }

    static Problem problem(String detail, List<FieldFault> faults) {
        return new Problem("invalid-request", HttpStatus.BAD_REQUEST, "The request is not valid", detail, faults);
    }
}
