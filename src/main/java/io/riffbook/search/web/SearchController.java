package io.riffbook.search.web;

import io.riffbook.access.Viewer;
import io.riffbook.content.DeckId;
import io.riffbook.deals.OpportunityId;
import io.riffbook.model.ConceptId;
import io.riffbook.model.Kind;
import io.riffbook.search.SnippetSearch;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

@RestController
@RequestMapping("/api/v1/search")
class SearchController {
    private final SnippetSearch search;

    SearchController(SnippetSearch search) {
        this.search = search;
    }

    @Operation(operationId = "search", summary = "Find snippets", description = "Words are wanted, \"quoted phrases\" "
            + "required, -words excluded. Without text: browse. Changes nothing, so it may be repeated.")
    @PostMapping
    SearchView search(@RequestBody SearchBody body, Viewer viewer) {
        return SearchView.of(search.search(viewer, body.query()));
    }

    @Operation(operationId = "searchSimply", summary = "Find snippets, for clients that can only GET")
    @GetMapping
    SearchView searchSimply(@RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "") List<String> concept, @RequestParam(defaultValue = "") List<String> kind,
            @RequestParam(required = false) @Nullable UUID deck,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable UUID opportunity, Viewer viewer) {
        SearchBody body = new SearchBody(q, concepts(concept), kinds(kind), deck == null ? null : new DeckId(deck),
                null, null, null, null, null,
                new SearchBody.Moment(opportunity == null ? null : new OpportunityId(opportunity), Set.of(), false),
                false,
                null, limit, cursor, null);
        return SearchView.of(search.search(viewer, body.query()));
    }

    static Set<ConceptId> concepts(List<String> values) {
        return values.stream().map(ConceptId::parse).collect(Collectors.toSet());
    }

    static Set<Kind> kinds(List<String> values) {
        return values.stream().map(Kind::new).collect(Collectors.toSet());
    }
}
