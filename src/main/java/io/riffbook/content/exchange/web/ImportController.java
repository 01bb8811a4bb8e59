package io.riffbook.content.exchange.web;

import io.riffbook.access.Viewer;
import io.riffbook.content.exchange.ExportOrder;
import io.riffbook.content.exchange.ImportResult;
import io.riffbook.content.exchange.Imports;
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
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;

/// Brings content in. The file is the body of the request; what is wanted of it stands in the parameters.
@RestController
@RequestMapping("/api/v1/imports")
class ImportController {
    private static final String NDJSON = "application/x-ndjson";
    private static final String ZIP = "application/zip";

    private final Imports imports;
    private final Idempotency idempotency;

    ImportController(Imports imports, Idempotency idempotency) {
        this.imports = imports;
        this.idempotency = idempotency;
    }

    /// The job that does it.
    record Ordered(JobId jobId) {}

    /// What became of a row.
    record ResultView(int number, String place, String type, @Nullable UUID id, ImportResult.Outcome outcome,
            List<String> notes, @Nullable ProblemDetail problem) {
        static ResultView of(ImportResult result) {
            return new ResultView(result.number(), result.place(), result.type(), result.id(), result.outcome(),
                    result.notes(), result.problem().map(problem -> problem.toDetail()).orElse(null));
        }
    }

    @Operation(operationId = "importContent", summary = "Imports NDJSON or an archive: answers 202 with the job that does it")
    @PostMapping(consumes = {NDJSON, ZIP})
    ResponseEntity<?> take(HttpServletRequest request, Viewer viewer,
            @RequestParam(defaultValue = "false") boolean publish,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String newTagsIn,
            @RequestParam(defaultValue = "false") boolean keepMisfits,
            @RequestParam(required = false) @Nullable String clientId,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) throws IOException {
        Imports.Wish wish = new Imports.Wish(publish, kind, newTagsIn, keepMisfits);
        imports.check(wish);
        ExportOrder.Format format = String.valueOf(request.getContentType()).startsWith(ZIP)
                ? ExportOrder.Format.ARCHIVE
                : ExportOrder.Format.NDJSON;
        Optional<IdempotencyKey> once = IdempotencyKey.of(key, clientId);
        Imports.Upload upload = receive(request);
        return idempotency.once(new Idempotency.Request(viewer.principal(), "POST /api/v1/imports", once,
                List.of(format, wish, upload.content())), () -> {
                    JobId job = imports.order(viewer, upload, format, wish);
                    return ResponseEntity.accepted().location(URI.create("/api/v1/jobs/" + job))
                            .body(new Ordered(job));
                });
    }

    private Imports.Upload receive(HttpServletRequest request) throws IOException {
        try (InputStream body = request.getInputStream()) {
            return imports.receive(body);
        }
    }

    @Operation(operationId = "listImportResults", summary = "What became of the rows of an import, in their order")
    @GetMapping("/{id}/results")
    Page<ResultView> results(@PathVariable UUID id, Viewer viewer,
            @RequestParam(required = false) @Nullable String outcome,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return imports.results(viewer, new JobId(id), Optional.ofNullable(outcome).map(ImportController::outcome),
                Cursor.decode(cursor), PageLimit.of(limit)).map(ResultView::of);
    }

    private static ImportResult.Outcome outcome(String word) {
        return ImportResult.Outcome.find(word).orElseThrow(() -> InvalidRequestException.at(FieldFault
                .ofParameter("outcome", "must be created, unchanged, exists or refused")));
    }
}
