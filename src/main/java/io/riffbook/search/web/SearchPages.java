package io.riffbook.search.web;

import io.riffbook.access.Viewer;
import io.riffbook.search.SearchPage;
import io.riffbook.search.SnippetQuery;
import io.riffbook.search.SnippetSearch;
import io.riffbook.web.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestHeader;

import jakarta.servlet.http.HttpServletResponse;

/// The search page. A full page holds the same fragments that htmx asks for alone.
@Controller
class SearchPages {
    private static final String HTMX = "HX-Request";

    private final SnippetSearch search;

    SearchPages(SnippetSearch search) {
        this.search = search;
    }

    @GetMapping({"/", "/search"})
    String search(@ModelAttribute SearchForm form,
            @RequestHeader(name = HTMX, required = false) @Nullable String htmx, Viewer viewer, Model model,
            HttpServletResponse response) {
        SnippetQuery query = form.query();
        SearchPage page = search.search(viewer, query);
        model.addAttribute("query", query);
        model.addAttribute("page", page);
        model.addAttribute("cards", page.hits().stream().map(ResultCard::of).toList());
        model.addAttribute("next", page.nextCursor() == null ? null : SearchAddress.of(query, page.nextCursor()));
        model.addAttribute("maySave", viewer.person().isPresent()).addAttribute("saveId", Ids.next());
        model.addAttribute("facets", page.facets().stream().filter(group -> !group.name().equals("deck")).toList());
        model.addAttribute("askFor", SearchAddress.toAskFor(query)).addAttribute("mayAuthor", viewer.mayAuthor());
        response.addHeader(HttpHeaders.VARY, HTMX);
        if (htmx == null) {
            return "search/search";
        }
        return form.cursor() == null ? "search/results :: results" : "search/results :: hits";
    }
}
