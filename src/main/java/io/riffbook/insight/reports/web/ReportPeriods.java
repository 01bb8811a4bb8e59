package io.riffbook.insight.reports.web;

import io.riffbook.insight.reports.Period;

import java.time.LocalDate;
import java.util.List;

/// A period that people often want.
public record ReportPeriods(String label, Period period) {
    static List<ReportPeriods> choices(LocalDate today) {
        return List.of(new ReportPeriods("30 days", new Period(today.minusDays(29), today)),
                new ReportPeriods("90 days", new Period(today.minusDays(89), today)),
                new ReportPeriods("12 months", new Period(today.minusYears(1).plusDays(1), today)),
                new ReportPeriods("24 months", new Period(today.minusYears(2).plusDays(1), today)));
    }
}
