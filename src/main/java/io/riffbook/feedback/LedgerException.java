package io.riffbook.feedback;

import io.riffbook.web.Problem;
import io.riffbook.web.RefusedException;
import org.springframework.http.HttpStatus;

/// The ledger can't take an event because of what stands in it.
public final class LedgerException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private LedgerException(String detail) {
        super(Problem.of("already-corrected", HttpStatus.CONFLICT, "The entry was corrected before", detail));
    }

    static LedgerException correctedBefore(Correction earlier) {
        return new LedgerException(earlier.instead()
                .map(entry -> "Correct the entry that stands in its place: " + entry + ".")
                .orElse("It was taken back, and counts no more. If it happened after all, record it again."));
    }

    static LedgerException correctedInTheSameBatch() {
        return new LedgerException("An earlier event of the same batch corrects it.");
    }
}
