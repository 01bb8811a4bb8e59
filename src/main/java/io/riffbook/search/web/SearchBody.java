package io.riffbook.search.web;

import io.riffbook.access.PersonId;
import io.riffbook.content.DeckId;
import io.riffbook.content.Visibility;
import io.riffbook.deals.OpportunityId;
import io.riffbook.model.ConceptId;
import io.riffbook.model.Kind;
import io.riffbook.search.Context;
import io.riffbook.search.EngineQuery;
import io.riffbook.search.Position;
import io.riffbook.search.SearchCursor;
import io.riffbook.search.SnippetQuery;
import io.riffbook.web.PageLimit;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// A search as the API takes it. Everything may be left out.
record SearchBody(@Nullable String text, @Nullable Set<ConceptId> concepts, @Nullable Set<Kind> kinds,
        @Nullable DeckId deck, Visibility.@Nullable Reach reach, @Nullable PersonId owner,
        @Nullable Instant changedFrom, @Nullable Instant changedBefore, @Nullable Boolean verifiedOnly,
        @Nullable Moment context, @Nullable Boolean drafts,
        EngineQuery.@Nullable Order sort, @Nullable Integer limit, @Nullable String cursor, @Nullable String waitFor) {

    /// What is known of the moment.
    ///
    /// @param showNotFor whether to find, far down and marked, what is not for it
    record Moment(@Nullable OpportunityId opportunity, @Nullable Set<ConceptId> concepts,
            @Nullable Boolean showNotFor) {
        Context context() {
            return new Context(Optional.ofNullable(opportunity), given(concepts), Boolean.TRUE.equals(showNotFor));
        }
    }

    SnippetQuery query() {
        return new SnippetQuery(text == null ? "" : text, given(concepts), given(kinds), Optional.ofNullable(deck),
                Optional.ofNullable(reach), Optional.ofNullable(owner), Optional.ofNullable(changedFrom),
                Optional.ofNullable(changedBefore), Boolean.TRUE.equals(verifiedOnly),
                context == null ? Context.NONE : context.context(),
                Boolean.TRUE.equals(drafts), sort == null ? EngineQuery.Order.RELEVANCE : sort, PageLimit.of(limit),
                SearchCursor.decode(cursor), Optional.ofNullable(waitFor).map(Position::parse));
    }

    private static <T> Set<T> given(@Nullable Set<T> values) {
        return values == null ? Set.of() : values;
    }
}
