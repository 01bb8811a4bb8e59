package io.riffbook.home;

import java.time.Duration;

/// The embedded PostgreSQL cannot be set up, started or stopped.
final class PostgresFailure extends HomeFailure {

    private static final long serialVersionUID = 1L;
    private static final String ACTION = """
            See what PostgreSQL said above. It does not run as root where a user namespace cannot be made (unshare -U): \
            use an ordinary user there. Or set spring.datasource.url, username and password to a PostgreSQL of your own.""";

    private PostgresFailure(String message) {
        super(message, ACTION);
    }

    private PostgresFailure(Throwable cause) {
        super("Cannot start the embedded PostgreSQL: " + cause.getMessage(), ACTION, cause);
    }

    static PostgresFailure start(Throwable cause) {
        return new PostgresFailure(cause);
    }

    static PostgresFailure setUp(String output) {
        return new PostgresFailure("Cannot set up the embedded PostgreSQL: " + output);
    }

    static PostgresFailure ended(String output) {
        return new PostgresFailure("The embedded PostgreSQL ended while it started: " + output);
    }

    static PostgresFailure notReady(Duration waited, String output) {
        return new PostgresFailure("The embedded PostgreSQL was not ready after %s: %s".formatted(waited, output));
    }

    static PostgresFailure leftover(long pid) {
        return new PostgresFailure(
                "A PostgreSQL that an earlier Riffbook left behind, process %d, does not end.".formatted(pid));
    }
}
