package io.riffbook.web;

import java.time.Instant;
import java.time.LocalDate;

/// Which times and days a request may name: those that a database keeps and people mean, from 1900 to 9999.
public final class Times {
    public static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    public static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 1, 1);

    private Times() {}

    /// Checks a time.
    ///
    /// @throws InvalidRequestException naming the pointer when it lies outside
    public static void check(Instant time, String pointer) {
        if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
            throw outside(pointer);
        }
    }

    /// Checks a day.
    ///
    /// @throws InvalidRequestException naming the pointer when it lies outside
    public static void check(LocalDate day, String pointer) {
        if (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY)) {
            throw outside(pointer);
        }
    }

    private static InvalidRequestException outside(String pointer) {
        return InvalidRequestException.at(new FieldFault(pointer, "must be from 1900 to 9999"));
    }
}
