package io.riffbook.audit;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// One page of the audit log, newest first.
///
/// @param total how many entries there are
/// @param totalIsExact otherwise there are at least so many
/// @param nextCursor absent on the last page
public record AuditPage(List<AuditEntry> items, long total, boolean totalIsExact, @Nullable String nextCursor) {
    public AuditPage {
        items = List.copyOf(items);
    }
}
