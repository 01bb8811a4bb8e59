package io.riffbook.insight.reports;

import io.riffbook.web.Page;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// One page of a report.
///
/// @param overall of all lines together, not only of this page
/// @param asOf what the ledger said by then is counted; absent before anything is
public record Report<T>(Period period, Totals overall, Page<T> page, @Nullable Instant asOf) {}
