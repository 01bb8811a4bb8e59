package io.riffbook.search.web;

import io.riffbook.access.Viewer;
import io.riffbook.search.Suggestions;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SuggestionsController {
    private final Suggestions suggestions;

    SuggestionsController(Suggestions suggestions) {
        this.suggestions = suggestions;
    }

    @Operation(operationId = "suggest", summary = "What somebody may mean who is still typing: past queries of their own, concepts, snippets by title")
    @GetMapping("/api/v1/search/suggestions")
    Suggestions.Suggested suggest(@RequestParam(defaultValue = "") String q, Viewer viewer) {
        return suggestions.of(viewer, q);
    }
}
