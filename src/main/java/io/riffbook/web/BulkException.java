package io.riffbook.web;

import org.springframework.http.HttpStatus;

/// A bulk request can't be taken as a whole. Nothing was changed.
public final class BulkException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private BulkException(String detail) {
        super(Problem.of("too-large", HttpStatus.CONTENT_TOO_LARGE, "The request is too large", detail));
    }

    static BulkException tooManyItems(int most) {
        return new BulkException("A bulk request has at most " + most + " items. Send the rest in another.");
    }

    static BulkException tooManyBytes(int most) {
        return new BulkException("A bulk request has at most " + most + " bytes. Send the rest in another.");
    }
}
