package io.riffbook.search.web;

import io.riffbook.access.Viewer;
import io.riffbook.content.SnippetId;
import io.riffbook.content.bulk.BulkChange;
import io.riffbook.content.bulk.BulkChangeId;
import io.riffbook.content.bulk.BulkChanges;
import io.riffbook.content.bulk.Change;
import io.riffbook.jobs.JobId;
import io.riffbook.search.SnippetQuery;
import io.riffbook.search.SnippetSearch;
import io.riffbook.web.FieldFault;
import io.riffbook.web.Idempotency;
import io.riffbook.web.IdempotencyKey;
import io.riffbook.web.InvalidRequestException;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.net.URI;
import java.util.Set;

/// Bulk changes of what a search finds.
@RestController
@RequestMapping("/api/v1/search/bulk-changes")
class FoundController {
    private final SnippetSearch search;
    private final BulkChanges bulkChanges;
    private final Idempotency idempotency;

    FoundController(SnippetSearch search, BulkChanges bulkChanges, Idempotency idempotency) {
        this.search = search;
        this.bulkChanges = bulkChanges;
        this.idempotency = idempotency;
    }

    /// A search, and what is done to each snippet that it finds. How it orders and pages doesn't matter.
    record ChangeOfFound(@Nullable SearchBody search, @Nullable Change change, @Nullable String clientId) {}

    /// The bulk change that was taken, and the job that does it.
    record Taken(BulkChangeId bulkChangeId, JobId jobId) {}

    @Operation(operationId = "startBulkChangeOfFound", summary = "Changes everything that a search finds right now, as a job")
    @PostMapping
    ResponseEntity<?> start(@RequestBody ChangeOfFound body, Viewer viewer,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        SnippetQuery query = required(body.search(), "/search").query();
        Change change = required(body.change(), "/change");
        return idempotency.once(
                new Idempotency.Request(viewer.principal(), "POST /api/v1/search/bulk-changes",
                        IdempotencyKey.of(key, body.clientId()), body),
                () -> search.everything(viewer, query), found -> taken(viewer, change, found));
    }

    private ResponseEntity<Taken> taken(Viewer viewer, Change change, Set<SnippetId> found) {
        BulkChange bulk = bulkChanges.start(viewer, change, found);
        return ResponseEntity.accepted().location(URI.create("/api/v1/jobs/" + bulk.job()))
                .body(new Taken(bulk.id(), bulk.job()));
    }

    private static <T> T required(@Nullable T value, String pointer) {
        if (value == null) {
            throw InvalidRequestException.at(new FieldFault(pointer, "is required"));
        }
        return value;
    }
}
