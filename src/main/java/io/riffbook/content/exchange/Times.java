package io.riffbook.content.exchange;

import io.riffbook.web.FieldFault;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// What times rows may name: those that a database keeps and people mean.
final class Times {
    private static final Instant EARLIEST = io.riffbook.web.Times.EARLIEST;
    private static final Instant LATEST = io.riffbook.web.Times.LATEST;

    private Times() {}

    static void check(List<FieldFault> faults, String at, @Nullable Instant time) {
        if (time == null) {
            faults.add(new FieldFault(at, "is required"));
        } else {
            checkIfThere(faults, at, time);
        }
    }

    static void checkIfThere(List<FieldFault> faults, String at, @Nullable Instant time) {
        if (time != null && (time.isBefore(EARLIEST) || time.isAfter(LATEST))) {
            faults.add(new FieldFault(at, "must be from 1900 to 9999"));
        }
    }
}
