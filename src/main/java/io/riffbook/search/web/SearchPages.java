package io.riffbook.search.web;

import io.riffbook.access.Viewer;
import io.riffbook.content.DeckId;
import io.riffbook.deals.OpportunityId;
import io.riffbook.search.EngineQuery.Order;
import io.riffbook.search.SearchPage;
import io.riffbook.search.SnippetQuery;
import io.riffbook.search.SnippetSearch;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;

/// The search page. A full page holds the same fragments that htmx asks for alone.
@Controller
class SearchPages {
    private static final int HITS = 20;
    private static final String HTMX = "HX-Request";

    private final SnippetSearch search;

    SearchPages(SnippetSearch search) {
        this.search = search;
    }

    @GetMapping({"/", "/search"})
    String search(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") List<String> concept,
            @RequestParam(defaultValue = "") List<String> kind, @RequestParam(required = false) @Nullable UUID deck,
            @RequestParam(required = false) @Nullable UUID opportunity,
            @RequestParam(defaultValue = "false") boolean drafts, @RequestParam(defaultValue = "relevance") String sort,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestHeader(name = HTMX, required = false) @Nullable String htmx, Viewer viewer, Model model,
            HttpServletResponse response) {
        Order order = sort.equals(Order.NEWEST.word()) ? Order.NEWEST : Order.RELEVANCE;
        SnippetQuery query = new SearchBody(q, SearchController.concepts(concept), SearchController.kinds(kind),
                deck == null ? null : new DeckId(deck), null, null, null, null, null,
                new SearchBody.Moment(opportunity == null ? null : new OpportunityId(opportunity), Set.of()), drafts,
                order, HITS, cursor, null).query();
        SearchPage page = search.search(viewer, query);
        model.addAttribute("query", query);
        model.addAttribute("page", page);
        model.addAttribute("cards", page.hits().stream().map(ResultCard::of).toList());
        model.addAttribute("facets", page.facets().stream().filter(group -> !group.name().equals("deck")).toList());
        model.addAttribute("mayAuthor", viewer.mayAuthor());
        response.addHeader(HttpHeaders.VARY, HTMX);
        if (htmx == null) {
            return "search/search";
        }
        return cursor == null ? "search/results :: results" : "search/results :: hits";
    }
}
