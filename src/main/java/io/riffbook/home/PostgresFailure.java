package io.riffbook.home;

import java.time.Duration;

/// The embedded PostgreSQL cannot be set up, started or stopped.
final class PostgresFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private PostgresFailure(String message, Throwable cause) {
        super(message, cause);
    }

    private PostgresFailure(String message) {
        super(message);
    }

    static PostgresFailure setUp(String output) {
        return new PostgresFailure("Cannot set up the embedded PostgreSQL: " + output);
    }

    static PostgresFailure start(Throwable cause) {
        return new PostgresFailure("Cannot start the embedded PostgreSQL", cause);
    }

    static PostgresFailure ended(String output) {
        return new PostgresFailure("The embedded PostgreSQL ended while it started: " + output);
    }

    static PostgresFailure notReady(Duration waited, String output) {
        return new PostgresFailure("The embedded PostgreSQL was not ready after %s: %s".formatted(waited, output));
    }

    static PostgresFailure leftover(long pid) {
        return new PostgresFailure(
                "A PostgreSQL that an earlier Riffbook left behind, process %d, does not end".formatted(pid));
    }
}
