package io.riffbook.insight.reports;

import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// The days that a report is about, in UTC.
///
/// @param from the first day
/// @param to the last day, included
public record Period(LocalDate from, LocalDate to) {
    private static final int EARLIEST_YEAR = 1990;
    private static final int LATEST_YEAR = 2999;
    private static final int LONGEST_BY_DAY = 62;
    private static final int LONGEST = 3_660;

    /// Checks the days.
    ///
    /// @throws InvalidRequestException when it ends before it begins, is longer than ten years, or lies outside of 1990 to 2999
    public Period {
        check("from", from);
        check("to", to);
        if (to.isBefore(from)) {
            throw InvalidRequestException.at(FieldFault.ofParameter("to", "lies before from"));
        }
        if (ChronoUnit.DAYS.between(from, to) >= LONGEST) {
            throw InvalidRequestException
                    .at(FieldFault.ofParameter("from", "lies more than " + LONGEST + " days before to"));
        }
    }

    /// The days asked for; the year up to today where nothing is asked.
    public static Period of(@Nullable LocalDate from, @Nullable LocalDate to, LocalDate today) {
        LocalDate last = to != null ? to : today;
        return new Period(from != null ? from : last.minusYears(1).plusDays(1), last);
    }

    /// The days before it, as many as it has.
    public Period before() {
        LocalDate earliest = LocalDate.of(EARLIEST_YEAR, 1, 1);
        LocalDate last = from.equals(earliest) ? from : from.minusDays(1);
        LocalDate first = from.minusDays(days());
        return new Period(first.isBefore(earliest) ? earliest : first, last);
    }

    /// Whether it is told day by day rather than month by month.
    boolean isShort() {
        return days() <= LONGEST_BY_DAY;
    }

    /// How many they are.
    public long days() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }

    /// The first days of its days or months in turn.
    List<LocalDate> steps() {
        return isShort()
                ? from.datesUntil(to.plusDays(1)).toList()
                : from.withDayOfMonth(1).datesUntil(to.plusDays(1), java.time.Period.ofMonths(1)).toList();
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
