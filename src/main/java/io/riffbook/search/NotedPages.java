package io.riffbook.search;

import io.riffbook.access.Viewer;
import io.riffbook.search.ShownPage.Found;
import io.riffbook.search.ShownPage.Shown;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Lets whoever keeps the ledger know which pages of results leave the server.
@Component
class NotedPages {
    private final ObjectProvider<ResultPages> ledger;
    private final Clock clock;

    NotedPages(ObjectProvider<ResultPages> ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    void note(Viewer viewer, SnippetQuery query, SearchPage page) {
        ResultPages pages = ledger.getIfAvailable();
        if (pages != null) {
            pages.shown(new ShownPage(page.searchId(), page.first(), clock.instant(), viewer, query.text(),
                    filters(query), query.context().concepts(), query.context().opportunity(), found(page),
                    page.total().count(),
                    page.hits().stream().map(hit -> new Shown(hit.card().id(), hit.card().revision())).toList()));
        }
    }

    private static Found found(SearchPage page) {
        if (page.total().count() == 0) {
            return Found.NOTHING;
        }
        SearchPage.Correction correction = page.correction();
        if (correction != null && correction.applied()) {
            return Found.CORRECTED;
        }
        return page.relaxed() ? Found.RELAXED : Found.AS_ASKED;
    }

    /// In the words of the API.
    private static Map<String, Object> filters(SnippetQuery query) {
        Map<String, Object> filters = new LinkedHashMap<>();
        put("concepts", query.concepts(), filters);
        put("kinds", query.kinds(), filters);
        query.deck().ifPresent(deck -> filters.put("deck", deck));
        query.reach().ifPresent(reach -> filters.put("reach", reach));
        query.owner().ifPresent(owner -> filters.put("owner", owner));
        query.changedFrom().ifPresent(from -> filters.put("changedFrom", from));
        query.changedBefore().ifPresent(before -> filters.put("changedBefore", before));
        if (query.verifiedOnly()) {
            filters.put("verifiedOnly", true);
        }
        if (query.drafts()) {
            filters.put("drafts", true);
        }
        if (query.order() != EngineQuery.Order.RELEVANCE) {
            filters.put("sort", query.order());
        }
        return filters;
    }

    private static void put(String name, Collection<?> values, Map<String, Object> filters) {
        if (!values.isEmpty()) {
            filters.put(name, values);
        }
    }
}
