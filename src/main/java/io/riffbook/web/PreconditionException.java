package io.riffbook.web;

import org.springframework.http.HttpStatus;

/// The caller did not say, or was wrong about, which version it meant to change. Nothing was changed.
public final class PreconditionException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private PreconditionException(Problem problem) {
        super(problem);
    }

    static PreconditionException required() {
        return new PreconditionException(Problem.of("version-required", HttpStatus.PRECONDITION_REQUIRED,
                "Say which version you are changing",
                "Send If-Match with the ETag that you last read, or that number as version in the body."));
    }

    static PreconditionException unknownTag(String ifMatch) {
        return stale("If-Match is " + ifMatch + ", which is no version of this resource.");
    }

    static PreconditionException contradiction(long header, long body) {
        return stale("If-Match names version " + header + ", the body version " + body + ".");
    }

    /// Somebody else was faster.
    public static PreconditionException stale(Version expected, Version current) {
        return stale("You are changing version " + expected.number() + ", but the current one is " + current.number()
                + ". Read it again, and repeat your change on top of it.");
    }

    private static PreconditionException stale(String detail) {
        return new PreconditionException(Problem.of("stale-version", HttpStatus.PRECONDITION_FAILED,
                "Somebody else changed it meanwhile", detail));
    }
}
