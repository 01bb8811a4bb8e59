package io.riffbook.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// The days of the demo's year, in UTC, and the climate of each.
///
/// @param start the first moment of the year
/// @param end the first moment after it
record Calendar(Instant start, Instant end, List<Organisation.Climate> climates) {
    private static final int OFFICE_OPENS = 8;
    private static final int OFFICE_HOURS = 9;

    static Calendar endingOn(LocalDate lastDay, Organisation.Year year) {
        Instant end = lastDay.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return new Calendar(end.minus(Duration.ofDays(year.days())), end, year.opportunities().climates());
    }

    boolean isIn(Instant moment) {
        return !moment.isBefore(start) && moment.isBefore(end);
    }

    /// Some moment within office hours, whichever weekday, of a day from `from` to `until`; never outside of both and of the year.
    Instant someTime(Chance chance, Instant from, Instant until) {
        Instant last = until.isBefore(end) ? until : end.minus(1, ChronoUnit.SECONDS);
        Instant day = from.plusMillis((long) chance.below(Duration.between(from, last).toMillis() + 1.0))
                .truncatedTo(ChronoUnit.DAYS);
        Instant time = day.plusSeconds(OFFICE_OPENS * 3600L + (long) chance.below(OFFICE_HOURS * 3600.0));
        return time.isBefore(from) ? from : time.isAfter(last) ? last : time;
    }

    Organisation.Climate climateAt(Instant moment) {
        double passed = (double) Duration.between(start, moment).toMillis() / Duration.between(start, end).toMillis();
        return climates.get(Math.clamp((long) (passed * climates.size()), 0, climates.size() - 1));
    }
}
