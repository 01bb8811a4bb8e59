package io.riffbook.insight.reports;

import io.riffbook.web.Cursor;

import java.math.BigDecimal;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a line stands in a report of some order; what a cursor holds.
record Place(ReportOrder order, BigDecimal rank, UUID line) {
    private static final Pattern SHAPE = Pattern.compile("([a-z]+) (\\d{1,18}(?:\\.\\d{1,4})?) ([0-9a-f-]{36})");

    Cursor cursor() {
        return new Cursor(order.word() + " " + rank.toPlainString() + " " + line);
    }

    /// Reads the place out of a cursor that a report of this order gave out.
    static Place of(Cursor cursor, ReportOrder order) {
        Matcher parts = SHAPE.matcher(cursor.after());
        if (!parts.matches() || !parts.group(1).equals(order.word())) {
            throw Cursor.unknown();
        }
        try {
            return new Place(order, new BigDecimal(parts.group(2)), UUID.fromString(parts.group(3)));
        } catch (IllegalArgumentException _) {
            throw Cursor.unknown();
        }
    }
}
