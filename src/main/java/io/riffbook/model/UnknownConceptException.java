package io.riffbook.model;

import io.riffbook.web.FieldFault;
import io.riffbook.web.Problem;
import io.riffbook.web.RefusedException;
import org.springframework.http.HttpStatus;

import java.util.List;

/// The request names concepts that no taxonomy has.
public final class UnknownConceptException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private UnknownConceptException(Problem problem) {
        super(problem);
    }

    /// The refusal that names each of them; see [TaxonomySnapshot#faults].
    public static UnknownConceptException at(List<FieldFault> faults) {
        return new UnknownConceptException(new Problem("unknown-concept", HttpStatus.UNPROCESSABLE_CONTENT,
                "There is no such concept", "See /api/v1/taxonomies for the concepts there are.", faults));
    }
}
