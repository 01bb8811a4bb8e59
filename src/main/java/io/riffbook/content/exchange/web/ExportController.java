package io.riffbook.content.exchange.web;

import io.riffbook.access.Viewer;
import io.riffbook.content.exchange.ExportOrder;
import io.riffbook.content.exchange.Exports;
import io.riffbook.jobs.JobId;
import io.riffbook.web.Idempotency;
import io.riffbook.web.IdempotencyKey;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.net.URI;
import java.util.Set;
import java.util.UUID;

/// Takes content out.
@RestController
@RequestMapping("/api/v1/exports")
class ExportController {
    private final Exports exports;
    private final Idempotency idempotency;

    ExportController(Exports exports, Idempotency idempotency) {
        this.exports = exports;
        this.idempotency = idempotency;
    }

    /// What is wanted.
    ///
    /// @param types absent: all
    /// @param format absent: an archive
    /// @param files whether an archive has the files in it; absent: it has
    record ExportBody(@Nullable Set<ExportOrder.Part> types, ExportOrder.@Nullable Format format,
            @Nullable Boolean files, @Nullable String clientId) {
        ExportOrder order() {
            ExportOrder.Format wanted = format == null ? ExportOrder.Format.ARCHIVE : format;
            return new ExportOrder(types == null ? Set.of() : types, wanted,
                    wanted == ExportOrder.Format.ARCHIVE && (files == null || files));
        }
    }

    /// The job that does it.
    record Ordered(JobId jobId) {}

    @Operation(operationId = "exportContent", summary = "Exports taxonomies, decks and snippets with all that ever was: answers 202 with the job that writes the file")
    @PostMapping
    ResponseEntity<?> order(@RequestBody ExportBody body, Viewer viewer,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        ExportOrder order = body.order();
        return idempotency.once(new Idempotency.Request(viewer.principal(), "POST /api/v1/exports",
                IdempotencyKey.of(key, body.clientId()), body), () -> {
                    JobId job = exports.order(viewer, order);
                    return ResponseEntity.accepted().location(URI.create("/api/v1/jobs/" + job))
                            .body(new Ordered(job));
                });
    }

    @Operation(operationId = "getExportFile", summary = "The file that an export's job wrote, for some days")
    @GetMapping("/{id}/file")
    ResponseEntity<InputStreamResource> file(@PathVariable UUID id, Viewer viewer) {
        Exports.Fetched export = exports.fetch(viewer, new JobId(id));
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(export.format().mediaType()))
                .contentLength(export.content().size()).header("X-Content-Type-Options", "nosniff")
                .header("Content-Disposition",
                        ContentDisposition.attachment().filename(export.fileName()).build().toString())
                .body(new InputStreamResource(export.content().stream()));
    }
}
