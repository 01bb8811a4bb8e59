package io.riffbook.content.exchange;

import io.riffbook.jobs.Job;
import io.riffbook.jobs.JobFailedException;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;
import io.riffbook.web.Problem;
import io.riffbook.web.RefusedException;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;

/// An import can't be taken, or one row of it.
public final class ExchangeException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private ExchangeException(Problem problem) {
        super(problem);
    }

    static ExchangeException tooLarge(DataSize largest) {
        return new ExchangeException(Problem.of("too-large", HttpStatus.CONTENT_TOO_LARGE, "The request is too large",
                "An import has at most " + largest.toMegabytes() + " MB. Send the rest in another."));
    }

    static InvalidRequestException publishingNeedsReviews() {
        return InvalidRequestException.at(FieldFault.ofParameter("publish",
                "can't be asked for: here, only approved revisions are published"));
    }

    static ExchangeException reviewRequired() {
        return new ExchangeException(Problem.of("review-required", HttpStatus.CONFLICT, "It needs a review here",
                "Here, only approved revisions are published. What was approved or published elsewhere can only be "
                        + "imported as such by an admin."));
    }

    static ExchangeException otherContentUnderHash() {
        return new ExchangeException(Problem.of("damaged-file", HttpStatus.UNPROCESSABLE_CONTENT,
                "The file is not what its name says",
                "Files of an archive are named by the SHA-256 of their content; this one has another content."));
    }

    static ExchangeException notUnderstood(String what) {
        return new ExchangeException(Problem.of("not-understood", HttpStatus.UNPROCESSABLE_CONTENT,
                "This can't be imported", what));
    }

    static JobFailedException tooManyFiles(int most) {
        return failed("too-many-files", "An archive has at most " + most
                + " files. Export without files, and copy the object store beside it.");
    }

    /// The whole import or export ends.
    static JobFailedException failed(String reason, String detail) {
        return new JobFailedException(new Job.Failure(reason, detail));
    }
}
