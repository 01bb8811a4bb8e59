package io.riffbook.search.saved.web;

import io.riffbook.access.PersonId;
import io.riffbook.content.DeckId;
import io.riffbook.content.Visibility;
import io.riffbook.model.ConceptId;
import io.riffbook.model.Kind;
import io.riffbook.search.Context;
import io.riffbook.search.EngineQuery.Order;
import io.riffbook.search.SnippetQuery;
import io.riffbook.web.PageLimit;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// What is kept of a search, in the words of the API. Everything may be left out.
///
/// @param context concepts of the moment
record SavedQuery(@Nullable String text, @Nullable Set<ConceptId> concepts, @Nullable Set<Kind> kinds,
        @Nullable DeckId deck, Visibility.@Nullable Reach reach, @Nullable PersonId owner,
        @Nullable Instant changedFrom, @Nullable Instant changedBefore, @Nullable Boolean verifiedOnly,
        @Nullable Set<ConceptId> context, @Nullable Boolean showNotFor) {

    static SavedQuery of(SnippetQuery query) {
        return new SavedQuery(query.text(), query.concepts(), query.kinds(), query.deck().orElse(null),
                query.reach().orElse(null), query.owner().orElse(null), query.changedFrom().orElse(null),
                query.changedBefore().orElse(null), query.verifiedOnly(), query.context().concepts(),
                query.context().showNotFor());
    }

    SnippetQuery query() {
        Context moment = new Context(Optional.empty(), given(context), Boolean.TRUE.equals(showNotFor));
        return new SnippetQuery(text == null ? "" : text, given(concepts), given(kinds), Optional.ofNullable(deck),
                Optional.ofNullable(reach), Optional.ofNullable(owner), Optional.ofNullable(changedFrom),
                Optional.ofNullable(changedBefore), Boolean.TRUE.equals(verifiedOnly), moment, false, Order.RELEVANCE,
                PageLimit.of(null), Optional.empty(), Optional.empty());
    }

    private static <T> Set<T> given(@Nullable Set<T> values) {
        return values == null ? Set.of() : values;
    }
}
