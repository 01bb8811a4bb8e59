package io.riffbook.content.bulk.web;

import io.riffbook.access.Viewer;
import io.riffbook.content.SnippetId;
import io.riffbook.content.bulk.BulkChange;
import io.riffbook.content.bulk.BulkChangeId;
import io.riffbook.content.bulk.BulkChanges;
import io.riffbook.content.bulk.BulkItem.Outcome;
import io.riffbook.content.bulk.Change;
import io.riffbook.jobs.JobId;
import io.riffbook.web.Cursor;
import io.riffbook.web.FieldFault;
import io.riffbook.web.Idempotency;
import io.riffbook.web.IdempotencyKey;
import io.riffbook.web.InvalidRequestException;
import io.riffbook.web.Page;
import io.riffbook.web.PageLimit;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.net.URI;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/// Changes of many snippets at once.
@RestController
@RequestMapping("/api/v1/bulk-changes")
class BulkChangeController {
    private final BulkChanges bulkChanges;
    private final Idempotency idempotency;

    BulkChangeController(BulkChanges bulkChanges, Idempotency idempotency) {
        this.bulkChanges = bulkChanges;
        this.idempotency = idempotency;
    }

    /// Which snippets, and what is done to each.
    record NewBulkChange(@Nullable Selection selection, @Nullable Change change, @Nullable String clientId) {}

    /// Says nothing more.
    record Undoing(@Nullable String clientId) {}

    @Operation(operationId = "startBulkChange", summary = "Changes many snippets at once, as a job: tags, owner, verifier, day to look again, or retires them")
    @PostMapping
    ResponseEntity<?> start(@RequestBody NewBulkChange body, Viewer viewer,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        Selection selection = required(body.selection(), "/selection");
        Change change = required(body.change(), "/change");
        return idempotency.once(
                new Idempotency.Request(viewer.principal(), "POST /api/v1/bulk-changes",
                        IdempotencyKey.of(key, body.clientId()), body),
                () -> {
                    Collection<SnippetId> snippets = selection.snippets(bulkChanges);
                    BulkChange bulk = bulkChanges.start(viewer, change, snippets);
                    return taken(bulk.id(), bulk.job());
                });
    }

    @Operation(operationId = "listBulkChanges", summary = "Bulk changes, newest first")
    @GetMapping
    Page<BulkChangeView> list(@RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return bulkChanges.list(Cursor.decode(cursor), PageLimit.of(limit)).map(BulkChangeView::of);
    }

    @Operation(operationId = "getBulkChange", summary = "A bulk change, and how far it has come")
    @GetMapping("/{id}")
    BulkChangeView get(@PathVariable UUID id) {
        return BulkChangeView.of(bulkChanges.find(new BulkChangeId(id)));
    }

    @Operation(operationId = "listBulkChangeItems", summary = "The snippets of a bulk change, and what became of each")
    @GetMapping("/{id}/items")
    Page<BulkChangeView.ItemView> items(@PathVariable UUID id, @RequestParam(required = false) @Nullable String outcome,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        BulkChange bulk = bulkChanges.find(new BulkChangeId(id));
        return bulkChanges.items(bulk, Optional.ofNullable(outcome).map(BulkChangeController::outcome),
                Cursor.decode(cursor), PageLimit.of(limit)).map(BulkChangeView.ItemView::of);
    }

    @Operation(operationId = "undoBulkChange", summary = "Puts back what a bulk change did, as a job; what somebody changed since is left as it is")
    @PostMapping("/{id}/undo")
    ResponseEntity<?> undo(@PathVariable UUID id, @RequestBody Undoing body, Viewer viewer,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return idempotency.once(
                new Idempotency.Request(viewer.principal(), "POST /api/v1/bulk-changes/" + id + "/undo",
                        IdempotencyKey.of(key, body.clientId()), body),
                () -> {
                    BulkChange bulk = bulkChanges.undo(viewer, new BulkChangeId(id));
                    return taken(bulk.id(), bulk.undo().orElseThrow().job());
                });
    }

    private static ResponseEntity<BulkChangeView.Taken> taken(BulkChangeId bulk, JobId job) {
        return ResponseEntity.accepted().location(URI.create("/api/v1/jobs/" + job))
                .body(new BulkChangeView.Taken(bulk, job));
    }

    private static <T> T required(@Nullable T value, String pointer) {
        if (value == null) {
            throw InvalidRequestException.at(new FieldFault(pointer, "is required"));
        }
        return value;
    }

    private static Outcome outcome(String word) {
        return Outcome.find(word).orElseThrow(() -> InvalidRequestException.at(FieldFault.ofParameter("outcome",
                "must be waiting, changed, unchanged, refused, undone or not-undone")));
    }
}
