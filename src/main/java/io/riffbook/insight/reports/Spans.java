package io.riffbook.insight.reports;

import java.time.LocalDate;

/// A period as whole months with some days before and after: months are read instead of their days wherever they lie in it whole.
/// A month that has not ended yet counts as whole when the period goes up to today. Ends are excluded.
///
/// @param head the first of the days before the months
/// @param months the first of the months, and the end of the days before
/// @param tail the first of the days after the months, and the end of the months
/// @param end the end of the days after
record Spans(LocalDate head, LocalDate months, LocalDate tail, LocalDate end) {

    static Spans of(Period period, LocalDate today) {
        LocalDate from = period.from();
        LocalDate past = period.to().plusDays(1);
        LocalDate end = period.to().isBefore(today) ? past : firstOfMonthFrom(past);
        LocalDate firstMonth = firstOfMonthFrom(from);
        LocalDate lastMonth = end.withDayOfMonth(1);
        return firstMonth.isBefore(lastMonth)
                ? new Spans(from, firstMonth, lastMonth, end)
                : new Spans(from, past, past, past);
    }

    private static LocalDate firstOfMonthFrom(LocalDate day) {
        return day.getDayOfMonth() == 1 ? day : day.withDayOfMonth(1).plusMonths(1);
    }
}
