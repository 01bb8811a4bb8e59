package io.riffbook.deals.csv;

import io.riffbook.web.Problem;

/// A row of a file that was not taken.
///
/// @param number of the row, from 1, without the header
/// @param line where it begins in the file, from 1
public record Refusal(int number, long line, Problem problem) {}
