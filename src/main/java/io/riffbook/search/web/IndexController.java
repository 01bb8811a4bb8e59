package io.riffbook.search.web;

import io.riffbook.search.IndexStatus;
import io.riffbook.search.Indexing;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class IndexController {
    private final Indexing indexing;

    IndexController(Indexing indexing) {
        this.indexing = indexing;
    }

    @Operation(operationId = "getIndexStatus", summary = "How far the index is behind, and what it refused")
    @GetMapping("/api/v1/index")
    IndexStatus status() {
        return indexing.status();
    }
}
