package io.riffbook.insight.reports;

import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/// The days that a report is about, in UTC.
///
/// @param from the first day
/// @param to the last day, included
public record Period(LocalDate from, LocalDate to) {
    private static final int EARLIEST_YEAR = 2000;
    private static final int LATEST_YEAR = 2999;

    /// Checks the days.
    ///
    /// @throws InvalidRequestException when it ends before it begins, or lies outside of 2000 to 2999
    public Period {
        check("from", from);
        check("to", to);
        if (to.isBefore(from)) {
            throw InvalidRequestException.at(FieldFault.ofParameter("to", "lies before from"));
        }
    }

    /// The days asked for; the year up to today where nothing is asked.
    public static Period of(@Nullable LocalDate from, @Nullable LocalDate to, LocalDate today) {
        LocalDate last = to != null ? to : today;
        return new Period(from != null ? from : last.minusYears(1).plusDays(1), last);
    }

    OffsetDateTime start() {
        return from.atStartOfDay().atOffset(ZoneOffset.UTC);
    }

    /// The first moment that no longer belongs to it.
    OffsetDateTime end() {
        return to.plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC);
    }

    private static void check(String name, LocalDate day) {
        if (day.getYear() < EARLIEST_YEAR || day.getYear() > LATEST_YEAR) {
            throw InvalidRequestException.at(FieldFault.ofParameter(name,
                    "must be a day from " + EARLIEST_YEAR + " to " + LATEST_YEAR));
        }
    }
}
