package io.riffbook.content;

import io.riffbook.web.FieldFault;
import io.riffbook.web.Problem;
import io.riffbook.web.RefusedException;
import org.springframework.http.HttpStatus;

import java.util.List;

/// The content doesn't suit the kind, or names something that doesn't exist. Nothing was changed.
public final class InvalidContentException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private InvalidContentException(Problem problem) {
        super(problem);
    }

    /// With all faults at once.
    public static InvalidContentException of(List<FieldFault> faults) {
        return new InvalidContentException(new Problem("invalid-content", HttpStatus.UNPROCESSABLE_CONTENT,
                "The content does not fit",
                "Correct the fields listed in errors; /api/v1/content-types says what fits.",
                faults));
    }
}
