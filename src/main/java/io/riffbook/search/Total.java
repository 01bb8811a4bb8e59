package io.riffbook.search;

/// How many documents match.
///
/// @param isExact otherwise there are at least so many
public record Total(long count, boolean isExact) {

    public static Total exactly(long count) {
        return new Total(count, true);
    }

    public static Total atLeast(long count) {
        return new Total(count, false);
    }
}
