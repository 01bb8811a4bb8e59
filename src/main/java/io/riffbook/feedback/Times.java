package io.riffbook.feedback;

import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Which times the ledger believes, and how finely it keeps them.
final class Times {
    /// How far the clock of a sender may run ahead of ours.
    static final Duration CLOCK_SKEW = Duration.ofMinutes(5);
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private Times() {}

    /// As the database keeps it, so that a time read equals the time written.
    static Instant stored(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    /// The time, if it can be right.
    ///
    /// @throws InvalidRequestException when it has not happened yet, or is so early that the sender's clock must be wrong
    static Instant believed(Instant occurredAt, Instant now) {
        if (occurredAt.isAfter(now.plus(CLOCK_SKEW))) {
            throw InvalidRequestException.at(new FieldFault("/occurredAt",
                    "lies in the future: it is now " + now.truncatedTo(ChronoUnit.SECONDS)));
        }
        if (occurredAt.isBefore(EARLIEST)) {
            throw InvalidRequestException.at(new FieldFault("/occurredAt", "lies before " + EARLIEST));
        }
        return stored(occurredAt);
    }
}
