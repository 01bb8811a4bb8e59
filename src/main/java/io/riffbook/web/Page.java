package io.riffbook.web;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/// One page of a list. Totals and cursors stand in the body, because some CRM tools can't read headers.
///
/// @param items at most as many as the limit asked for
/// @param total how many there are in all, for this viewer
/// @param nextCursor opaque; send it back as `cursor` for what follows; absent on the last page
public record Page<T>(List<T> items, long total, @Nullable String nextCursor) {
    public Page {
        items = List.copyOf(items);
    }

    /// Makes a page of up to `limit` items out of a list that was asked for one more than that.
    ///
    /// @param cursorOf where the next page starts: after this item
    public static <T> Page<T> of(List<T> oneMore, PageLimit limit, long total, Function<T, Cursor> cursorOf) {
        if (oneMore.size() <= limit.value()) {
            return new Page<>(oneMore, total, null);
        }
        List<T> items = oneMore.subList(0, limit.value());
        return new Page<>(items, total, cursorOf.apply(items.getLast()).encoded());
    }

    public <R> Page<R> map(Function<? super T, ? extends R> as) {
        return new Page<>(items.stream().<R>map(as).toList(), total, nextCursor);
    }
}
