package io.riffbook.search.saved.web;

import io.riffbook.access.PersonId;
import io.riffbook.content.DeckId;
import io.riffbook.content.Visibility;
import io.riffbook.model.ConceptId;
import io.riffbook.model.Kind;
import io.riffbook.search.saved.SavedSearch.Wanted;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What the search page's form to save a search sends: names are those of the search page's address.
record SavedSearchForm(@Nullable String name, @Nullable String q, @Nullable List<String> concept,
        @Nullable List<String> kind, @Nullable UUID deck, @Nullable String reach, @Nullable UUID owner,
        @Nullable Instant changedFrom, @Nullable Instant changedBefore, @Nullable Boolean verified,
        @Nullable List<String> context, @Nullable Boolean showNotFor, @Nullable Boolean alert,
        @Nullable String clientId) {

    Wanted wanted() {
        SavedQuery query = new SavedQuery(q, set(concept, ConceptId::parse), set(kind, Kind::new),
                deck == null ? null : new DeckId(deck), Arrays.stream(Visibility.Reach.values())
                        .filter(each -> each.word().equals(reach)).findFirst().orElse(null),
                owner == null ? null : new PersonId(owner), changedFrom, changedBefore, verified,
                set(context, ConceptId::parse), showNotFor);
        return new Wanted(name == null ? "" : name, query.query(), Boolean.TRUE.equals(alert));
    }

    private static <T> Set<T> set(@Nullable List<String> values, Function<String, T> read) {
        return values == null
                ? Set.of()
                : values.stream().filter(value -> !value.isEmpty()).map(read).collect(Collectors.toSet());
    }
}
