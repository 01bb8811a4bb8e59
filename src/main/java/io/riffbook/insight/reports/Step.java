package io.riffbook.insight.reports;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import java.time.LocalDate;

/// A month of a report, or a day of a short one.
///
/// @param first the day, or the first of the month, which may belong to the period in part only
public record Step(LocalDate first, @JsonUnwrapped Tally tally) {}
