package io.riffbook.content.composing.web;

import io.riffbook.access.Viewer;
import io.riffbook.content.DeckId;
import io.riffbook.content.composing.DeckExports;
import io.riffbook.content.composing.DeckTemplateId;
import io.riffbook.jobs.JobId;
import io.riffbook.reading.ComposedFormat;
import io.riffbook.web.FieldFault;
import io.riffbook.web.Idempotency;
import io.riffbook.web.IdempotencyKey;
import io.riffbook.web.InvalidRequestException;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
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

/// Presentations and documents of decks that are written in Markdown.
@RestController
@RequestMapping("/api/v1/decks/{id}/exports")
class DeckExportController {
    private final DeckExports exports;
    private final Idempotency idempotency;

    DeckExportController(DeckExports exports, Idempotency idempotency) {
        this.exports = exports;
        this.idempotency = idempotency;
    }

    /// What is wanted.
    ///
    /// @param format `pptx` or `pdf`
    /// @param revision absent: the current one
    /// @param templateId absent: Riffbook's own theme
    record ExportBody(@Nullable String format, @Nullable Integer revision, @Nullable UUID templateId,
            @Nullable String clientId) {
        DeckExports.Wish wish() {
            return new DeckExports.Wish(DeckExportController.format(format), Optional.ofNullable(revision),
                    Optional.ofNullable(templateId).map(DeckTemplateId::new));
        }
    }

    /// The job that does it.
    record Ordered(JobId jobId) {}

    @Operation(operationId = "exportDeck", summary = "Makes a presentation or a document of a deck that is written in Markdown: answers 202 with the job that composes it")
    @PostMapping
    ResponseEntity<?> order(@PathVariable UUID id, @RequestBody ExportBody body, Viewer viewer,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        DeckExports.Wish wish = body.wish();
        return idempotency.once(new Idempotency.Request(viewer.principal(), "POST /api/v1/decks/" + id + "/exports",
                IdempotencyKey.of(key, body.clientId()), body), () -> {
                    JobId job = exports.order(viewer, new DeckId(id), wish);
                    return ResponseEntity.accepted().location(URI.create("/api/v1/jobs/" + job))
                            .body(new Ordered(job));
                });
    }

    @Operation(operationId = "getDeckExportFile", summary = "The presentation or document that an export's job composed")
    @GetMapping("/{job}/file")
    ResponseEntity<InputStreamResource> file(@PathVariable UUID id, @PathVariable UUID job, Viewer viewer) {
        return sent(exports.fetch(viewer, new DeckId(id), new JobId(job)));
    }

    /// As a file to be saved, never shown.
    static ResponseEntity<InputStreamResource> sent(DeckExports.Fetched export) {
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(export.format().mediaType()))
                .contentLength(export.content().size()).header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Content-Disposition",
                        ContentDisposition.attachment().filename(export.fileName(), StandardCharsets.UTF_8).build()
                                .toString())
                .body(new InputStreamResource(export.content().stream()));
    }

    static ComposedFormat format(@Nullable String word) {
        return Stream.of(ComposedFormat.values()).filter(format -> format.ending().equals(word)).findFirst()
                .orElseThrow(() -> InvalidRequestException.at(new FieldFault("/format", "must be pptx or pdf")));
    }
}
