package io.riffbook.requests;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// How requests are answered. The answers are those that were given in the period, whenever the requests were made.
///
/// @param from the first day, in UTC
/// @param to the last day, included
/// @param openNow how many nobody has taken on, today
/// @param asked how many were made in the period
/// @param answered how many got a word or a snippet that was there already
/// @param shipped how many got a snippet that was made for them
/// @param medianSeconds half of the answers took at most so long from the request; absent without answers
/// @param ninetySeconds nine of ten took at most so long
public record RequestSummary(LocalDate from, LocalDate to, long openNow, long acceptedNow, long asked, long answered,
        long shipped, long declined, @Nullable Long medianSeconds, @Nullable Long ninetySeconds) {}
