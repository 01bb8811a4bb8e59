package io.riffbook.insight;

import io.riffbook.web.Page;

/// One page of a report.
///
/// @param overall of all lines together, not only of this page; a deal counts once, in whichever lines it stands
public record Report<T>(Period period, Tally overall, Page<T> page) {}
