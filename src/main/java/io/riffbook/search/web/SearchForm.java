package io.riffbook.search.web;

import io.riffbook.access.PersonId;
import io.riffbook.content.DeckId;
import io.riffbook.content.Visibility;
import io.riffbook.deals.OpportunityId;
import io.riffbook.search.EngineQuery.Order;
import io.riffbook.search.SnippetQuery;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/// A search as the search page takes it: its address. Everything may be left out; what means nothing is left out, too.
///
/// @param context concepts of the moment
record SearchForm(@Nullable String q, @Nullable List<String> concept, @Nullable List<String> kind, @Nullable UUID deck,
        @Nullable String reach, @Nullable UUID owner, @Nullable Instant changedFrom, @Nullable Instant changedBefore,
        @Nullable Boolean verified, @Nullable UUID opportunity, @Nullable List<String> context,
        @Nullable Boolean showNotFor, @Nullable Boolean drafts, @Nullable String sort, @Nullable String cursor) {
    private static final int HITS = 20;

    SnippetQuery query() {
        return new SearchBody(q, SearchController.concepts(given(concept)), SearchController.kinds(given(kind)),
                deck == null ? null : new DeckId(deck), word(Visibility.Reach.values(), Visibility.Reach::word, reach),
                owner == null ? null : new PersonId(owner), changedFrom, changedBefore, verified,
                new SearchBody.Moment(opportunity == null ? null : new OpportunityId(opportunity),
                        SearchController.concepts(given(context)), showNotFor),
                drafts, word(Order.values(), Order::word, sort), HITS, cursor, null).query();
    }

    private static List<String> given(@Nullable List<String> values) {
        return values == null ? List.of() : values.stream().filter(value -> !value.isEmpty()).toList();
    }

    private static <T> @Nullable T word(T[] values, Function<T, String> word, @Nullable String asked) {
        return Arrays.stream(values).filter(value -> word.apply(value).equals(asked)).findFirst().orElse(null);
    }
}
