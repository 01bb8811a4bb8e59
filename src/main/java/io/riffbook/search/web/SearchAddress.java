package io.riffbook.search.web;

import io.riffbook.content.Visibility;
import io.riffbook.search.EngineQuery.Order;
import io.riffbook.search.SnippetQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/// Where the search page shows what a query finds.
public final class SearchAddress {
    private final UriComponentsBuilder address;
    private final List<Object> values = new ArrayList<>();

    private SearchAddress(String path) {
        this.address = UriComponentsBuilder.fromPath(path);
    }

    /// The address of the query's page that begins at the cursor, or of its first one.
    public static String of(SnippetQuery query, @Nullable String cursor) {
        SearchAddress address = new SearchAddress("/search");
        address.add("q", query.text().isBlank() ? List.of() : List.of(query.text()));
        address.add("concept", query.concepts().stream().sorted().toList());
        address.add("kind", query.kinds());
        address.add("deck", query.deck().stream().toList());
        address.add("reach", query.reach().stream().map(Visibility.Reach::word).toList());
        address.add("owner", query.owner().stream().toList());
        address.add("changedFrom", query.changedFrom().stream().toList());
        address.add("changedBefore", query.changedBefore().stream().toList());
        address.add("verified", onlyIf(query.verifiedOnly()));
        address.add("opportunity", query.context().opportunity().stream().toList());
        address.add("context", query.context().concepts().stream().sorted().toList());
        address.add("showNotFor", onlyIf(query.context().showNotFor()));
        address.add("drafts", onlyIf(query.drafts()));
        address.add("sort", query.order() == Order.RELEVANCE ? List.of() : List.of(query.order().word()));
        address.add("cursor", cursor == null ? List.of() : List.of(cursor));
        return address.text();
    }

    /// Where people ask for what the query didn't find.
    static String toAskFor(SnippetQuery query) {
        SearchAddress address = new SearchAddress("/requests/new");
        address.add("text", query.text().isBlank() ? List.of() : List.of(query.text()));
        address.add("kind", query.kinds().size() == 1 ? query.kinds() : List.of());
        address.add("concept", Stream.concat(query.concepts().stream(), query.context().concepts().stream())
                .distinct().sorted().toList());
        address.add("opportunity", query.context().opportunity().stream().toList());
        return address.text();
    }

    private String text() {
        return address.encode().buildAndExpand(values.toArray()).toUriString();
    }

    private static List<Boolean> onlyIf(boolean isSo) {
        return isSo ? List.of(true) : List.of();
    }

    private void add(String name, Collection<?> all) {
        all.forEach(value -> {
            address.queryParam(name, "{value}");
            values.add(value.toString());
        });
    }
}
