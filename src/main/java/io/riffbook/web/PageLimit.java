package io.riffbook.web;

import org.jspecify.annotations.Nullable;

/// How many items a list may return at once.
public record PageLimit(int value) {
    public static final int DEFAULT = 25;
    public static final int MAXIMUM = 100;

    public PageLimit {
        if (value < 1 || value > MAXIMUM) {
            throw InvalidRequestException.at(FieldFault.ofParameter("limit", "must be from 1 to " + MAXIMUM));
        }
    }

    /// The limit asked for, or the default when none is.
    public static PageLimit of(@Nullable Integer asked) {
        return new PageLimit(asked == null ? DEFAULT : asked);
    }
}
